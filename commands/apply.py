"""`gosmed apply SLUG`: apply for a service."""

from __future__ import annotations

from typing import Annotated

import typer

from .app import typer_app
from .applying import apply_for
from .given import Attach, Draft, Fix, Form, KeyPassword, NoWait, Options, Set, Sign, Yes
from .login import Challenge, Code
from .options import Command
from .render import Answer
from .run import this_run

app = typer_app()


@app.command(cls=Command, help="help.apply")
async def apply(
    ctx: typer.Context,
    slug: Annotated[str, typer.Argument(metavar="SLUG", help="help.arg.slug")],
    form: Form = None,
    sets: Set = None,
    attach: Attach = None,
    draft: Draft = False,
    fix: Fix = False,
    yes: Yes = False,
    no_wait: NoWait = False,
    challenge: Challenge = None,
    code: Code = None,
    sign: Sign = None,
    key_password_file: KeyPassword = None,
) -> Answer:
    options = Options(
        form, sets or (), attach or (), draft, fix, yes, no_wait, challenge, code, sign, key_password_file
    )
    return await apply_for(this_run(ctx), slug, options, f"apply {slug}")
