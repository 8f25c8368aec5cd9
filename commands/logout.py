"""`gosmed logout`: end the sign-in here and at the portal."""

from __future__ import annotations

import typer

from gosmed_cli.text import say
from gosmed_cli.usecases import sign_in

from .app import typer_app
from .options import Command
from .render import Answer
from .run import this_run

app = typer_app()


@app.command(cls=Command, help="help.logout")
async def logout(ctx: typer.Context) -> Answer:
    run = this_run(ctx)
    told = await sign_in.sign_out(await run.app.portal())
    run.note(say("account.signed_out" if told else "account.signed_out_here"))
    return Answer({"signed_out": True, "portal_told": told})
