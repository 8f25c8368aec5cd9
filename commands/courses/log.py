"""`gosmed courses log`: the action log, as far as it is about courses (R94)."""

from __future__ import annotations

import typer

from gosmed_cli.usecases import courses as use

from ..app import typer_app
from ..journal import shown
from ..options import ListCommand
from ..ranges import All, From, Limit, To, asked_for, narrowed
from ..render import Answer
from ..run import this_run

app = typer_app()


@app.command(cls=ListCommand, help="help.courses.log")
async def log(
    ctx: typer.Context, since: From = None, to: To = None, limit: Limit = None, everything: All = False
) -> Answer:
    run = this_run(ctx)
    found = await use.log(await run.app.portal(), asked_for(limit, since, to, everything))
    return shown(run, narrowed(found, lambda one: one["at"], since, to, limit))
