"""`gosmed cancel`: withdraw an application."""

from __future__ import annotations

from typing import Annotated

import typer

from gosmed_cli.text import say
from gosmed_cli.usecases import cancel as cancelling

from . import ask
from .app import typer_app
from .given import Sure
from .options import Command
from .render import Answer
from .run import this_run

app = typer_app()


@app.command(cls=Command, help="help.cancel")
async def cancel(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="help.arg.number")],
    yes: Sure = False,
) -> Answer:
    run = this_run(ctx)
    if run.can_ask and not yes and not ask.yes(say("ask.cancel", number=number), default=False):
        raise KeyboardInterrupt(say("applications.not_cancelled", number=number))
    application = await cancelling.cancel(await run.app.portal(), number)
    run.note(say("applications.cancelled", number=number))
    return Answer(application)
