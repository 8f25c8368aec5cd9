"""«Мои обучения»: what an account has enrolled in, as it sees it (R94)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime

from ...contract.cabinet.courses import Enrolment
from ...contract.cabinet.notices import Deadline
from ...contract.dictionaries import title_of
from ..clock import moscow, parse
from ..pages import number_of
from ..problems import Refused
from ..state import Portal
from ..store import Transaction
from ..training.numbers import of_tenths
from . import enrolling, words

_SEATED = frozenset({"enrolled", "current", "finished"})


def found(t: Transaction, account_id: str, number: str) -> sqlite3.Row:
    """One of the account's enrolments. Raises Refused `not_found`, also for somebody else's."""
    row: sqlite3.Row | None = t.q.enrolment(account_id=account_id, id=number_of(number))
    if row is None:
        raise Refused("not_found")
    return row


def show(t: Transaction, portal: Portal, row: sqlite3.Row) -> Enrolment:
    """As its owner sees it."""
    course = t.q.course(id=row["course_id"])
    seated = row["state"] in _SEATED
    return Enrolment(
        id=str(row["id"]),
        course=course["id"],
        title=course["title"],
        kind=course["kind"],
        kind_title=words.KIND_TITLES[course["kind"]],
        provider=course["provider"],
        state=row["state"],
        state_title=words.ENROLMENT_TITLES[row["state"]],
        starts_at=moscow(parse(course["starts_at"])),
        ends_at=moscow(parse(course["ends_at"])),
        hours=float(of_tenths(course["hours"])),
        points=float(of_tenths(course["points"])),
        enrolled_at=moscow(parse(row["enrolled_at"])),
        cancel_until=moscow(parse(course["cancel_until"])),
        cancellable=enrolling.cancellable(portal, row, course),
        position=_position(t, row),
        instructions=(course["instructions"] or None) if seated else None,
        link=course["link"] if seated else None,
        finished_at=moscow(parse(row["finished_at"])) if row["finished_at"] else None,
        grade=course["grade"] if row["state"] == "finished" else None,
        document=row["document_id"],
        record=row["record_id"],
        reason=row["reason"],
    )


def _position(t: Transaction, row: sqlite3.Row) -> int | None:
    if row["state"] != "awaiting":
        return None
    return [one["id"] for one in t.q.course_queue(course_id=row["course_id"])].index(row["id"]) + 1


def deadlines(t: Transaction, portal: Portal, account: sqlite3.Row) -> Iterator[Deadline]:
    """When a course starts, and until when the seat can be given back."""
    now = portal.clock.now()
    for row in t.q.enrolments_standing(account_id=account["id"]):
        if row["state"] == "enrolled":
            course = t.q.course(id=row["course_id"])
            for kind, at in (("course-start", course["starts_at"]), ("course-cancel", course["cancel_until"])):
                # a course that nobody can leave before its start has one deadline
                if parse(at) > now and (kind == "course-start" or at != course["starts_at"]):
                    yield _deadline(kind, parse(at), course)


def _deadline(kind: str, at: datetime, course: sqlite3.Row) -> Deadline:
    return Deadline(
        kind=kind,
        at=moscow(at),
        all_day=False,
        number=None,
        service=None,
        service_title=None,
        place=(title_of("regions", course["region"]) or None) if kind == "course-start" else None,
        title=course["title"],
    )
