"""One look at professional development (R88–R90): year, cycle, forecast, mandatory events, what is due next."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Literal

from ...contract.cabinet.training import (
    MandatoryEvent,
    Training,
    TrainingCycle,
    TrainingDeadline,
    TrainingRecord,
    TrainingYear,
)
from ...contract.dictionaries import dictionary
from ..clock import moscow
from ..state import Portal
from ..store import Transaction
from . import certificates, mandatory, progress
from .numbers import of_tenths

KINDS = "training-kinds"  # their dictionary


def of(t: Transaction, portal: Portal, account: sqlite3.Row, year: int | None) -> Training:
    """Everything of this account; the year is this one where none is named."""
    today = progress.today_of(portal)
    shown_year = year or today.year
    certificates.look(t, portal, account["id"], shown_year)
    certificate = t.q.training_certificate(account_id=account["id"], year=shown_year)
    this_year = progress.year_of(t, account["id"], shown_year, today)
    cycle = progress.cycle_of(t, account, today)
    events = mandatory.of(t, account, today)
    return Training(
        year=this_year,
        cycle=cycle,
        mandatory=events,
        deadlines=sorted(_deadlines(this_year, cycle, events, today), key=lambda one: (one["on"], one["kind"])),
        certificate=certificates.view(certificate) if certificate else None,
        now=moscow(portal.clock.now()),
    )


def _deadlines(
    year: TrainingYear, cycle: TrainingCycle | None, events: list[MandatoryEvent], today: date
) -> Iterator[TrainingDeadline]:
    if year["year"] == today.year and not year["reached"]:
        yield _deadline("goal", date(today.year, 12, 31), today, lacking=year["left"])
    for one in events:
        if one["state"] == "due":
            yield _deadline("mandatory", date.fromisoformat(one["due_on"]), today, title=one["title"])
    if cycle is not None and not cycle["over"] and cycle["points"] < cycle["points_needed"]:
        lacking = cycle["points_needed"] - cycle["points"]
        yield _deadline("cycle", date.fromisoformat(cycle["last_day"]), today, lacking=lacking)


def _deadline(
    kind: Literal["goal", "mandatory", "cycle"],
    on: date,
    today: date,
    *,
    title: str | None = None,
    lacking: float | None = None,
) -> TrainingDeadline:
    return TrainingDeadline(
        kind=kind, on=on.isoformat(), days_left=(on - today).days, title=title, lacking=lacking
    )


def record(row: sqlite3.Row) -> TrainingRecord:
    """A record as its owner sees it."""
    kinds = dictionary(KINDS)
    item = kinds.find(row["kind"]) if kinds else None
    return TrainingRecord(
        id=row["id"],
        finished_on=row["finished_on"],
        title=row["title"],
        organiser=row["organiser"],
        kind=row["kind"],
        kind_title=item.title if item else row["kind"],
        hours=float(of_tenths(row["hours"])),
        points=float(of_tenths(row["points"])),
        grade=row["grade"],
        source=row["source"],
        document=row["document_id"],
    )
