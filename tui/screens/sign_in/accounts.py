"""An account of one's own before a sign-in: a new one, its letter, a forgotten password (R9–R12, R50, R51).

Each function is called from a worker, asks what it needs, and returns the login to go on with, or None where it
was left. They raise GosmedError.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from gosmed_cli.errors import Detail, GosmedError, SignInNeeded
from gosmed_cli.text import formats, language, say
from gosmed_cli.usecases import activation, failure_words, recovery, register_account
from gosmed_cli.usecases.drafts import Unkept

from ...dialogs.choose import Choose
from ...dialogs.confirm import Confirm
from ...dialogs.error import ErrorDialog
from ...dialogs.prompt import Prompt
from ...wizard.form_dialog import FormDialog, FormWords
from ...wizard.state import State

if TYPE_CHECKING:
    from ...app import Cabinet

T = TypeVar("T")
_METHODS: tuple[Literal["sms", "email"], ...] = ("sms", "email")


@dataclass
class Newcomer(State):
    """The form of a new account; nothing of it is kept."""

    def problems(self) -> dict[str, str]:
        given = {name: value for name, value in self.values.items() if value != ""}
        found = register_account.problems_of(given, self.today)
        return {one.field: failure_words.detail_text(one) for one in found if one.field}


async def create(cabinet: Cabinet) -> str | None:
    """The form, a password, consent, a code to the phone; what the portal refuses leads back to the form."""
    session = cabinet.session
    portal = await session.reading()
    await portal.cabinet.help()  # its answer carries the portal's time, by which dates are judged
    today = portal.time().astimezone(formats.MOSCOW).date()
    form, drafts = register_account.form(), Unkept(session.context.paths, session.profile)
    state = Newcomer(form, cast("Any", {"known": {}}), drafts, today)
    words = FormWords(
        form.title[language()],
        say("tui_sign_in.form.done"),
        say("tui_sign_in.form.leave"),
        say("tui_sign_in.form.drop"),
    )
    while await cabinet.push_screen_wait(FormDialog(state, words)):
        try:
            if login := await _made(cabinet, state):
                return login
        except GosmedError as error:
            await cabinet.push_screen_wait(ErrorDialog(error))
    return None


async def _made(cabinet: Cabinet, state: Newcomer) -> str | None:
    """The account, once everything else is known. Raises GosmedError."""
    password = await _new_password(cabinet)
    if password is None:
        return None
    agreement = Confirm(say("ask.agreement"), say("tui_sign_in.accept"))
    if not await cabinet.push_screen_wait(agreement):
        return None
    new = register_account.check(state.values, password, agreement=True, today=state.today)
    portal = await cabinet.session.sending()
    sent = await register_account.start(portal, new.values["phone"])
    question = say("ask.code.sms", sent_to=sent["sent_to"])
    made = await _by_code(
        cabinet, question, lambda code: register_account.finish(portal, new, password, sent["challenge"], code)
    )
    if made is None:
        return None
    letter = made.get("letter")
    if letter is None:
        cabinet.tell(say("account.created_active", email=made["email"]))
    else:
        until = formats.moment(formats.parse(letter["expires_at"]))
        cabinet.tell(say("tui_sign_in.created", sent_to=letter["sent_to"], until=until))
    return made["email"]


async def activate(cabinet: Cabinet, login: str) -> str | None:
    """The number or the link of the letter and the password; with neither, another letter."""
    typed = await cabinet.push_screen_wait(Prompt(say("tui_sign_in.letter")))
    if typed is None:
        return None
    letter = activation.of_text(typed) if typed.strip() else None
    if letter is None:
        who = await cabinet.push_screen_wait(Prompt(say("tui_sign_in.login"), value=login))
        if not who:
            return None
        login = who
    password = await cabinet.push_screen_wait(Prompt(say("tui_sign_in.password"), secret=True))
    if not password:
        return None
    portal = await cabinet.session.sending()
    if letter is None:
        sent = await activation.resend(portal, login, password)
        until = formats.moment(formats.parse(sent["expires_at"]))
        cabinet.tell(say("tui_sign_in.letter_sent", sent_to=sent["sent_to"], until=until))
        return login
    done = await activation.activate(portal, letter, password)
    cabinet.tell(say("tui_sign_in.already" if done["already"] else "tui_sign_in.activated", login=done["login"]))
    return done["login"]


async def recover(cabinet: Cabinet, login: str) -> str | None:
    """A new password by a code to the confirmed phone or mailbox."""
    who = await cabinet.push_screen_wait(Prompt(say("tui_sign_in.login"), value=login))
    if not who:
        return None
    ways = [(name, say(f"tui_sign_in.recover.{name}")) for name in _METHODS]
    chosen = await cabinet.push_screen_wait(Choose(say("tui_sign_in.recover.ask"), ways))
    method = next((name for name in _METHODS if name == chosen), None)
    if method is None:
        return None
    password = await _new_password(cabinet)
    if password is None:
        return None
    portal = await cabinet.session.sending()
    sent = await recovery.start(portal, who, method)

    async def renew(code: str) -> str:
        await recovery.finish(portal, sent["challenge"], code, password)
        return who

    question = f"{say(f'recovery.sent.{method}')}\n{say('recovery.code')}:"
    if renewed := await _by_code(cabinet, question, renew):
        cabinet.tell(say("tui_sign_in.recovered"))
    return renewed


async def _by_code(cabinet: Cabinet, question: str, use: Callable[[str], Awaitable[T]]) -> T | None:
    """What `use` makes of the code that is typed; a mistyped one may be typed again. None where it was left."""
    wrong = ""
    while code := await cabinet.push_screen_wait(Prompt(wrong + question)):
        try:
            return await use(code.strip())
        except SignInNeeded as error:
            if not error.code.endswith("wrong_code"):
                raise
            wrong = f"{failure_words.message(error)}\n"
    return None


async def _new_password(cabinet: Cabinet) -> str | None:
    """A password that obeys the rules, typed twice; None where it was left."""
    first = await cabinet.push_screen_wait(Prompt(say("tui_sign_in.new"), secret=True, check=_weak))
    if first is None:
        return None
    other = say("tui_sign_in.differs")
    again = Prompt(say("tui_sign_in.again"), secret=True, check=lambda typed: "" if typed == first else other)
    return await cabinet.push_screen_wait(again)


def _weak(password: str) -> str:
    """Which rules of a password it breaks, in words."""
    problems: Sequence[Detail] = register_account.password_problems(password)
    return "; ".join(failure_words.detail_text(one) for one in problems)
