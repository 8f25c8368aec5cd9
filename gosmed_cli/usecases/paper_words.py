"""Medical papers in words: the state, what a list shows, one of them line by line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from ..text import formats, language, say
from ..text.say import known
from .value_words import shown

if TYPE_CHECKING:
    from ..contract.cabinet.papers import MedicalPaper
    from ..contract.papers import Paper

STATES = ("issued", "ended", "cancelled")
_SUBJECTS = ("medicine", "reason")  # of the first of these that a form has, the list shows the value


def title(kind: Paper, one: MedicalPaper) -> str:
    """What it is, and its number."""
    return f"{kind.title[language()]} {one['number']}"


def state_title(kind: Paper, one: MedicalPaper) -> str:
    """The state in words of the run's language; one that a later portal has, in the portal's."""
    if one["state"] == "ended":
        return kind.ends.title[language()].lower()
    key = f"papers.state.{one['state']}"
    return say(key) if known(key) else one["state_title"]


def subject(kind: Paper, one: MedicalPaper) -> str:
    """What it is about: the medicine, the reason."""
    fields = [kind.form.field(name) for name in _SUBJECTS if name in one["values"]]
    return next((shown(field, one["values"][field.name]) for field in fields if field), "")


def issued(one: MedicalPaper) -> str:
    return formats.day(formats.parse(one["issued_at"]))


def until(one: MedicalPaper) -> str:
    return formats.day(date.fromisoformat(one["valid_until"]))


def days(one: MedicalPaper) -> str:
    """When it was issued, until when it is good."""
    at = formats.moment(formats.parse(one["issued_at"]))
    return f"{say('papers.issued_at', at=at)} · {say('papers.valid_until', date=until(one))}"


def values(kind: Paper, one: MedicalPaper) -> Iterator[str]:
    """What was filled in, by the form."""
    for field in kind.form.fields:
        if value := one["values"].get(field.name):
            yield f"{field.title[language()]}: {shown(field, value)}"


def cancelled(one: MedicalPaper) -> str:
    """When and why it was cancelled; nothing where it was not."""
    if not one["cancelled_at"]:
        return ""
    at = formats.moment(formats.parse(one["cancelled_at"]))
    return say("papers.cancelled", at=at, reason=one["reason"] or "–")
