"""`gosmed support reply`: a follow-up, which is a new ticket that refers to the earlier one (R81)."""

from __future__ import annotations

from typing import Annotated

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import say
from gosmed_cli.usecases import support

from .. import ask
from ..app import typer_app
from ..given import Given, NoWait, Options, Set, Yes
from ..options import Command
from ..render import Answer
from ..run import Run, this_run
from . import ticket
from .open import Attach

app = typer_app()


@app.command(cls=Command, help="help.support.reply")
async def reply(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="help.arg.ticket")],
    text: Annotated[str | None, typer.Option("--text", metavar="TEXT|-", help="help.option.reply_text")] = None,
    attach: Attach = None,
    sets: Set = None,
    yes: Yes = False,
    no_wait: NoWait = False,
) -> Answer:
    run = this_run(ctx)
    earlier = await support.ticket_of(await run.app.portal(), number)
    said = support.require_text(_asked(run, number) if text is None else ticket.text_of(text))
    under = Given({"description": said}).over(ticket.given(support.reply_to(earlier)))
    options = Options(sets=sets or (), attach=attach or (), yes=yes, no_wait=no_wait)
    return await ticket.send(run, options, f"support reply {number}", under, await ticket.service_of(run))


def _asked(run: Run, number: str) -> str:
    """The text as the person at the terminal types it. Raises UsageProblem where nobody can be asked."""
    if not run.can_ask:
        raise UsageProblem("support.needs_text", number=number)
    run.note(say("support.ask_reply"))
    return ask.lines()
