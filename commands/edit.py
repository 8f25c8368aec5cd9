"""`gosmed edit`: change an application while it is under review."""

from __future__ import annotations

from typing import Annotated

import typer

from .app import typer_app
from .given import Attach, Fix, Form, KeyPassword, NoWait, Options, Set, Sign, Yes
from .login import Challenge, Code
from .options import Command
from .render import Answer
from .resubmitting import send_again
from .run import this_run

app = typer_app()


@app.command(cls=Command, help="help.edit")
async def edit(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="help.arg.number")],
    form: Form = None,
    sets: Set = None,
    attach: Attach = None,
    fix: Fix = False,
    yes: Yes = False,
    no_wait: NoWait = False,
    challenge: Challenge = None,
    code: Code = None,
    sign: Sign = None,
    key_password_file: KeyPassword = None,
) -> Answer:
    options = Options(
        form, sets or (), attach or (), False, fix, yes, no_wait, challenge, code, sign, key_password_file
    )
    return await send_again(this_run(ctx), number, options, edit=True)
