"""Mandatory events (R89): what everybody of a specialty has to attend by a day, and who has."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from ...contract.cabinet.training import MandatoryEvent
from ...contract.dictionaries import fold
from .. import accounts
from ..store import Transaction
from ..store.db import dumps
from .numbers import of_tenths, specialties_of, tenths
from .progress import between

COUNTS = timedelta(days=365)  # an event is attended by a record of its title from this long before its day
_SHOWN = timedelta(days=365)  # those that are over are shown this long
State = Literal["done", "due", "overdue"]
_TITLES: dict[State, str] = {"done": "Пройдено", "due": "Предстоит", "overdue": "Просрочено"}


def add(t: Transaction, title: str, due_on: date, specialties: Sequence[str], points: Decimal) -> None:
    """Have an event be mandatory for these specialties (codes; none: for all). The same again is one."""
    wanted = (fold(title), due_on.isoformat(), frozenset(specialties))
    if any(wanted == (fold(row["title"]), row["due_on"], specialties_of(row)) for row in t.q.mandatory_events()):
        return
    t.add(
        "mandatory_events",
        id=t.next_id("mandatory_events"),
        title=title,
        due_on=due_on.isoformat(),
        specialties=dumps(sorted(specialties)),
        points=tenths(points),
    )


def rows_for(t: Transaction, account: sqlite3.Row) -> list[sqlite3.Row]:
    """The events that concern the owner of this account, in the order of their days."""
    specialty = accounts.known(account).get("specialty")
    return [row for row in t.q.mandatory_events() if not specialties_of(row) or specialty in specialties_of(row)]


def of(t: Transaction, account: sqlite3.Row, today: date) -> list[MandatoryEvent]:
    """Those that concern the owner, but for those that have long been over."""
    rows = [row for row in rows_for(t, account) if date.fromisoformat(row["due_on"]) > today - _SHOWN]
    return [_shown(t, account["id"], row, today) for row in rows]


def attended(t: Transaction, account_id: str, row: sqlite3.Row) -> int | None:
    """The record that shows it; a later one than its day counts as well."""
    first = date.fromisoformat(row["due_on"]) - COUNTS
    found = between(t, account_id, first, date.max)
    return _of_title(found, row["title"])


def _of_title(records: Iterable[sqlite3.Row], title: str) -> int | None:
    return next((one["id"] for one in records if fold(one["title"]) == fold(title)), None)


def _shown(t: Transaction, account_id: str, row: sqlite3.Row, today: date) -> MandatoryEvent:
    record, due = attended(t, account_id, row), date.fromisoformat(row["due_on"])
    state: State = "done" if record is not None else "due" if due >= today else "overdue"
    return MandatoryEvent(
        id=row["id"],
        title=row["title"],
        due_on=row["due_on"],
        points=float(of_tenths(row["points"])),
        state=state,
        state_title=_TITLES[state],
        days_left=(due - today).days,
        record=record,
    )
