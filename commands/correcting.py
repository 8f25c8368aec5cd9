"""Correcting an application at a terminal: only what was refused is asked, and nothing that is typed is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from gosmed_cli.text import language, say
from gosmed_cli.usecases.drafts import Drafts

from . import application_view as view
from . import ask
from .asking import AtHand, ask_field
from .filling import summary
from .filling_files import ask_files
from .given import Given
from .run import Run

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.applications import ApplicationDetail
    from gosmed_cli.contract.catalogue import Field, Service, Slot


class Correcting:
    """One application being corrected. Answers are kept in the draft under its number."""

    def __init__(
        self,
        run: Run,
        service: Service,
        application: ApplicationDetail,
        drafts: Drafts,
        at_hand: AtHand | None = None,
    ) -> None:
        self.run = run
        self.service = service
        self.application = application
        self.drafts = drafts
        self.at_hand = at_hand or AtHand(service)
        self.refused = {one.get("field") or one.get("attachment") for one in application["remarks"]} - {None}

    def whole(self, kept: Given, *, edit: bool) -> Given:
        """What the remarks name; everything, where they name nothing. `kept` is what an earlier run left."""
        self.run.note(f"{self.application['number']}  {view.service_title(self.application)}")
        if self.refused and not edit:
            self.run.note(say("ask.resubmit.head"))
        changes = kept
        for field in self.service.fields:
            if not self.refused or field.name in self.refused:
                changes = self._field(field, changes)
                keep(self.drafts, self.service, self.application["number"], changes)
        for slot in self.service.slots:
            if not self.refused or slot.kind in self.refused:
                changes = self._slot(slot, changes)
                keep(self.drafts, self.service, self.application["number"], changes)
        return changes

    def _field(self, field: Field, changes: Given) -> Given:
        self._remind(field.name)
        before: Mapping[str, str] = self.application["fields"]
        given = ask_field(self.run, field, {**before, **changes.values}, {}, self.at_hand)
        values = {name: value for name, value in changes.values.items() if name != field.name}
        if given != before.get(field.name, ""):
            values[field.name] = given
        return replace(changes, values=values)

    def _slot(self, slot: Slot, changes: Given) -> Given:
        """A slot that was refused must be given again; another keeps what was sent."""
        self._remind(slot.kind)
        least = 1 if slot.kind in self.refused else 0
        before = changes.attachments.get(slot.kind, ())
        files = ask_files(self.run, self.service, replace(slot, min=least), before)
        attachments = {kind: paths for kind, paths in changes.attachments.items() if kind != slot.kind}
        return replace(changes, attachments={**attachments, slot.kind: files} if files else attachments)

    def _remind(self, name: str) -> None:
        """What was said of this field or slot."""
        for remark in self.application["remarks"]:
            if name in (remark.get("field"), remark.get("attachment")):
                self.run.note(f"  ✗ {remark['message']}. {remark['advice']}".replace("..", "."))

    def may_send(self, changes: Given) -> bool:
        """Show what changes, and ask."""
        changed = bool(changes.values or changes.attachments)
        summary(self.run, self.service, changes.values, changes.attachments)
        if not changed:
            self.run.note(say("ask.resubmit.unchanged"))
        return ask.yes(say("ask.form.send"), default=changed)


def keep(drafts: Drafts, service: Service, number: str, changes: Given) -> None:
    """The corrections so far, for the next run of the command."""
    values = {name: value for name, value in changes.values.items() if service.field(name)}
    files = {kind: files for kind, files in changes.attachments.items() if service.slot(kind)}
    if values or files:
        drafts.save(service, language(), values, files, changes.region, name=number)
