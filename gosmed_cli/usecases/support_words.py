"""Tickets as a conversation: what was asked, when an answer is due, what was answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from ..text import formats, say
from ..text.say import known
from . import support

if TYPE_CHECKING:
    from ..contract.cabinet.applications import Application, ApplicationDetail

Line = tuple[int, str, str]  # by how much it is indented, what it says, its style


def one(ticket: ApplicationDetail) -> Iterator[Line]:
    """One ticket below its number."""
    fields = ticket["fields"]
    if fields.get("refers_to"):
        yield 2, say("support.refers_to", number=fields["refers_to"]), "dim"
    at = formats.moment(formats.parse(ticket["submitted_at"] or ticket["updated_at"]))
    yield 2, say("support.you", at=at), "dim"
    for line in fields.get("description", "").splitlines():
        yield 4, line, "plain"
    for sent in ticket["attachments"]:
        yield 4, f"{sent['name']}, {formats.size(sent['size'])}", "dim"
    if fields.get("wanted_by"):
        yield 2, say("support.wanted_by", day=formats.day(date.fromisoformat(fields["wanted_by"]))), "plain"
    yield from _answer(ticket)


def _answer(ticket: ApplicationDetail) -> Iterator[Line]:
    said = support.answer(ticket)
    if said is not None:
        yield 2, say("support.answered"), "good"
        for line in said.splitlines():
            yield 4, line, "plain"
    elif ticket["review_due_at"]:
        due = formats.moment(formats.parse(ticket["review_due_at"]))
        yield 2, say("support.answer_due", due=due), "plain"


def short(ticket: Application) -> str:
    """The answer, or by when it is due."""
    due = ticket["review_due_at"]
    by = say("support.answer_by", due=formats.moment(formats.parse(due))) if due else ""
    return support.answer(ticket) or by


def way(kind: str) -> str:
    """The kind of another way to ask."""
    key = f"applications.channel.{kind}"
    return say(key) if known(key) else kind
