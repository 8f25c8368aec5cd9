"""Applications in the database: rows to the pure `Application` and back, and its effects made real."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta

from ..contract.catalogue import Service
from ..contract.dictionaries import title_of
from ..contract.epgu import ANSWER_FILE
from ..contract.vocabulary import NoticeKind, Status, TransportCode
from . import (
    acts,
    decision,
    doors,
    events,
    gates,
    letters,
    lifecycle,
    notices,
    reminders,
    schedule,
    signed_documents,
    timetables,
    visit_accounts,
)
from .clock import iso, parse
from .letters import keep_blob
from .lifecycle import Application, Effect
from .remarks import Remark
from .state import Portal
from .store import Transaction
from .store.db import dumps

FIRST_NUMBER = 1230254811
FIRST_HISTORY_ID = 6268157768
UNSENT_LIFE = timedelta(days=1)  # an order without a file vanishes after a day
_PORTAL_ENTRIES = frozenset({Status.DRAFT, Status.REGISTERED})


def create(t: Transaction, portal: Portal, account_id: str, service: Service, region: str) -> int:
    """A new order without a file; returns its number."""
    now = portal.clock.now()
    number = t.next_id("orders", FIRST_NUMBER)
    t.add(
        "orders",
        id=number,
        account_id=account_id,
        slug=service.slug,
        service_code=service.service_code,
        target_code=service.target_code,
        region=region,
        transport=TransportCode.NEW.value,
        transport_message="",
        attempt=0,
        fields="{}",
        remarks="[]",
        problems="[]",
        passed=0,
        edit_allowed=0,
        cancel_allowed=0,
        awaits_meeting=0,
        created_at=iso(now),
        updated_at=updated(now),
    )
    schedule.plan(t, now + UNSENT_LIFE, "unsent", str(number))
    return number


@schedule.handler("unsent")
def _vanish(t: Transaction, portal: Portal, subject: str, data: object) -> None:
    row = t.q.order_by_id(id=int(subject))
    if row is not None and row["guid"] is None and row["status"] is None:
        t.q.chunks_forget(order_id=row["id"])
        t.q.upload_forget(order_id=row["id"])
        t.q.order_forget(id=row["id"])


def of_row(t: Transaction, portal: Portal, row: sqlite3.Row) -> Application:
    """The state of the application that this row of `orders` keeps."""
    service = portal.catalogue.get(row["slug"])
    assert service is not None, "an order is only made for a service of the catalogue"
    return Application(
        number=row["id"],
        service=service,
        status=Status(row["status"]) if row["status"] else None,
        attempt=row["attempt"],
        refusals=t.q.refusals_of_order(order_id=row["id"])["total"],
        transport=TransportCode(row["transport"]),
        transport_message=row["transport_message"],
        remarks=read_remarks(row["remarks"]),
        problems=read_remarks(row["problems"]),
        submitted_at=_moment(row["submitted_at"]),
        review_due_at=_moment(row["review_due_at"]),
        resubmit_until=_moment(row["resubmit_until"]),
        edit_allowed=bool(row["edit_allowed"]),
        cancel_allowed=bool(row["cancel_allowed"]),
        awaits_meeting=bool(row["awaits_meeting"]),
        meeting=timetables.booking(t, service, row["id"]) if service.appointment else None,
    )


def read_remarks(text: str) -> tuple[Remark, ...]:
    """Remarks as the database keeps them."""
    return tuple(Remark.of(one) for one in json.loads(text))


def write_remarks(remarks: Iterable[Remark]) -> str:
    """Remarks for the database."""
    return dumps([remark.to_json() for remark in remarks])


def _moment(text: str | None) -> datetime | None:
    return parse(text) if text else None


def _text(moment: datetime | None) -> str | None:
    return iso(moment) if moment else None


def happen(t: Transaction, portal: Portal, row: sqlite3.Row, event: lifecycle.Event) -> Application:
    """Let this event happen to the application of this row. Raises lifecycle.NotPossible."""
    now = portal.clock.now()
    application, effects = lifecycle.step(of_row(t, portal, row), event, now)
    _save(t, application, now)
    entry = None
    with portal.clock.at(now):  # an event is one moment, however long it takes to write down
        for effect in effects:
            entry = _perform(t, portal, row, application, effect, entry)
        reminders.plan_window(t, portal, application)
    return application


def _save(t: Transaction, application: Application, now: datetime) -> None:
    t.change(
        "orders",
        {"id": application.number},
        status=application.status,
        attempt=application.attempt,
        transport=application.transport.value,
        transport_message=application.transport_message,
        remarks=write_remarks(application.remarks),
        problems=write_remarks(application.problems),
        submitted_at=_text(application.submitted_at),
        review_due_at=_text(application.review_due_at),
        resubmit_until=_text(application.resubmit_until),
        edit_allowed=int(application.edit_allowed),
        cancel_allowed=int(application.cancel_allowed),
        awaits_meeting=int(application.awaits_meeting),
        updated_at=updated(now),
    )


def updated(now: datetime) -> str:
    """A moment of change as the feeds show and compare it: milliseconds, the rest is cut off."""
    return iso(now.replace(microsecond=now.microsecond // 1000 * 1000))


def _perform(
    t: Transaction,
    portal: Portal,
    row: sqlite3.Row,
    application: Application,
    effect: Effect,
    entry: int | None,
) -> int | None:
    """Make one effect real; `entry` is the id of the last history entry, which is returned."""
    number = str(application.number)
    match effect:
        case lifecycle.Entry():
            return _write_entry(t, portal.clock.now(), row, application, effect)
        case lifecycle.Notice():
            notices.notify(
                t,
                portal,
                row["account_id"],
                NoticeKind.STATUS,
                effect.subject,
                effect.text,
                order_id=application.number,
            )
        case lifecycle.Plan():
            schedule.cancel(t, effect.kind, number)
            schedule.plan(t, effect.at, effect.kind, number)
        case lifecycle.Unplan():
            schedule.cancel(t, effect.kind, number)
        case lifecycle.Issue():
            assert entry is not None, "a decision belongs to an entry of the history"
            _issue(t, portal, row, application, effect, entry)
        case lifecycle.Open():
            values = json.loads(t.q.order_by_id(id=application.number)["fields"])
            doors.open_for(t, portal, row["account_id"], application.service, values, application.number)
            gates.look(t, portal, row["account_id"])
            visit_accounts.spend(t, portal, row["account_id"], application.service, values)
        case lifecycle.Sign():
            signed_documents.write(t, portal, row["account_id"], application, effect.name)
        case lifecycle.Book():
            timetables.book(t, row["account_id"], application.service, application.number, effect.meeting)
        case lifecycle.Unbook():
            t.q.forget_appointment(order_id=application.number)
        case lifecycle.Act():
            assert entry is not None, "an act belongs to an entry of the history"
            t.q.keep_appointment_held(order_id=application.number)  # the slot stays with the application
            sender = sender_of(application.service)
            acts.write(t, portal, row["account_id"], application, effect, entry, sender)
    return entry


def _write_entry(
    t: Transaction, now: datetime, row: sqlite3.Row, application: Application, entry: lifecycle.Entry
) -> int:
    identifier = t.next_id("status_history", FIRST_HISTORY_ID)
    sender = "" if entry.status in _PORTAL_ENTRIES else sender_of(application.service)
    t.add(
        "status_history",
        id=identifier,
        order_id=application.number,
        at=iso(now),
        status=entry.status.value,
        title=entry.title,
        comment=entry.comment,
        sender=sender,
    )
    events.record(
        t,
        now,
        row["account_id"],
        "application.status",
        application.number,
        service=application.service.slug,
        status=entry.status.value,
        status_title=entry.title,
        comment=entry.comment,
        attempt=application.attempt,
    )
    return identifier


def sender_of(service: Service) -> str:
    """Who answers applications for this service."""
    return title_of("approvers", service.review.approver)


def remind(t: Transaction, portal: Portal, row: sqlite3.Row, notice: lifecycle.Notice) -> None:
    """Tell the applicant of what is coming."""
    kind = NoticeKind.REMINDER
    notices.notify(t, portal, row["account_id"], kind, notice.subject, notice.text, order_id=row["id"])


def _issue(
    t: Transaction,
    portal: Portal,
    row: sqlite3.Row,
    application: Application,
    effect: lifecycle.Issue,
    entry: int,
) -> None:
    remarks = effect.remarks
    listed = dumps([remark.to_json() for remark in remarks]).encode()
    attach(t, application, entry, "remarks.json", "application/json", listed)
    if effect.decision:
        fields = json.loads(t.q.order_by_id(id=application.number)["fields"])
        letter = decision.of(
            application, entry, portal.clock.now(), sender_of(application.service), fields, effect
        )
        letters.keep(t, application.number, application.attempt, entry, "decision.pdf", letter)


def attach(
    t: Transaction,
    application: Application,
    entry: int,
    mnemonic: str,
    mime_type: str,
    data: bytes,
    kind: str = "",
) -> None:
    """Have this file of the department belong to this entry of the history."""
    t.add(
        "order_files",
        order_id=application.number,
        attempt=application.attempt,
        object_id=entry,
        object_type=ANSWER_FILE,
        mnemonic=mnemonic,
        kind=kind or mnemonic.partition(".")[0],
        mime_type=mime_type,
        sha256=keep_blob(t, data),
        size=len(data),
    )
