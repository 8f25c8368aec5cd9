"""Filling in a form at a terminal: field by field, each rule checked at once, a draft after each answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gosmed_cli.text import language, say
from gosmed_cli.usecases.drafts import Drafts
from gosmed_cli.usecases.forms import FormInput
from gosmed_cli.usecases.value_words import shown

from . import ask
from .asking import AtHand, ask_field
from .filling_files import ask_files
from .given import Given, of_form
from .run import Run

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.account import Account
    from gosmed_cli.contract.catalogue import Field, Service

__all__ = ["Filling", "FormInput", "ask_field"]


class Filling:
    """One form being filled in. Answers are kept in the draft, so that Ctrl-C loses nothing."""

    def __init__(
        self, run: Run, service: Service, account: Account | None, drafts: Drafts, at_hand: AtHand | None = None
    ) -> None:
        self.run = run
        self.service = service
        self.known = dict(account["known"]) if account else {}
        self.drafts = drafts
        self.at_hand = at_hand or AtHand(service)

    def whole(self, given: Given) -> Given:
        """Every field and slot, starting from what is given and from the draft."""
        self.run.note(say("ask.form.head", title=self.service.title[language()]))
        kept = self.drafts.load(self.service.slug)
        if kept is not None:
            self.run.note(say("ask.form.draft", path=self.drafts.path(self.service.slug)))
            given = given.over(of_form(kept))
        values = dict(given.values)
        for field in self.service.fields:
            values = self._field(field, values, given)
        while lacking := self._unmet(values):
            self.run.note(
                f"  ✗ {say('forms.at_least_one', fields=', '.join(one.title[language()] for one in lacking))}"
            )
            for field in lacking:
                values = self._field(field, values, given)
        given = replace(given, values={name: value for name, value in values.items() if value != ""})
        return self._slots(given)

    def _field(self, field: Field, values: dict[str, object], given: Given) -> dict[str, object]:
        """The values with this field asked for, where it is; kept at once."""
        if field.when is not None and not field.when.holds({**self.known, **values}):
            return values
        values = {**values, field.name: ask_field(self.run, field, values, self.known, self.at_hand)}
        self._keep(replace(given, values=values))
        return values

    def _unmet(self, values: Mapping[str, object]) -> list[Field]:
        """The fields of the first group of which none is filled in, and one must be."""
        for group in self.service.at_least_one:
            if not any(values.get(name) for name in group):
                return [one for one in self.service.fields if one.name in group]
        return []

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
            value = shown(field, values[field.name]).replace("\n", "\n    ")
            run.note(f"  {field.title[lang]}: {value}")
    for slot in service.slots:
        if files := attachments.get(slot.kind):
            run.note(f"  {slot.title[lang]}: {', '.join(one.name for one in files)}")
