"""`gosmed account create`: a base account, from a form (R9–R12)."""

from __future__ import annotations

import typer

from ..app import typer_app
from ..given import Form, Options, Set
from ..login import Challenge, Code, PasswordStdin
from ..options import Command
from ..registering import create_account
from ..render import Answer
from ..run import this_run

app = typer_app()


@app.command(cls=Command, help="help.account.create")
async def create(
    ctx: typer.Context,
    form: Form = None,
    sets: Set = None,
    password_stdin: PasswordStdin = False,
    challenge: Challenge = None,
    code: Code = None,
) -> Answer:
    options = Options(form, sets or (), challenge=challenge, code=code)
    return await create_account(this_run(ctx), options, password_stdin)
