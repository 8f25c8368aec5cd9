"""Filling in a form at a terminal: field by field, each rule checked at once, a draft after each answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gosmed_cli.contract.dictionaries import Item, dictionary
from gosmed_cli.rules.fields import Broken, normalise
from gosmed_cli.text import formats, language, say
from gosmed_cli.usecases.drafts import Drafts
from gosmed_cli.usecases.form_words import field_lines
from gosmed_cli.usecases.forms import FormInput

from . import ask, failures
from .filling_files import ask_files
from .given import Given, of_form
from .run import Run

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet import Account
    from gosmed_cli.contract.catalogue import Field, Service

__all__ = ["Filling", "FormInput", "ask_field"]
OFFERED = 10  # values of a dictionary shown at once


class Filling:
    """One form being filled in. Answers are kept in the draft, so that Ctrl-C loses nothing."""

    def __init__(self, run: Run, service: Service, account: Account | None, drafts: Drafts) -> None:
        self.run = run
        self.service = service
        self.known = dict(account["known"]) if account else {}
        self.drafts = drafts

    def whole(self, given: Given) -> Given:
        """Every field and slot, starting from what is given and from the draft."""
        self.run.note(say("ask.form.head", title=self.service.title[language()]))
        kept = self.drafts.load(self.service.slug)
        if kept is not None:
            self.run.note(say("ask.form.draft", path=self.drafts.path(self.service.slug)))
            given = given.over(of_form(kept))
        values = dict(given.values)
        for field in self.service.fields:
            if field.when is None or field.when.holds({**self.known, **values}):
                values = {**values, field.name: ask_field(self.run, field, values, self.known)}
                self._keep(replace(given, values=values))
        given = replace(given, values={name: value for name, value in values.items() if value != ""})
        return self._slots(given)

    def _slots(self, given: Given) -> Given:
        for slot in self.service.slots:
            if slot.when is None or slot.when.holds({**self.known, **given.values}):
                files = ask_files(self.run, self.service, slot, given.attachments.get(slot.kind, ()))
                given = replace(given, attachments={**given.attachments, slot.kind: files})
                self._keep(given)
        return replace(given, attachments={kind: files for kind, files in given.attachments.items() if files})

    def _keep(self, given: Given) -> None:
        self.drafts.save(self.service, language(), given.values, given.attachments, given.region)

    def may_send(self, given: Given) -> bool:
        """Show everything once more and ask."""
        self.run.note(f"\n{say('ask.form.summary')}")
        summary(self.run, self.service, {**self._filled_in(), **given.values}, given.attachments)
        warn(self.run, self.service)
        return ask.yes(say("ask.form.send"), default=True)

    def _filled_in(self) -> dict[str, object]:
        return {one.name: self.known[one.known] for one in self.service.fields if one.known in self.known}


def warn(run: Run, service: Service) -> None:
    """R76: what the applicant must know before sending; to a script it is said and goes on."""
    if service.warning:
        run.note(say("ask.form.warning", warning=service.warning[language()]))


def summary(
    run: Run, service: Service, values: Mapping[str, object], attachments: Mapping[str, tuple[Path, ...]]
) -> None:
    """What will be sent, one line a field; the person has just typed it, so nothing is masked."""
    lang = language()
    for field in service.fields:
        if values.get(field.name):
            run.note(f"  {field.title[lang]}: {shown(field, values[field.name])}")
    for slot in service.slots:
        if files := attachments.get(slot.kind):
            run.note(f"  {slot.title[lang]}: {', '.join(one.name for one in files)}")


def shown(field: Field, value: object) -> str:
    """A value as people write it: dates and numbers in their usual form, one of a dictionary by its title."""
    found = dictionary(field.dictionary) if field.dictionary else None
    item = found.find(str(value)) if found else None
    if item:
        return item.shown(language())
    return _SHOWN[field.type](str(value)) if field.type in _SHOWN else str(value)


def _date(text: str) -> str:
    try:
        return formats.day(date.fromisoformat(text))
    except ValueError:
        return text  # a draft may hold what was not checked


def _snils(text: str) -> str:
    return f"{text[:3]}-{text[3:6]}-{text[6:9]} {text[9:]}" if re.fullmatch(r"\d{11}", text) else text


def _phone(text: str) -> str:
    found = re.fullmatch(r"\+7(\d{3})(\d{3})(\d\d)(\d\d)", text)
    return f"+7 {found[1]} {found[2]}-{found[3]}-{found[4]}" if found else text


_SHOWN = {
    **dict.fromkeys(("birth_date", "past_date", "future_date", "date"), _date),
    "snils": _snils,
    "phone": _phone,
}


def ask_field(run: Run, field: Field, values: Mapping[str, object], known: Mapping[str, str]) -> str:
    """One field until its answer fits; empty where it may be. `?` shows the rule, `-` clears."""
    lang = language()
    at_hand = values.get(field.name)
    given = str(at_hand) if at_hand not in (None, "") else known.get(field.known or "", "")
    label = field.title[lang]
    if field.help:
        run.note(f"  {field.help[lang]}")
    while True:
        typed = ask.line(label, given and shown(field, given))
        if typed == "?":
            run.note("\n".join(f"  {line}" for line in field_lines(field, lang)))
        elif typed == "-" and not field.required:
            return ""
        elif typed in ("", "-"):
            if not field.required:
                return ""
            run.note(f"  ✗ {say('ask.form.required')}")
        elif (value := _checked(run, field, typed)) is not None:
            return value


def _checked(run: Run, field: Field, typed: str) -> str | None:
    """The value for the wire, or nothing after the reason was shown."""
    try:
        return normalise(field, typed, today=date.today())  # noqa: DTZ011  a first look; sending asks the portal's day
    except Broken as broken:
        if (item := _picked(run, field, typed)) is not None:
            return item.value
        run.note(f"  ✗ {failures.words_of(broken.code, broken.params)}")
        return None


def _picked(run: Run, field: Field, words: str) -> Item | None:
    """One of the values of the dictionary that have these words."""
    among = dictionary(field.dictionary) if field.dictionary else None
    found = among.search(words) if among else ()
    if not found:
        return None
    if len(found) > OFFERED:
        run.note(f"  {say('ask.form.too_many', count=len(found))}")
        return None
    run.note(f"  {say('ask.form.found')}")
    picked: Item | None = ask.pick(found, lambda one: one.shown(language()))
    return picked
