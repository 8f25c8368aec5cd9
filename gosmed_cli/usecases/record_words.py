"""Patients and their records in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from ..text import formats, measured, say
from ..text.say import known

if TYPE_CHECKING:
    from ..contract.cabinet.records import Patient, Record


def born(one: Patient) -> str:
    return formats.day(date.fromisoformat(one["birth_date"]))


def sex(one: Patient) -> str:
    key = f"records.sex.{one['sex']}"
    return say(key) if known(key) else one["sex"]


def whose(one: Patient) -> str:
    """Born when, which policy (masked), which card: what stands below the name."""
    policy = [say("records.policy", policy=one["policy"])] if one["policy"] else []
    first = say("records.born", day=born(one), sex=sex(one))
    return " · ".join((first, *policy, say("records.card", id=one["id"])))


def kind(one: Record) -> str:
    """A kind in words; one that a later portal has as it calls it."""
    key = f"records.kind.{one['kind']}"
    return say(key) if known(key) else one["kind_title"]


def moment(one: Record) -> str:
    return formats.moment(formats.parse(one["at"]))


def title(one: Record) -> str:
    """«Диагноз I10: Гипертензия»."""
    return f"{' '.join(part for part in (kind(one), one['code'] or '') if part)}: {one['title']}"


def lines(one: Record) -> Iterator[tuple[str, str]]:
    """What the entry says, and each value of an analysis; those out of range are marked."""
    if one["text"]:
        yield one["text"], "plain"
    for value in one["values"]:
        out = value["verdict"] in ("low", "high")
        yield measured.analysis_line(value), "warn" if out else "plain"
