"""`gosmed account confirm visit`: by the ministry's certificate (R83).

Signed in, it is a service like any other way; for whoever has no account yet, it makes one.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from gosmed_cli.errors import Detail, RuleBroken, UsageProblem
from gosmed_cli.text import language, say
from gosmed_cli.usecases import visit_account
from gosmed_cli.usecases.sign_in import code_needed

from ... import ask, secrets
from ...app import typer_app
from ...applying import apply_for, today
from ...filling import ask_field
from ...given import Attach, Draft, Fix, Form, Given, NoWait, Options, Set, Yes, gather
from ...login import Challenge, Code, PasswordStdin, both_or_none
from ...options import Command
from ...registering import agreed_to, password_of, placed
from ...render import Answer, lines_of
from ...run import Run, this_run

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal

app = typer_app()
SERVICE, COMMAND = "ministry-visit", "account confirm visit"


@app.command(cls=Command, help="help.account.confirm.visit")
async def visit(
    ctx: typer.Context,
    certificate: Annotated[str | None, typer.Argument(metavar="[-]", help="help.arg.certificate")] = None,
    form: Form = None,
    sets: Set = None,
    attach: Attach = None,
    draft: Draft = False,
    fix: Fix = False,
    yes: Yes = False,
    no_wait: NoWait = False,
    password_stdin: PasswordStdin = False,
    challenge: Challenge = None,
    code: Code = None,
) -> Answer:
    run = this_run(ctx)
    options = Options(form, sets or (), attach or (), draft, fix, yes, no_wait, challenge, code)
    _one_reader(certificate, options, password_stdin)
    if run.app.session.signed_in:
        under = Given({visit_account.CERTIFICATE: _typed()}) if certificate else None
        return await apply_for(run, SERVICE, options, COMMAND, under)
    both_or_none(challenge, code)
    return await _register(run, options, certificate, password_stdin)


def _one_reader(certificate: str | None, options: Options, password_stdin: bool) -> None:
    """The certificate is no argument, and standard input holds one thing. Raises UsageProblem."""
    if certificate not in (None, "-") or any(
        one.partition("=")[0] == visit_account.CERTIFICATE for one in options.sets
    ):
        raise UsageProblem("visit.certificate_as_argument")
    readers = (certificate == "-", options.form == "-", options.code == "-", password_stdin)
    if sum(readers) > 1:
        raise UsageProblem("stdin_twice")


async def _register(run: Run, options: Options, certificate: str | None, password_stdin: bool) -> Answer:
    lang = language()
    run.titles.update({one.name: one.title[lang] for one in visit_account.fields()})
    run.titles.update({name: say(f"account.title.{name}") for name in ("password", "agreement")})
    given = _given(run, options, certificate)
    portal = await run.app.portal()
    await portal.cabinet.help()  # its answer carries the portal's time, by which values are judged
    password = password_of(run, given, password_stdin)
    asked = visit_account.check(given.values, password, agreed_to(given), today=today(portal))
    if asked.problems:
        raise _not_made(asked.problems, given)
    assert password is not None, "a missing one is among the problems"
    challenge, code = await _code(run, portal, asked, options)
    made = await visit_account.finish(portal, asked, password, challenge, code)
    return Answer(made, lines_of([say("visit.created", email=made["email"])]))


def _typed() -> str:
    """The identifier of the certificate, the first line of standard input."""
    return secrets.first_line(sys.stdin.readline())


def _not_made(problems: tuple[Detail, ...], given: Given) -> RuleBroken:
    return RuleBroken("account.not_created", details=placed(problems, given), count=len(problems))


def _given(run: Run, options: Options, certificate: str | None) -> Given:
    """What options, standard input and the person at the terminal say."""
    given = gather(options, "account", None)
    if certificate == "-":
        given = replace(given, values={**given.values, visit_account.CERTIFICATE: _typed()})
    if not run.can_ask:
        return given
    values = dict(given.values)
    for field in visit_account.fields():
        if not values.get(field.name):
            values[field.name] = ask_field(run, field, values, {})
    if "agreement" not in values:
        values["agreement"] = ask.yes(say("ask.agreement"), default=False)
    return replace(given, values=values)


async def _code(run: Run, portal: Portal, asked: visit_account.Visit, options: Options) -> tuple[str, str]:
    """The challenge and its code: of an earlier run, or sent now. Raises CodeNeeded where nobody can be asked."""
    code = secrets.code(options.code)
    if options.challenge is not None and code is not None:
        return options.challenge, code
    sent = await visit_account.start(portal, asked)
    if not run.can_ask:
        raise code_needed(sent)
    return sent["challenge"], await ask.code(sent)
