"""`gosmed login`: password, then a second factor; for scripts in two steps."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import formats, say
from gosmed_cli.usecases import asked_documents, sign_in

from . import ask, secrets, signers
from .app import typer_app
from .given import KeyPassword
from .options import Command
from .render import Answer
from .run import Run, this_run

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal

app = typer_app()


class Method(StrEnum):
    SMS = "sms"
    APP = "app"
    KEY = "key"


class Scope(StrEnum):
    FULL = "full"
    STATUS = "status"


Challenge = Annotated[str | None, typer.Option("--challenge", metavar="ID", help="help.option.challenge")]
Code = Annotated[str | None, typer.Option("--code", metavar="C", help="help.option.code")]
PasswordStdin = Annotated[bool, typer.Option("--password-stdin", help="help.option.password_stdin")]


@app.command(cls=Command, help="help.login")
async def login(
    ctx: typer.Context,
    login: Annotated[str | None, typer.Option("--login", metavar="LOGIN", help="help.option.login")] = None,
    password_stdin: PasswordStdin = False,
    method: Annotated[
        Method | None, typer.Option("--method", metavar="sms|app|key", help="help.option.method")
    ] = None,
    key: Annotated[str | None, typer.Option("--key", metavar="KEY.p12|command", help="help.option.key")] = None,
    key_password_file: KeyPassword = None,
    scope: Annotated[Scope, typer.Option("--scope", metavar="full|status", help="help.option.scope")] = Scope.FULL,
    challenge: Challenge = None,
    code: Code = None,
) -> Answer:
    run = this_run(ctx)
    way = _way(method, key)
    if way is not Method.APP or code is not None:
        both_or_none(challenge, code)
    if password_stdin and code == "-":
        raise UsageProblem("stdin_twice")
    by = signers.signer(run, key, key_password_file)
    portal = await run.app.portal()
    if challenge is not None:
        done = await sign_in.finish(portal, challenge, secrets.code(code), scope=scope.value)
        return await _answer(run, portal, done)
    who = login_of(run, login)
    typed = secrets.password(run, from_stdin=password_stdin)
    if by is not None:
        return await _answer(run, portal, await sign_in.by_key(portal, who, typed, by, scope=scope.value))
    if way is Method.APP and run.can_ask:
        run.note(say("account.approve_in_app"))
    done = await sign_in.sign_in(
        portal, who, typed, method=way.value, scope=scope.value, ask_code=ask.code if run.can_ask else None
    )
    return await _answer(run, portal, done)


def _way(method: Method | None, key: str | None) -> Method:
    """The second factor: a key where one is named, else an SMS. Raises UsageProblem where the two disagree."""
    if method is Method.KEY and key is None:
        raise UsageProblem("missing_parameter", name="--key", command="gosmed login --help")
    if key is not None and method not in (None, Method.KEY):
        raise UsageProblem("conflict", first="--key", second=f"--method {method}")
    return Method.KEY if key is not None else method or Method.SMS


def both_or_none(challenge: str | None, code: str | None) -> None:
    """`--challenge` and `--code` finish together what an earlier run began. Raises UsageProblem."""
    if (challenge is None) != (code is None):
        missing = "--code" if code is None else "--challenge"
        raise UsageProblem("missing_parameter", name=missing, command="gosmed login --help")


def login_of(run: Run, typed: str | None) -> str:
    """Whose sign-in it is: as typed, of the configuration, or asked. Raises UsageProblem."""
    who = typed or run.app.settings.login
    if who:
        return who
    if run.can_ask:
        return ask.line(say("ask.login"))
    raise UsageProblem("needs_terminal", option="--login")


async def _answer(run: Run, portal: Portal, done: sign_in.SignedIn) -> Answer:
    until = formats.day(formats.parse(done.refresh_expires_at))
    run.note(say("account.signed_in", until=until, where=where(done.where)))
    missing = await sign_in.asked_documents(portal, done)
    for line in asked_documents.lines(missing):
        run.note(line)
    data = {
        "account": done.account,
        "scope": done.scope,
        "tokens": done.where,
        "expires_at": done.refresh_expires_at,
        "missing_documents": missing,
    }
    return Answer(data)


def where(place: str) -> str:
    """Where tokens are kept, in words; a path as it is."""
    return say(f"account.where.{place}") if place in ("keyring", "environment") else place
