"""`gosmed portal decide`: decide an application by hand, as the reviewing department would."""

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


@app.command(cls=Command, help="help.portal.decide")
async def decide(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="help.arg.number")],
    approve: Annotated[bool, typer.Option("--approve", help="help.option.approve")] = False,
    refuse: Annotated[bool, typer.Option("--refuse", help="help.option.refuse")] = False,
    reason: Annotated[str, typer.Option("--reason", metavar="…", help="help.option.reason")] = "",
    data: Data = None,
) -> Answer:
    if approve and refuse:
        raise UsageProblem("conflict", first="--approve", second="--refuse")
    if not (approve or refuse):
        raise UsageProblem("missing_parameter", name="--approve | --refuse", command="gosmed portal decide --help")
    if refuse and not reason.strip():
        raise UsageProblem("missing_parameter", name="--reason", command="gosmed portal decide --help")
    async with operator(this_run(ctx), data) as portal:
        application = await portal.decide(number, "approve" if approve else "refuse", reason)
    line = say("portal.decided", number=application["number"], status=view.status_title(application))
    return Answer(application, lines_of([line]))
