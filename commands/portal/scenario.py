"""`gosmed portal scenario`: what the portal starts with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gosmed_cli.errors import NotFound, RuleBroken
from gosmed_cli.text import say

from ..app import typer_app
from ..options import Command, Group, ListCommand
from ..render import Answer, lines_of
from ..run import this_run
from .operating import Data, operator, read_text


class _Group(Group):
    default = "list"


Which = Annotated[str, typer.Argument(metavar="NAME|FILE", help="help.arg.scenario")]
app = typer_app(cls=_Group, help="help.portal.scenario")


@app.command("list", cls=ListCommand, help="help.portal.scenario.list")
def list_(ctx: typer.Context) -> Answer:
    """The scenarios that ship; needs no portal."""
    from gosmed_cli.mock_portal.scenarios import names

    found = sorted(names())
    return Answer([{"name": one} for one in found], lines_of(found), ("name",))


@app.command("load", cls=Command, help="help.portal.scenario.load")
async def load(ctx: typer.Context, which: Which, data: Data = None) -> Answer:
    run = this_run(ctx)
    text = _text(which)
    async with operator(run, data) as portal:
        state = await portal.load_scenario(name=which if text is None else None, text=text)
    run.note(say("portal.scenario_loaded", name=which))
    return Answer(state)


def _text(which: str) -> str | None:
    """The text of a scenario file; None for the name of one that ships. Raises NotFound for neither."""
    from gosmed_cli.mock_portal.scenarios import names

    if which in names():
        return None
    if Path(which).name == which and not Path(which).suffix and not Path(which).exists():
        raise NotFound("portal.unknown_scenario", name=which, names=", ".join(sorted(names())))
    return read_text(Path(which))


@app.command("check", cls=Command, help="help.portal.scenario.check")
def check(ctx: typer.Context, which: Which) -> Answer:
    """Needs no portal. Raises RuleBroken with every problem."""
    from gosmed_cli.errors import Detail
    from gosmed_cli.mock_portal.scenarios import check as problems_of
    from gosmed_cli.mock_portal.scenarios import text_of

    own = _text(which)
    text = text_of(which) if own is None else own
    problems = problems_of(text)
    if problems:
        details = tuple(Detail("portal.scenario_problem", text=one) for one in problems)
        raise RuleBroken("portal.scenario_broken", details=details, name=which, count=len(problems))
    this_run(ctx).note(say("portal.scenario_fits", name=which))
    return Answer({"name": which, "problems": []})
