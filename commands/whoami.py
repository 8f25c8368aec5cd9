"""`gosmed whoami`: who is signed in, with which rights, until when, and where the tokens are."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from gosmed_cli.errors import SignInNeeded
from gosmed_cli.text import formats, say
from gosmed_cli.usecases import sign_in

from .app import typer_app
from .login import where
from .options import Command
from .page import Page
from .render import Answer
from .run import this_run
from .spans import span

app = typer_app()


@app.command(cls=Command, help="help.whoami")
async def whoami(
    ctx: typer.Context,
    expires_within: Annotated[
        str | None, typer.Option("--expires-within", metavar="7d", help="help.option.expires_within")
    ] = None,
) -> Answer:
    run = this_run(ctx)
    within = span(expires_within, "--expires-within") if expires_within else None
    portal = await run.app.portal()
    session = await sign_in.session(portal)
    until = formats.parse(session["refresh_expires_at"])
    if within is not None and until - portal.time() <= within:
        raise SignInNeeded("account.expires", until=until, login=session["login"])
    place = run.app.session.where()
    data = {**session, "profile": run.app.settings.profile, "portal": portal.url, "tokens": place}

    def draw(page: Page) -> None:
        page.line(session["login"], "bold")
        page.line(say("account.whoami.scope", scope=say(f"account.scope.{session['scope']}")))
        page.line(say("account.whoami.until", until=until_text(until, portal.time())))
        page.line(say("account.whoami.portal", portal=portal.url, profile=run.app.settings.profile))
        page.line(say("account.whoami.tokens", where=where(place)))

    return Answer(data, draw)


def until_text(until: datetime, now: datetime) -> str:
    """«12.03.2026, 23:59 МСК (осталось 6 дней)»."""
    return f"{formats.moment(until)} ({formats.remaining(until, now)})"
