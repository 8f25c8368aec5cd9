"""What the department does with an application: the automatic review when it is due, a decision by hand."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..contract.catalogue import Service
from ..contract.vocabulary import Level, RemarkCode, Status
from ..text.formats import MOSCOW
from . import (
    doors,
    institutions,
    lifecycle,
    orders,
    received_documents,
    registers,
    reminders,
    review,
    schedule,
    timetables,
    verdicts,
)
from .lifecycle import Application, Decided, Verdict
from .received_documents import Enclosure
from .remarks import Remark
from .state import Portal, review_mode
from .store import Transaction
from .unpacked import MIME_TYPES

_MANUAL_ADVICE = "Исправьте указанное и повторите заявку."


def push(t: Transaction, portal: Portal, row: sqlite3.Row, event: lifecycle.Pushed) -> Application:
    """Let a checked push happen; a service that answers at once is answered in the same transaction."""
    values = json.loads(row["fields"])
    service = orders.of_row(t, portal, row).service
    event = replace(event, values=values, meeting=timetables.chosen(service, values))
    application = orders.happen(t, portal, row, event)
    passed = application.status is Status.UNDER_REVIEW and not application.problems
    if passed and service.review.term_for(values) is None:
        institutions.tell_administrator(t, portal, application.number, service, values)
    return answer_at_once(t, portal, application, values)


def answer_at_once(
    t: Transaction, portal: Portal, application: Application, values: Mapping[str, str]
) -> Application:
    """Decide, where the term is nothing, no meeting is waited for and the registers do it."""
    term = application.service.review.term_for(values)
    waits = application.status is not Status.UNDER_REVIEW or application.awaits_meeting
    if waits or term is None or term.amount > 0 or review_mode(t) != "automatic":
        return application
    return review_now(t, portal, application.number)


def review_now(t: Transaction, portal: Portal, number: int) -> Application:
    """Compare with the registers and decide."""
    row = t.q.order_by_id(id=number)
    service = orders.of_row(t, portal, row).service
    return _decided(t, portal, row, _judge(t, portal, service, row))


def _decided(t: Transaction, portal: Portal, row: sqlite3.Row, event: Decided) -> Application:
    return orders.happen(t, portal, row, replace(event, values=json.loads(row["fields"])))


@schedule.handler("review")
def _review_due(t: Transaction, portal: Portal, subject: str, data: object) -> None:
    if review_mode(t) == "automatic":
        review_now(t, portal, int(subject))


@schedule.handler("window")
def _window_due(t: Transaction, portal: Portal, subject: str, data: object) -> None:
    row = t.q.order_by_id(id=int(subject))
    before = orders.of_row(t, portal, row)
    after = orders.happen(t, portal, row, lifecycle.WindowClosed())
    reminders.window_passed(t, portal, row["account_id"], before, after)


@schedule.handler(reminders.WINDOW)
def _window_closing(t: Transaction, portal: Portal, subject: str, data: dict[str, Any]) -> None:
    row = t.q.order_by_id(id=int(subject))
    application = orders.of_row(t, portal, row)
    reminders.window_closing(t, portal, row["account_id"], application, data["until"], data["days"])


def _judge(t: Transaction, portal: Portal, service: Service, row: sqlite3.Row) -> Decided:
    values = json.loads(row["fields"])
    known = json.loads(t.q.account(id=row["account_id"])["known"])
    files = t.q.sent_files(order_id=row["id"], attempt=row["passed"])
    sent = [verdicts.Sent(one["kind"], _format(one["mime_type"]), one["size"]) for one in files]
    said = verdicts.remarks(t, "review", service.slug, sent, values)
    said = said or doors.wrong(t, row["account_id"], service, values)
    if said:
        return Decided("refused", said)
    looked_up = {**values, "snils": values.get("snils") or known.get("snils", "")}
    people = registers.candidates(t, looked_up)
    return review.decide(
        review.Case(
            service=service,
            values=values,
            sent=frozenset(one.kind for one in sent),
            people=people,
            today=portal.clock.now().astimezone(MOSCOW).date(),
            rivals=service.review.duplicates and _rivals(t, service, row, looked_up["snils"]),
            namesakes=_namesakes(t, service, row, people, looked_up),
            asked=bool(t.q.asked_to_clarify(order_id=row["id"])["total"]),
            institution=institutions.named(t, values),
        )
    )


def _format(mime_type: str) -> str | None:
    return {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}.get(mime_type)


def _rivals(t: Transaction, service: Service, row: sqlite3.Row, snils: str) -> bool:
    """Whether another account has a live application, or already has what the service opens, for this person."""
    for other in t.q.rivals(slug=service.slug, account_id=row["account_id"]):
        live = other["status"] != Status.REFUSED or other["edit_allowed"]
        if live and json.loads(other["fields"]).get("snils") == snils:
            return True
    return any(
        json.loads(other["known"]).get("snils") == snils
        and not doors.missing(service, Level.CONFIRMED, json.loads(other["opened"]))
        for other in t.q.other_accounts(id=row["account_id"])
    )


def _namesakes(
    t: Transaction,
    service: Service,
    row: sqlite3.Row,
    people: tuple[registers.Person, ...],
    values: dict[str, str],
) -> bool:
    """Whether the registers hold a second record, unless the applicant has been asked and has sent again."""
    if not service.review.duplicates or t.q.asked_to_clarify(order_id=row["id"])["total"]:
        return False
    person = review.best_match(service, values, people)
    return person is not None and bool(registers.namesakes(t, person))


def decide(
    t: Transaction,
    portal: Portal,
    number: int,
    verdict: Verdict,
    reason: str = "",
    remarks: tuple[Remark, ...] = (),
    enclosure: Enclosure | None = None,
) -> Application:
    """A decision by hand. Raises KeyError for an unknown number, lifecycle.NotPossible in another state.

    A refusal needs a remark, so that the applicant knows what to mend: the reason becomes one. An `enclosure`
    belongs to the decision and lies among the applicant's documents, too.
    """
    row = _row(t, number)
    if verdict != "approved" and not remarks:
        code = RemarkCode.OTHER
        remarks = (Remark(code, reason or "Заявление не соответствует требованиям", _MANUAL_ADVICE),)
        reason = ""  # said by the remark
    application = _decided(t, portal, row, Decided(verdict, remarks, reason))
    if enclosure is not None:
        form = received_documents.format_of(enclosure)
        entry = t.q.history_last(order_id=number)["id"]
        taken = {one["mnemonic"] for one in t.q.answer_files(order_id=number, object_id=entry)}
        name = f"document-{enclosure.name}" if enclosure.name in taken else enclosure.name
        orders.attach(t, application, entry, name, MIME_TYPES[form], enclosure.data, enclosure.kind)
        received_documents.receive(t, portal, row["account_id"], enclosure, number)
    return application


def _row(t: Transaction, number: int) -> sqlite3.Row:
    row: sqlite3.Row | None = t.q.order_by_id(id=number)
    if row is None:
        raise KeyError(number)
    return row


def visited(t: Transaction, portal: Portal, number: int, *, held: bool, by: str = "") -> Application:
    """The meeting of this application took place, or the applicant did not come.

    Raises KeyError for an unknown number, lifecycle.NotPossible where no meeting is booked or it lies ahead.
    """
    row = _row(t, number)
    values = json.loads(row["fields"])
    event: lifecycle.Event = lifecycle.Held(by, values) if held else lifecycle.Missed()
    return answer_at_once(t, portal, orders.happen(t, portal, row, event), values)


@schedule.handler("meeting")
def _meeting_due(t: Transaction, portal: Portal, subject: str, data: object) -> None:
    if review_mode(t) == "automatic":
        visited(t, portal, int(subject), held=True)


@schedule.handler("meeting-reminder")
def _reminder_due(t: Transaction, portal: Portal, subject: str, data: object) -> None:
    row = t.q.order_by_id(id=int(subject))
    application = orders.of_row(t, portal, row)
    if application.meeting is not None:
        title = application.service.title.ru
        text = f"Напоминание по заявлению № {application.number}: встреча {application.meeting.words}."
        orders.remind(t, portal, row, lifecycle.Notice(f"{title}: завтра встреча", text))


def wrong_approver(service: Service, values: Mapping[str, str], role: str, institution: str) -> str | None:
    """Why somebody of this role and institution (either may be empty) cannot decide: a problem's code."""
    if role and role != service.review.approver:
        return "other_approver"
    if institution and re.sub(r"\D", "", institution) != values.get(institutions.FIELD):
        return "other_institution"
    return None


def cancel(t: Transaction, portal: Portal, row: sqlite3.Row) -> Application:
    """The applicant withdraws. Raises lifecycle.NotPossible."""
    return orders.happen(t, portal, row, lifecycle.Cancelled())
