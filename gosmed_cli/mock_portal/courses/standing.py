"""Where an enrolment stands, and writing down that this has changed."""

from __future__ import annotations

import sqlite3

from .. import events
from ..state import Portal
from ..store import Transaction
from . import words

OWN, NO_SEAT = "own", "no_seat"  # why an enrolment was cancelled


def record(t: Transaction, portal: Portal, account_id: str, number: int, course: sqlite3.Row, state: str) -> None:
    """Write down among the events that an enrolment has come to this state."""
    events.record(
        t,
        portal.clock.now(),
        account_id,
        "enrolment.state",
        enrolment=str(number),
        course=course["id"],
        title=course["title"],
        state=state,
        state_title=words.ENROLMENT_TITLES[state],
    )


def leave(t: Transaction, portal: Portal, enrolment: sqlite3.Row, course: sqlite3.Row, reason: str) -> None:
    """End an enrolment without a course."""
    t.change("enrolments", {"id": enrolment["id"]}, state="cancelled", queued=None, reason=reason)
    record(t, portal, enrolment["account_id"], enrolment["id"], course, "cancelled")


def row_of(t: Transaction, number: int) -> sqlite3.Row:
    """The enrolment of this number, which there is."""
    found: sqlite3.Row = t.q.enrolment_by_id(id=number)
    return found
