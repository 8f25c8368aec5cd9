"""`gosmed account recover`: a new password by a code to the confirmed phone or mailbox (R51)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from gosmed_cli.errors import RuleBroken, UsageProblem
from gosmed_cli.text import say
from gosmed_cli.usecases import recovery

from .. import ask, secrets
from ..app import typer_app
from ..failures import as_lines
from ..login import Challenge, Code, PasswordStdin, both_or_none, login_of
from ..options import Command
from ..render import Answer, lines_of
from ..run import Run, this_run

app = typer_app()


class Method(StrEnum):
    SMS = "sms"
    EMAIL = "email"


@app.command(cls=Command, help="help.account.recover")
async def recover(
    ctx: typer.Context,
    login: Annotated[str | None, typer.Option("--login", metavar="LOGIN", help="help.option.login")] = None,
    method: Annotated[
        Method, typer.Option("--method", metavar="sms|email", help="help.option.recover_method")
    ] = Method.SMS,
    password_stdin: PasswordStdin = False,
    challenge: Challenge = None,
    code: Code = None,
) -> Answer:
    run = this_run(ctx)
    both_or_none(challenge, code)
    if password_stdin and code == "-":
        raise UsageProblem("stdin_twice")
    run.titles["password"] = say("account.title.password")
    portal = await run.app.portal()
    if challenge is None or code is None:
        who = login_of(run, login)
        sent = await recovery.start(portal, who, method.value)
        if not run.can_ask:
            raise recovery.code_needed(sent, who)
        run.note(say(f"recovery.sent.{method.value}"))
        challenge, code = sent["challenge"], ask.line(say("recovery.code"))
    else:
        code = secrets.code(code) or ""
    await recovery.finish(portal, challenge, code, _new_password(run, password_stdin))
    return Answer({"recovered": True}, lines_of([say("recovery.done")]))


def _new_password(run: Run, from_stdin: bool) -> str:
    """The new password; where somebody types it, asked again until it obeys the rules."""
    typed = run.can_ask and not from_stdin and run.app.settings.password_file is None
    while True:
        password = secrets.new_password(run, from_stdin=from_stdin)
        try:
            recovery.require_strong(password)
        except RuleBroken as broken:
            if not typed:
                raise
            run.note("\n".join(as_lines(broken, run.titles)[1:-1]))
            continue
        return password
