"""Creating an account: phone, code, form (R9–R12)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gosmed_cli.errors import Detail, RuleBroken, UsageProblem
from gosmed_cli.text import formats, language, say
from gosmed_cli.usecases import register_account
from gosmed_cli.usecases.sign_in import code_needed

from . import ask, secrets
from .filling import ask_field
from .given import Given, Options, gather
from .login import both_or_none
from .render import Answer, lines_of
from .run import Run

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.account import Account


async def create_account(run: Run, options: Options, password_stdin: bool) -> Answer:
    """Check the form, send a code to the phone, make the account."""
    both_or_none(options.challenge, options.code)
    if password_stdin and "-" in (options.form, options.code):
        raise UsageProblem("stdin_twice")
    lang = language()
    run.titles.update({one.name: one.title[lang] for one in register_account.fields()})
    run.titles.update({name: say(f"account.title.{name}") for name in ("password", "agreement")})
    given = gather(options, "account", None)
    if options.nothing:
        given = _asked(run)
    portal = await run.app.portal()
    await portal.cabinet.help()  # its answer carries the portal's time, by which dates are judged
    password = password_of(run, given, password_stdin)
    today = portal.time().astimezone(formats.MOSCOW).date()
    new = register_account.check(given.values, password, agreed_to(given), today=today)
    if new.problems:
        raise RuleBroken("account.not_created", details=placed(new.problems, given), count=len(new.problems))
    assert password is not None  # a missing one is among the problems
    challenge, code = options.challenge, secrets.code(options.code)
    if challenge is None or code is None:
        sent = await register_account.start(portal, new.values["phone"])
        if not run.can_ask:
            raise code_needed(sent)
        challenge, code = sent["challenge"], await ask.code(sent)
    made = await register_account.finish(portal, new, password, challenge, code)
    return _answer(made)


def _answer(made: Account) -> Answer:
    letter = made.get("letter")
    if letter is None:  # a portal where nothing is to be activated
        return Answer(made, lines_of([say("account.created_active", email=made["email"])]))
    until = formats.moment(formats.parse(letter["expires_at"]))
    return Answer(made, lines_of([say("account.created", sent_to=letter["sent_to"], until=until)]))


def _asked(run: Run) -> Given:
    """The form, field by field."""
    if not run.can_ask:
        raise UsageProblem("account.needs_form")
    values: dict[str, object] = {}
    for field in register_account.fields():
        values[field.name] = ask_field(run, field, {}, {})
    values["agreement"] = ask.yes(say("ask.agreement"), default=False)
    return Given(values)


def agreed_to(given: Given) -> bool:
    """Whether the form, or the person, accepts the user agreement."""
    return given.values.get("agreement") in (True, "true")


def password_of(run: Run, given: Given, from_stdin: bool) -> str | None:
    """Of the form, of its `password_file` (relative to the form), of standard input, or asked."""
    typed = given.values.get("password")
    if isinstance(typed, str) and typed and not from_stdin:
        return typed
    named = given.values.get("password_file")
    file = Path(named) if isinstance(named, str) and named else None
    if file is not None and given.folder is not None:
        file = given.folder / file
    return secrets.new_password(run, from_stdin=from_stdin, file=file)


def placed(problems: tuple[Detail, ...], given: Given) -> list[Detail]:
    """Each problem with its line in the form; without a form, with what is typed instead."""
    found = [replace(one, where=given.places.get(one.field or "")) for one in problems]
    if given.places:
        return found
    return [replace(one, code="account.agreement") if one.code == "sign_in.agreement" else one for one in found]
