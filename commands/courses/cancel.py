"""`gosmed courses cancel`: give a seat, or a place on a waiting list, back (R94)."""

from __future__ import annotations

import typer

from gosmed_cli.text import say
from gosmed_cli.text.clean import clean
from gosmed_cli.usecases import courses as use

from .. import ask
from ..app import typer_app
from ..given import Sure
from ..options import Command
from ..render import Answer
from ..run import this_run
from . import view

app = typer_app()


@app.command(cls=Command, help="help.courses.cancel")
async def cancel(ctx: typer.Context, number: view.Number, yes: Sure = False) -> Answer:
    run = this_run(ctx)
    portal = await run.app.portal()
    if run.can_ask and not yes:
        one = await use.one_of_mine(portal, number)
        if not ask.yes(say("courses.ask_cancel", number=number, title=clean(one["title"])), default=False):
            raise KeyboardInterrupt(say("courses.not_cancelled", number=number))
    done = await use.cancel(portal, number)
    run.note(say("courses.cancelled", number=number, title=clean(done["title"])))
    return Answer(done)
