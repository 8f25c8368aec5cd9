"""An application as the cabinet shows it: one row of `orders` with its history."""

from __future__ import annotations

import json
import sqlite3

from ..contract.cabinet.applications import Application, ApplicationDetail, HistoryEntry, Meeting, SentFile
from ..contract.vocabulary import SIGNATURE, Status
from . import inbox, lifecycle, orders, timetables
from .clock import moscow, parse
from .state import Portal
from .store import Transaction

_SENT_AGAIN = frozenset({Status.REFUSED, Status.NEEDS_CORRECTION, Status.FAILED})


def show(t: Transaction, portal: Portal, row: sqlite3.Row) -> Application:
    """The application of this row, whose status is not NULL."""
    found = orders.of_row(t, portal, row)
    assert found.status is not None, "orders without a file are never listed"
    again = found.edit_allowed and found.status in _SENT_AGAIN
    return Application(
        number=str(found.number),
        service=found.service.slug,
        service_title=found.service.title.ru,
        status=found.status.value,
        status_title=found.title(found.status),
        attempt=found.attempt,
        submitted_at=_time(row["submitted_at"]),
        updated_at=moscow(parse(row["updated_at"])),
        review_due_at=_time(row["review_due_at"]),
        resubmit_until=_time(row["resubmit_until"]),
        remarks=[remark.to_json() for remark in found.problems or found.remarks],
        editable=found.edit_allowed and not again,
        cancellable=found.cancel_allowed,
        resubmittable=again,
        decision=_has_decision(t, found.number),
        appointment=meeting(t, found),
        refusals=found.refusals,
        next_service=_next_service(found),
        documents=inbox.of_application(t, row),
        history=[_entry(one) for one in t.q.history_of_order(order_id=found.number)],
    )


def detail(t: Transaction, portal: Portal, row: sqlite3.Row) -> ApplicationDetail:
    """With what was sent last, and could be read; a meeting moved since is named as it is now."""
    last = t.q.last_attempt(order_id=row["id"])
    files = t.q.sent_files(order_id=row["id"], attempt=last["attempt"]) if last else ()
    return ApplicationDetail(
        **show(t, portal, row),
        fields=_fields(t, portal, orders.of_row(t, portal, row), json.loads(last["fields"]) if last else {}),
        attachments=[
            SentFile(kind=one["kind"], name=one["mnemonic"], size=one["size"], sha256=one["sha256"])
            for one in files
            if one["kind"] and not one["mnemonic"].endswith((".xml", SIGNATURE))
        ],
    )


def _fields(t: Transaction, portal: Portal, found: lifecycle.Application, sent: dict[str, str]) -> dict[str, str]:
    """The fields to send again: of a meeting the slot booked now, or the one sent while it can still be had."""
    wanted = found.service.appointment
    if wanted is None:
        return sent
    others = {name: value for name, value in sent.items() if name != wanted.field}
    if found.awaits_meeting and found.meeting:
        return {**others, wanted.field: found.meeting.slot}
    slot = sent.get(wanted.field, "")
    gone = timetables.trouble(t, portal.clock.now(), wanted.timetable, slot, found.number)
    return others if gone else sent


def meeting(t: Transaction, found: lifecycle.Application) -> Meeting | None:
    """What the application has booked, or has held."""
    row = t.q.appointment(order_id=found.number) if found.meeting else None
    if found.meeting is None or row is None:
        return None
    return Meeting(
        slot=found.meeting.slot,
        at=moscow(found.meeting.at),
        place=found.meeting.place,
        address=found.meeting.address,
        state=row["state"],
    )


def _next_service(found: lifecycle.Application) -> str | None:
    """What remains once the application can no longer be sent again (R75)."""
    over = found.final and found.status in (Status.REFUSED, Status.FAILED)
    return found.service.after_window if over else None


def _time(text: str | None) -> str | None:
    return moscow(parse(text)) if text else None


def _entry(row: sqlite3.Row) -> HistoryEntry:
    return HistoryEntry(
        status=row["status"], status_title=row["title"], at=moscow(parse(row["at"])), comment=row["comment"]
    )


def _has_decision(t: Transaction, number: int) -> bool:
    answer = t.q.latest_answer(order_id=number)
    if answer is None:
        return False
    files = t.q.answer_files(order_id=number, object_id=answer["object_id"])
    return any(one["kind"] == "decision" for one in files)
