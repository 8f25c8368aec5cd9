"""`gosmed portal clock`: see and move the portal's time; what falls due meanwhile happens."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from gosmed_cli.text import formats

from ..app import typer_app
from ..options import Command, Group
from ..render import Answer, lines_of
from ..run import this_run
from .operating import Data, operator


class _Group(Group):
    default = "show"


app = typer_app(cls=_Group, help="help.portal.clock")


@app.command("show", cls=Command, help="help.portal.clock.show")
async def show(ctx: typer.Context, data: Data = None) -> Answer:
    async with operator(this_run(ctx), data) as portal:
        return _answer(await portal.clock())


@app.command("advance", cls=Command, help="help.portal.clock.advance")
async def advance(
    ctx: typer.Context,
    span: Annotated[str, typer.Argument(metavar="5d|5wd|3h", help="help.arg.clock_span")],
    data: Data = None,
) -> Answer:
    async with operator(this_run(ctx), data) as portal:
        return _answer(await portal.move_clock(advance=span))


@app.command("set", cls=Command, help="help.portal.clock.set")
async def set_(
    ctx: typer.Context,
    moment: Annotated[str, typer.Argument(metavar="ISO", help="help.arg.moment")],
    data: Data = None,
) -> Answer:
    async with operator(this_run(ctx), data) as portal:
        return _answer(await portal.move_clock(to=moment))


def _answer(state: dict[str, Any]) -> Answer:
    return Answer(state, lines_of([formats.moment(formats.parse(state["now"]))]))
