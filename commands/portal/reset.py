"""`gosmed portal reset`: an empty portal again."""

from __future__ import annotations

from typing import Annotated

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import say

from .. import ask
from ..app import typer_app
from ..options import Command
from ..render import Answer
from ..run import this_run
from .operating import Data, operator

app = typer_app()


@app.command(cls=Command, help="help.portal.reset")
async def reset(
    ctx: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", help="help.option.yes_reset")] = False,
    data: Data = None,
) -> Answer:
    run = this_run(ctx)
    if run.can_ask and not yes and not ask.yes(say("portal.really_reset"), default=False):
        raise UsageProblem("portal.not_reset")
    async with operator(run, data) as portal:
        state = await portal.reset()
    run.note(say("portal.reset"))
    return Answer(state)
