"""What an account has to keep in mind: deadlines of applications, meetings, papers that run out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime

from ..contract.cabinet.notices import Deadline
from ..contract.vocabulary import Status
from ..text.formats import MOSCOW
from . import application_view, orders, profession, sections
from .clock import moscow
from .lifecycle import Application
from .state import Portal
from .store import Transaction

# the account's values that are the last day of something (R103) → the kind of deadline
_PAPERS = {"licence_until": "licence", "accredited_until": "accreditation"}


def deadlines_of(t: Transaction, portal: Portal, account: sqlite3.Row) -> list[Deadline]:
    """Every deadline that lies ahead, the nearest first."""
    now = portal.clock.now()
    found = [*_of_applications(t, portal, account["id"], now), *_of_papers(t, account, now)]
    found += sections.deadlines_of(t, portal, account)
    return sorted(
        found,
        key=lambda one: (datetime.fromisoformat(one["at"]), one["kind"], one["number"] or one.get("title", "")),
    )


def _of_applications(t: Transaction, portal: Portal, account_id: str, now: datetime) -> Iterator[Deadline]:
    for row in t.q.undecided_or_open(account_id=account_id):
        application = orders.of_row(t, portal, row)
        if (again := _again(application)) is not None:
            kind, at = again
            if at > now:
                yield _of(application, kind, at)
        elif application.status is Status.UNDER_REVIEW and application.review_due_at is not None:
            yield _of(application, "review", application.review_due_at)
        meeting = application_view.meeting(t, application)
        if meeting is not None and meeting["state"] == "booked" and datetime.fromisoformat(meeting["at"]) > now:
            place = ", ".join(part for part in (meeting["place"], meeting["address"]) if part)
            yield {**_of(application, "appointment", datetime.fromisoformat(meeting["at"])), "place": place}


def _again(application: Application) -> tuple[str, datetime] | None:
    """Until when it may be sent again, or the question answered (R74, R84)."""
    until = application.resubmit_until
    if not application.edit_allowed or until is None or application.status is Status.UNDER_REVIEW:
        return None
    return ("question" if application.status is Status.NEEDS_CORRECTION else "resubmit"), until


def _of(application: Application, kind: str, at: datetime) -> Deadline:
    return Deadline(
        kind=kind,
        at=moscow(at),
        all_day=False,
        number=str(application.number),
        service=application.service.slug,
        service_title=application.service.title.ru,
        place=None,
    )


def _of_papers(t: Transaction, account: sqlite3.Row, now: datetime) -> Iterator[Deadline]:
    """Licence and accreditation end with their last day."""
    values = profession.known(t, account)
    today = now.astimezone(MOSCOW).date()
    for name, kind in _PAPERS.items():
        if not values.get(name) or (day := date.fromisoformat(values[name])) < today:
            continue
        end = datetime.combine(day, datetime.max.time().replace(microsecond=0), MOSCOW)
        yield Deadline(
            kind=kind, at=moscow(end), all_day=True, number=None, service=None, service_title=None, place=None
        )
