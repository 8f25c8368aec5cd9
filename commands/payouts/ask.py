"""`gosmed payouts ask`: an inquiry about a payout, with its number and date filled in (R99)."""

from __future__ import annotations

from typing import Annotated

import typer

from gosmed_cli.usecases import payouts as use

from ..app import typer_app
from ..applying import apply_for
from ..given import Attach, Given, NoWait, Options, Yes
from ..options import Command
from ..render import Answer
from ..run import this_run
from .show import Id

app = typer_app()
SERVICE = "payout-inquiry"
Text = Annotated[str | None, typer.Option("--text", metavar="TEXT", help="help.option.payout_text")]
Question = Annotated[str | None, typer.Option("--question", metavar="CODE", help="help.option.payout_question")]


@app.command(cls=Command, help="help.payouts.ask")
async def ask(
    ctx: typer.Context,
    number: Id,
    text: Text = None,
    question: Question = None,
    attach: Attach = None,
    yes: Yes = False,
    no_wait: NoWait = False,
) -> Answer:
    run = this_run(ctx)
    one = await use.show(await run.app.portal(), number)
    values = use.inquiry(one, question, text)
    sets = [f"{name}={value}" for name, value in values.items()]
    options = Options(sets=sets, attach=attach or (), yes=yes, no_wait=no_wait)
    return await apply_for(run, SERVICE, options, f"payouts ask {one['id']}", Given())
