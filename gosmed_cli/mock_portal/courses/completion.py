"""The end of a course for a participant: the certificate among received documents, points in training (R94)."""

from __future__ import annotations

import sqlite3

from ...text.formats import MOSCOW
from .. import accounts, inbox, reminders
from ..clock import iso, parse
from ..state import Portal
from ..store import Transaction
from ..training import records
from ..training.numbers import of_tenths
from . import sheets, standing

_PAPER = "course-certificate"
CABINET = "cabinet"  # the door of the section


def finish(t: Transaction, portal: Portal, enrolment: sqlite3.Row, course: sqlite3.Row) -> None:
    """Hand over the certificate and record the points; the participant is told of both."""
    document = _certificate(t, portal, enrolment, course, tell=True)
    number = records.add(t, portal, enrolment["account_id"], _learnt(course, document))
    _close(t, portal, enrolment, document, number)


def finished(t: Transaction, portal: Portal, enrolment: sqlite3.Row, course: sqlite3.Row) -> None:
    """The same of a course that was over before a scenario begins; nobody is told, and the certificate comes with
    `papers`."""
    number = records.keep(t, enrolment["account_id"], _learnt(course))
    _close(t, portal, enrolment, None, number)


@reminders.planner
def papers(t: Transaction, portal: Portal, account_id: str) -> None:
    """Certificates of courses that were over before the cabinet was there lie in it once it is open."""
    if not accounts.opened(t.q.account(id=account_id)).get(CABINET):
        return
    for row in list(t.q.enrolments_without_paper(account_id=account_id)):
        with portal.clock.at(parse(row["finished_at"])):
            document = _certificate(t, portal, row, t.q.course(id=row["course_id"]), tell=False)
        t.change("enrolments", {"id": row["id"]}, document_id=document)
        t.change("training_records", {"id": row["record_id"]}, document_id=document)


def _close(t: Transaction, portal: Portal, enrolment: sqlite3.Row, document: str | None, record: int) -> None:
    t.change(
        "enrolments",
        {"id": enrolment["id"]},
        state="finished",
        finished_at=iso(portal.clock.now()),
        document_id=document,
        record_id=record,
    )


def _learnt(course: sqlite3.Row, document: str | None = None) -> records.Learnt:
    """A course as a record of training has it."""
    return records.Learnt(
        title=course["title"],
        organiser=course["provider"],
        kind=course["kind"],
        finished_on=parse(course["ends_at"]).astimezone(MOSCOW).date(),
        hours=of_tenths(course["hours"]),
        points=of_tenths(course["points"]),
        grade=course["grade"],
        document_id=document,
    )


def _certificate(
    t: Transaction, portal: Portal, enrolment: sqlite3.Row, course: sqlite3.Row, *, tell: bool
) -> str:
    promised = inbox.Promised(
        kind="certificate",
        title=f"{course['certificate']}: {course['title']}",
        sender=course["provider"],
        name=f"certificate-{enrolment['id']}.pdf",
        maker=_PAPER,
        subject=str(enrolment["id"]),
    )
    return inbox.promise(t, portal, enrolment["account_id"], promised, tell=tell)


@inbox.maker(_PAPER)
def _write(t: Transaction, portal: Portal, subject: str) -> bytes:
    enrolment = standing.row_of(t, int(subject))
    known = accounts.known(t.q.account(id=enrolment["account_id"]))
    course = t.q.course(id=enrolment["course_id"])
    return sheets.certificate(course, enrolment["id"], known, parse(enrolment["finished_at"]))
