"""The account: level, contacts, ways to sign in, what is known of its owner, the next step (R12, R49, R100)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from gosmed_cli.contract.account_data import CLEARED, NUMBERS
from gosmed_cli.contract.catalogue import bundled
from gosmed_cli.contract.dictionaries import dictionary
from gosmed_cli.rules.identifiers import tail
from gosmed_cli.text import formats, language, say
from gosmed_cli.text.say import known
from gosmed_cli.usecases import account_words, edit_account, failure_words, opens
from gosmed_cli.usecases.value_words import shown

from .rows import Setting, setting

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.account import Account
    from gosmed_cli.contract.catalogue import Field

    from ...app import Cabinet

CONTACTS = ("email", "phone", "methods")  # changed by an application, with codes
_SERVICE = "contact-change"
_HIDDEN = frozenset({*NUMBERS, "passport_number"})


def rows(one: Account) -> Iterator[Setting]:
    """Where it stands, contacts, then what forms may leave out because it is known."""
    yield _one("level", account_words.level(one), *_opened(one))
    step = account_words.step(one["next_step"])
    leads = bool(one["next_step"]["number"] or one["next_step"]["service"])
    yield _one("step", step[:1].upper() + step[1:], change=leads)
    about = say("tui_settings.contacts.about")
    yield _one("email", one["email"], about, change=True)
    yield _one("phone", one["phone"], about, change=True)
    yield _one("methods", _methods(one), about, change=True)
    for field in edit_account.fields():
        value = one["known"].get(field.name, "")
        said = _seen(field, value) if value else ""
        filled = say("tui_settings.known.about")
        yield setting("account", field.name, field.title[language()], said, filled, change=True)


def _seen(field: Field, value: str) -> str:
    """A value as others may see it over a shoulder: personal numbers by their ends alone."""
    return tail(value) if field.name in _HIDDEN else shown(field, value)


def _one(name: str, value: str, *lines: str, change: bool = False) -> Setting:
    return setting("account", name, say(f"tui_settings.account.{name}"), value, *lines, change=change)


def _methods(one: Account) -> str:
    names = (f"account.method.{name}" for name in one.get("sign_in_methods", ()))
    return ", ".join(say(name) for name in names if known(name))


def _opened(one: Account) -> Iterator[str]:
    """What is open already, and what is not yet."""
    had = one.get("opened") or ()
    for name, words in opens.sections(bundled()).items():
        yield f"{'✓' if name in had else '○'} {words}"


async def change(cabinet: Cabinet, name: str, account: Account) -> str:
    """Go where it is changed, or ask for another value and save it. Raises RuleBroken, Unavailable."""
    if name == "step":
        await _next(cabinet, account)
        return ""
    if name in CONTACTS:
        cabinet.call_later(cabinet.apply_for, _SERVICE)
        return ""
    field = next(one for one in edit_account.fields() if one.name == name)
    typed = await _asked(cabinet, field, account["known"].get(name, ""))
    if typed is None or typed == account["known"].get(name, ""):
        return ""
    values = edit_account.check(*_given(name, typed), today=_today(cabinet)).values
    after = await edit_account.change(await cabinet.session.sending(), values)
    saved = say("account.changed", count=1)
    if after["level"] == account["level"]:
        return saved
    return f"{saved}. {say('account.level_raised', level=account_words.level(after))}"


async def _next(cabinet: Cabinet, account: Account) -> None:
    """To the application of the next step, or to the wizard of its service."""
    step = account["next_step"]
    if step["number"]:
        cabinet.call_later(cabinet.open_section, "applications", step["number"])
    elif step["service"]:
        cabinet.call_later(cabinet.apply_for, step["service"])


async def _asked(cabinet: Cabinet, field: Field, value: str) -> str | None:
    """Another value: one of a dictionary, or typed and checked by the form's rules."""
    from ...dialogs.choose import Choose
    from ...dialogs.prompt import Prompt

    title = field.title[language()]
    found = dictionary(field.dictionary) if field.dictionary else None
    if found is not None:
        items = [(one.value, one.shown(language())) for one in found.items]
        nothing = [("", say("tui_settings.known.clear"))] if field.name in CLEARED else []
        return await cabinet.push_screen_wait(Choose(title, [*items, *nothing]))
    question = Prompt(
        title,
        value=shown(field, value) if value else "",
        hint=field.example or "",
        check=lambda typed: _why_not(cabinet, field.name, typed),
    )
    return await cabinet.push_screen_wait(question)


def _given(name: str, typed: str) -> tuple[dict[str, Any], frozenset[str]]:
    """What was typed; an empty value takes the earlier one away."""
    return {name: typed}, frozenset() if typed.strip() else frozenset({name})


def _why_not(cabinet: Cabinet, name: str, typed: str) -> str:
    found = edit_account.check(*_given(name, typed), today=_today(cabinet)).problems
    return failure_words.detail_text(found[0]) if found else ""


def _today(cabinet: Cabinet) -> Any:
    return cabinet.session.now().astimezone(formats.MOSCOW).date()
