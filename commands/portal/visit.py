"""`gosmed portal visit`: a clerk says that a meeting was held, or that nobody came (R26)."""

from __future__ import annotations

from typing import Annotated

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import say

from .. import application_view as view
from ..app import typer_app
from ..options import Command
from ..render import Answer, lines_of
from ..run import this_run
from .operating import Data, operator

app = typer_app()


@app.command(cls=Command, help="help.portal.visit")
async def visit(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="help.arg.number")],
    held: Annotated[bool, typer.Option("--held", help="help.option.held")] = False,
    missed: Annotated[bool, typer.Option("--missed", help="help.option.missed")] = False,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="help.option.by")] = None,
    data: Data = None,
) -> Answer:
    if held and missed:
        raise UsageProblem("conflict", first="--held", second="--missed")
    if not (held or missed):
        raise UsageProblem("missing_parameter", name="--held | --missed", command="gosmed portal visit --help")
    async with operator(this_run(ctx), data) as portal:
        application = await portal.visit(number, held=held, by=by)
    key = "desk.visit_held" if held else "desk.visit_missed"
    line = say(key, number=application["number"], status=view.status_title(application))
    return Answer(application, lines_of([line]))
