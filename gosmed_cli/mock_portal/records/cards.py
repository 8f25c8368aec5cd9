"""Patients and their records as the cabinet shows them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from ...contract.cabinet.records import Measured, Patient, Record, RecordKindName, Verdict
from ...contract.dictionaries import fold
from ...text.formats import MOSCOW
from ..clock import iso, moscow, parse
from ..problems import Refused
from ..store import Transaction
from . import links

KINDS: dict[RecordKindName, str] = {
    "visit": "Приём",
    "diagnosis": "Диагноз",
    "procedure": "Процедура",
    "prescription": "Назначение",
    "analysis": "Анализ",
}
_LAST = "9999"  # later than any moment


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked of a card: days of Moscow, both included; part of a physician's name."""

    since: date | None = None
    until: date | None = None
    kind: RecordKindName | None = None
    physician: str | None = None


def find(t: Transaction, institutions: Sequence[str], number: str) -> sqlite3.Row | Refused:
    """The patient of one of these institutions; another's is not there."""
    row: sqlite3.Row | None = t.q.patient(id=number)
    return row if row is not None and row["ogrn"] in institutions else Refused("not_found")


def search(t: Transaction, institutions: Sequence[str], words: str) -> list[sqlite3.Row]:
    """Patients whose name, birth date or number has every one of the words, by name."""
    wanted = [fold(part) for part in words.split()]
    rows = [row for ogrn in institutions for row in t.q.patients_of(ogrn=ogrn)]
    found = [row for row in rows if all(part in row["words"] for part in wanted)]
    return sorted(found, key=lambda row: (row["name"], row["id"]))


def records(
    t: Transaction, patient: str, filters: Filters, after: tuple[str, str], limit: int
) -> list[sqlite3.Row]:
    """Entries after this place, the newest first."""
    before = filters.until + timedelta(days=1) if filters.until and filters.until < date.max else None
    return list(
        t.q.records_of(
            patient_id=patient,
            kind=filters.kind,
            since=_midnight(filters.since),
            before=_midnight(before),
            physician=_pattern(filters.physician),
            last_at=after[0] or _LAST,
            last_id=after[1],
            limit=limit,
        )
    )


def _midnight(day: date | None) -> str | None:
    """The beginning of a day in Moscow; nothing for a day that no calendar of ours can turn into UTC."""
    if day is None:
        return None
    if day.year <= 1:
        return ""
    return iso(datetime(day.year, day.month, day.day, tzinfo=MOSCOW))


def _pattern(words: str | None) -> str | None:
    if not words or not fold(words):
        return None
    plain = "".join(f"!{one}" if one in "!%_" else one for one in fold(words))
    return f"%{plain}%"


def show_patient(t: Transaction, row: sqlite3.Row) -> Patient:
    return Patient(
        id=row["id"],
        name=row["name"],
        birth_date=row["birth_date"],
        sex=row["sex"],
        policy=f"…{row['oms'][-4:]}" if row["oms"] else None,
        institution=links.name_of(t, row["ogrn"]),
        ogrn=row["ogrn"],
    )


def show_record(row: sqlite3.Row) -> Record:
    return Record(
        id=row["id"],
        at=moscow(parse(row["at"])),
        kind=row["kind"],
        kind_title=KINDS[row["kind"]],
        code=row["code"] or None,
        title=row["title"],
        text=row["text"],
        physician=row["physician"],
        values=[_measured(one) for one in json.loads(row["measured"])],
    )


def _measured(one: dict[str, Any]) -> Measured:
    return Measured(
        name=one["name"],
        value=one["value"],
        unit=one.get("unit", ""),
        low=one.get("low"),
        high=one.get("high"),
        verdict=verdict(one["value"], one.get("low"), one.get("high")),
    )


def verdict(value: str, low: str | None, high: str | None) -> Verdict | None:
    """How a value lies to its range, ends included; None for a word, or without a range.

    >>> verdict("6.1", "3.9", "5.9")
    'high'
    """
    try:
        measured = Decimal(value)
    except InvalidOperation:
        return None
    if low is not None and measured < Decimal(low):
        return "low"
    if high is not None and measured > Decimal(high):
        return "high"
    return "normal" if low is not None or high is not None else None
