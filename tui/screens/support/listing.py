"""Tickets as lines of a list, one of them as a conversation, the other ways to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from gosmed_cli.text import formats, say
from gosmed_cli.usecases import application_words, support, support_words
from gosmed_cli.usecases.titles import status_title

from ...widgets.rows import Column, Row

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.applications import Application
    from gosmed_cli.contract.cabinet.services import Help
    from gosmed_cli.usecases.support import Thread

    from ...widgets.detail_pane import Line

GROUPS: Mapping[str, Callable[[Application], bool]] = {
    "all": lambda one: True,
    "waiting": lambda one: support.answer(one) is None,
    "answered": lambda one: support.answer(one) is not None,
}
ORDER: Mapping[str, Callable[[Any], Any]] = {
    "number": lambda one: int(one["number"]) if one["number"].isdigit() else 0,
    "sent": lambda one: one["submitted_at"] or one["updated_at"],
}


def columns() -> list[Column]:
    """Number, state, day, answer."""
    return [
        Column("number", say("support.column.number"), 12),
        Column("status", say("support.column.status"), 18),
        Column("sent", say("support.column.sent"), 10, spare=1),
        Column("answer", say("support.column.answer"), 20, grow=1),
    ]


def row(one: Application) -> Row:
    """A line of the table."""
    sign, style = application_words.mark(one["status"])
    day = formats.day(formats.parse(one["submitted_at"] or one["updated_at"]))
    short = support_words.short(one).splitlines()
    cells = (one["number"], f"{sign} {status_title(one)}", day, short[0] if short else "")
    return Row(one["number"], cells, ("bold", style, "dim", ""))


def conversation(found: Thread) -> Iterator[Iterable[Line]]:
    """All that was said, the oldest first; the ticket that is looked at is marked."""
    for one in found.tickets:
        here = "●" if one["number"] == found.ticket["number"] else "○"
        head: Line = (f"{here} {one['number']}  {status_title(one)}", "bold")
        yield [head, *((" " * indent + line, style) for indent, line, style in support_words.one(one))]


def ways(found: Help) -> Iterator[Iterable[Line]]:
    """Where else to ask, and what is asked most."""
    yield [
        (say("tui_support.ways"), "bold"),
        *((" · ".join(filter(None, _way(one))), "") for one in found["channels"]),
    ]
    for one in found["faq"]:
        yield [(one["question"], "bold"), (one["answer"], "")]


def _way(one: Any) -> tuple[str, str, str]:
    return support_words.way(one["kind"]), one["value"], one["note"]
