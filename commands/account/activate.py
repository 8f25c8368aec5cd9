"""`gosmed account activate`: answer the letter of a new account (R50, R51)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import formats, say
from gosmed_cli.usecases import activation

from .. import ask, secrets
from ..app import typer_app
from ..login import PasswordStdin, login_of
from ..options import Command
from ..render import Answer, lines_of
from ..run import Run, this_run

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.sign_in import Activation

app = typer_app()


@app.command(cls=Command, help="help.account.activate")
async def activate(
    ctx: typer.Context,
    number: Annotated[str | None, typer.Argument(metavar="[NUMBER|-]", help="help.arg.notice")] = None,
    resend: Annotated[bool, typer.Option("--resend", help="help.option.resend")] = False,
    login: Annotated[str | None, typer.Option("--login", metavar="LOGIN", help="help.option.resend_login")] = None,
    password_stdin: PasswordStdin = False,
) -> Answer:
    run = this_run(ctx)
    if resend:
        return await _resend(run, login, password_stdin)
    if number == "-" and password_stdin:
        raise UsageProblem("stdin_twice")
    letter = _letter(run, number)
    done = await activation.activate(await run.app.portal(), letter, _password(run, number, password_stdin))
    key = "activation.already" if done["already"] else "activation.done"
    return Answer(done, lines_of([say(key, login=done["login"])]))


def _letter(run: Run, number: str | None) -> Activation:
    """What says which account it is: the argument, standard input for `-`, or an answer at the terminal."""
    if number == "-":
        if run.can_ask:
            run.note(say("activation.paste"))
        with ask.interruptible():
            return activation.of_text(_some(sys.stdin.read()))
    if number is not None:
        return activation.of_argument(number)
    if run.can_ask:
        return activation.of_text(ask.line(say("activation.ask")))
    raise UsageProblem("activation.nothing")


def _some(text: str) -> str:
    if not text.strip():
        raise UsageProblem("empty_stdin")
    return text


def _password(run: Run, number: str | None, from_stdin: bool) -> str:
    if number == "-" and not run.can_ask and run.app.settings.password_file is None:
        raise UsageProblem("activation.password_and_link")
    return secrets.password(run, from_stdin=from_stdin)


async def _resend(run: Run, login: str | None, password_stdin: bool) -> Answer:
    who = login_of(run, login)
    sent = await activation.resend(await run.app.portal(), who, secrets.password(run, from_stdin=password_stdin))
    until = formats.moment(formats.parse(sent["expires_at"]))
    return Answer(sent, lines_of([say("activation.letter_sent", sent_to=sent["sent_to"], until=until)]))
