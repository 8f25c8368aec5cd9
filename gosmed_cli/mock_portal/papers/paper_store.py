"""Papers in the database: issued, ended by the clock, cancelled by their physician."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from ...contract.cabinet.papers import MedicalPaper
from ...contract.papers import Paper, paper
from ...rules.dates import shown
from ...rules.papers import last_day
from ...text.formats import MOSCOW
from .. import events, outbox, schedule
from ..clock import iso, moscow, parse
from ..problems import Refused
from ..state import Portal
from ..store import Transaction
from ..store.db import dumps

ISSUED, ENDED, CANCELLED = "issued", "ended", "cancelled"
_TITLES = {ISSUED: "Действует", CANCELLED: "Отменён"}
_END = "paper.end"


def issue(
    t: Transaction,
    portal: Portal,
    account_id: str,
    kind: Paper,
    values: Mapping[str, str],
    at: datetime,
    *,
    tell: bool = True,
) -> sqlite3.Row:
    """Write a paper whose values are right, have it end in time, and `tell` the patient: not of the past."""
    number = kind.number.format(t.next_id(f"papers.{kind.kind}", first=1001))
    until = last_day(kind, values, at.astimezone(MOSCOW).date())
    t.add(
        "papers",
        id=t.next_id("papers"),
        account_id=account_id,
        kind=kind.kind,
        number=number,
        state=ISSUED,
        issued_at=iso(at),
        valid_until=until.isoformat(),
        cancelled_at=None,
        reason=None,
        fields=dumps(dict(values)),
    )
    if tell:
        _tell_patient(t, portal, kind, kind.notice.text, values, number, until)
    end = datetime.combine(until + timedelta(days=1), time(0), MOSCOW)
    schedule.plan(t, end.astimezone(UTC), _END, f"{kind.kind}/{number}")
    return found(t, account_id, kind, number)


def found(t: Transaction, account_id: str, kind: Paper, number: str) -> sqlite3.Row:
    """The account's own paper of this number. Raises Refused `not_found`."""
    row: sqlite3.Row | None = t.q.paper(account_id=account_id, kind=kind.kind, number=number)
    if row is None:
        raise Refused("not_found")
    return row


def cancel(t: Transaction, portal: Portal, row: sqlite3.Row, reason: str, *, tell: bool = True) -> sqlite3.Row:
    """Cancel a paper that is good still, and `tell` the patient. Raises Refused `paper_not_issued`."""
    kind = paper(row["kind"])
    if row["state"] != ISSUED:
        raise Refused("paper_not_issued", number=row["number"], state=state_title(row), kind=row["kind"])
    at = iso(portal.clock.now())
    t.change("papers", {"id": row["id"]}, state=CANCELLED, cancelled_at=at, reason=reason)
    schedule.cancel(t, _END, f"{kind.kind}/{row['number']}")
    if tell:
        until, values = date.fromisoformat(row["valid_until"]), json.loads(row["fields"])
        _tell_patient(t, portal, kind, kind.notice.cancelled, values, row["number"], until)
    return found(t, row["account_id"], kind, row["number"])


def show(row: sqlite3.Row) -> MedicalPaper:
    """As its physician reads it."""
    return MedicalPaper(
        number=row["number"],
        kind=row["kind"],
        state=row["state"],
        state_title=state_title(row),
        issued_at=moscow(parse(row["issued_at"])),
        valid_until=row["valid_until"],
        cancelled_at=moscow(parse(row["cancelled_at"])) if row["cancelled_at"] else None,
        reason=row["reason"],
        values=json.loads(row["fields"]),
    )


def state_title(row: sqlite3.Row) -> str:
    """The state in words, as this kind of paper has it."""
    return paper(row["kind"]).ends.title.ru if row["state"] == ENDED else _TITLES[row["state"]]


def _tell_patient(
    t: Transaction, portal: Portal, kind: Paper, text: str, values: Mapping[str, str], number: str, until: date
) -> None:
    if phone := values.get(kind.notice.field):
        words = text.format(**values, number=number, until=shown(until))
        outbox.send(t, portal, None, "sms", phone, kind.title.ru, words)


@schedule.handler(_END)
def _ended(t: Transaction, portal: Portal, subject: str, data: dict[str, Any]) -> None:
    name, _, number = subject.partition("/")
    row = t.q.paper_of_number(kind=name, number=number)
    if row is not None and row["state"] == ISSUED:
        t.change("papers", {"id": row["id"]}, state=ENDED)
        events.record(t, portal.clock.now(), row["account_id"], "paper.ended", paper=name, number_of_paper=number)
