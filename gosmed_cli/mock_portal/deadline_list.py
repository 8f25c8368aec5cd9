"""What has a date for an account: windows, expected answers, meetings, papers that run out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime, time

from ..contract.cabinet import Deadline
from ..contract.vocabulary import Status
from ..rules.deadlines import MOSCOW
from . import orders, profession
from .clock import moscow
from .lifecycle import Application
from .lifecycle_parts import WINDOWED
from .state import Portal, instance
from .store import Transaction

_PAPERS = {"licence_until": "licence", "accredited_until": "accreditation"}
_ALL = 2**62


def of_account(t: Transaction, portal: Portal, account_id: str) -> list[Deadline]:
    """The account's deadlines, the nearest first."""
    rows = t.q.cabinet_applications(account_id=account_id, slug=None, status=None, before=_ALL, limit=_ALL)
    found = [one for row in rows for one in _of_application(t, portal, row)]
    found += _of_papers(t, t.q.account(id=account_id))
    return sorted(found, key=lambda one: (_moment(one), one["id"]))


def _of_application(t: Transaction, portal: Portal, row: sqlite3.Row) -> Iterator[Deadline]:
    application = orders.of_row(t, portal, row)
    if application.edit_allowed and application.status in WINDOWED and application.resubmit_until:
        what = "question" if application.status is Status.NEEDS_CORRECTION else "resubmit"
        yield _dated(t, application, what, application.resubmit_until)
    if application.status is Status.UNDER_REVIEW and application.review_due_at:
        yield _dated(t, application, "answer", application.review_due_at)
    if application.awaits_meeting and application.meeting:
        meeting = application.meeting
        place = ", ".join(one for one in (meeting.place, meeting.address) if one)
        yield {**_dated(t, application, "appointment", meeting.at), "place": place}


def _dated(t: Transaction, application: Application, what: str, at: datetime) -> Deadline:
    history = len(list(t.q.history_of_order(order_id=application.number)))
    return Deadline(
        id=f"{what}-{application.number}-{instance(t)[:12]}",
        sequence=history,
        what=what,  # type: ignore[typeddict-item]  # one of the words written above
        at=moscow(at),
        all_day=False,
        number=str(application.number),
        service=application.service.slug,
        service_title=application.service.title.ru,
    )


def _of_papers(t: Transaction, account: sqlite3.Row) -> Iterator[Deadline]:
    known = profession.known(t, account)
    changes = t.q.account_changes(account_id=account["id"])["total"]
    for name, what in _PAPERS.items():
        if known.get(name):
            yield Deadline(
                id=f"{what}-{account['id'][:12]}-{instance(t)[:12]}",
                sequence=changes,
                what=what,  # type: ignore[typeddict-item]  # one of the words of _PAPERS
                at=known[name],
                all_day=True,
            )


def _moment(one: Deadline) -> datetime:
    """When it is over: a day at its end, Moscow time."""
    if one["all_day"]:
        return datetime.combine(date.fromisoformat(one["at"]), time(23, 59, 59), MOSCOW)
    return datetime.fromisoformat(one["at"])
