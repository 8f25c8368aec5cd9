"""What the feed tells, as toasts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gosmed_cli.text import say
from gosmed_cli.usecases import application_words as words
from gosmed_cli.usecases.titles import status_title

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.notices import Event

_SEVERITY = {"good": "information", "bad": "error", "warn": "warning"}


def toasts(events: Sequence[Event]) -> Iterator[tuple[str, str]]:
    """Words and severity of what a person wants to hear at once: an application's new state, the last one where
    it has had several."""
    last: dict[str, Event] = {one["number"]: one for one in events if _told(one)}
    for number, one in last.items():
        status = str(one["data"].get("status", ""))
        mark, style = words.mark(status)
        title = status_title({"status": status, "status_title": one["data"].get("status_title", status)})
        yield (
            f"{mark} {say('tui.toast.application', number=number, title=title)}",
            _SEVERITY.get(style, "information"),
        )


def _told(one: Event) -> bool:
    return one["kind"] == "application.status" and "number" in one
