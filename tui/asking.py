"""Asking support about an error: from a panel, a dialog or a toast, with the ticket filled in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .sections import section

if TYPE_CHECKING:
    from .app import Cabinet


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong last: the error, its trace, the application that was looked at, the section."""

    error: BaseException
    trace: Path | None = None
    number: str = ""
    place: str = ""


def met(cabinet: Cabinet, error: BaseException, trace: Path | None = None) -> Trouble:
    """The trouble that this error is, on the screen where it was met."""
    screens = [one for one in cabinet.screen_stack if hasattr(one, "concerns")]
    screen = screens[-1] if screens else None
    own = getattr(error, "params", {}).get("number")
    number = str(own or getattr(screen, "concerns", ""))
    return Trouble(error, trace, number if number.isdigit() else "", getattr(screen, "PLACE", ""))


def ask(cabinet: Cabinet, trouble: Trouble) -> None:
    """The wizard of a ticket about it; nothing is sent before its last step."""
    from gosmed_cli.usecases import fault_ticket, support

    found = section(trouble.place)
    place = found.title if found else ""
    prepared = fault_ticket.prepared(trouble.error, trace=trouble.trace, number=trouble.number, place=place)
    cabinet.apply_for(support.SLUG, values=dict(prepared.values), attachments=dict(prepared.attachments))
