"""One look at professional development (R88–R90): year, cycle, forecast, mandatory events, what is due next."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date

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
    def at(day: date, title: str | None, lacking: float | None) -> dict[str, object]:
        return {"on": day.isoformat(), "days_left": (day - today).days, "title": title, "lacking": lacking}

    if year["year"] == today.year and not year["reached"]:
        yield TrainingDeadline(kind="goal", **at(date(today.year, 12, 31), None, year["left"]))  # type: ignore[typeddict-item]  # the rest of it
    for one in events:
        if one["state"] == "due":
            yield TrainingDeadline(kind="mandatory", **at(date.fromisoformat(one["due_on"]), one["title"], None))  # type: ignore[typeddict-item]  # the rest of it
    if cycle is not None and not cycle["over"] and cycle["points"] < cycle["points_needed"]:
        lacking = cycle["points_needed"] - cycle["points"]
        yield TrainingDeadline(kind="cycle", **at(date.fromisoformat(cycle["last_day"]), None, lacking))  # type: ignore[typeddict-item]  # the rest of it


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
