"""`gosmed account confirm bank`: identity through a bank, a service like any other (R25)."""

from __future__ import annotations

import typer

from ...app import typer_app
from ...applying import apply_for
from ...given import Attach, Draft, Fix, Form, NoWait, Options, Set, Yes
from ...login import Challenge, Code
from ...options import Command
from ...render import Answer
from ...run import this_run

app = typer_app()


@app.command(cls=Command, help="help.account.confirm.bank")
async def bank(
    ctx: typer.Context,
    form: Form = None,
    sets: Set = None,
    attach: Attach = None,
    draft: Draft = False,
    fix: Fix = False,
    yes: Yes = False,
    no_wait: NoWait = False,
    challenge: Challenge = None,
    code: Code = None,
) -> Answer:
    """The bank answers at once."""
    options = Options(form, sets or (), attach or (), draft, fix, yes, no_wait, challenge, code)
    return await apply_for(this_run(ctx), "identity-bank", options, "account confirm bank")
