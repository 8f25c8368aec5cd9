"""Commands that are `apply` under a name of their own: `register`, `attestation`, `account confirm bank`."""

from __future__ import annotations

import typer

from .app import typer_app
from .applying import apply_for
from .given import Attach, Draft, Fix, Form, KeyPassword, NoWait, Options, Set, Sign, Yes
from .login import Challenge, Code
from .options import Command
from .render import Answer
from .run import this_run


def alias(slug: str, command: str) -> typer.Typer:
    """`gosmed COMMAND` for `gosmed apply SLUG`; its help is the message `help.<command with dots>`."""
    app = typer_app()

    @app.command(cls=Command, help=f"help.{command.replace(' ', '.')}")
    async def apply_under_its_name(
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
        sign: Sign = None,
        key_password_file: KeyPassword = None,
    ) -> Answer:
        options = Options(
            form, sets or (), attach or (), draft, fix, yes, no_wait, challenge, code, sign, key_password_file
        )
        return await apply_for(this_run(ctx), slug, options, command)

    return app
