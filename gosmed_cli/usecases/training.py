"""Professional development: goal, history, report, certificate (R88–R91)."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ..contract.dictionaries import dictionary
from ..errors import UsageProblem
from ..exports import saving
from ..text import language
from ..text.clean import clean
from .documents import free_target
from .paging import stream

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.training import Training, TrainingCertificate, TrainingRecord

KINDS = "training-kinds"
GROUPS = ("kind", "year", "organiser")
Group = Literal["kind", "year", "organiser"]


@dataclass(frozen=True, slots=True)
class Filters:
    """Which records: days, both included, a kind (code of the dictionary), a source."""

    first: date | None = None
    last: date | None = None
    kind: str | None = None
    source: str | None = None


@dataclass(slots=True)
class Row:
    """One line of the report: records of one kind, year or organiser."""

    group: str
    title: str
    trainings: int = 0
    hours: Decimal = Decimal(0)
    points: Decimal = Decimal(0)
    grades: Counter[str] = field(default_factory=Counter)

    def add(self, one: Mapping[str, Any]) -> None:
        self.trainings += 1
        self.hours += Decimal(str(one["hours"]))
        self.points += Decimal(str(one["points"]))
        if one.get("grade"):
            self.grades[clean(str(one["grade"]))] += 1

    def to_json(self) -> dict[str, object]:
        """As `gosmed cpd report --json` prints it."""
        return {
            "group": self.group,
            "title": self.title,
            "trainings": self.trainings,
            "hours": float(self.hours),
            "points": float(self.points),
            "grades": dict(self.grades),
        }


async def overview(portal: Portal, year: int | None = None) -> Training:
    """Everything at one look. Raises NotAllowed while the cabinet is closed."""
    return await portal.cabinet.training(year)


async def set_goal(portal: Portal, points: int, year: int | None = None) -> Training:
    """Aim at so many points, this year where none is named. Raises RuleBroken, NotAllowed."""
    return await portal.cabinet.set_training_goal(points, year)


def kind_of(text: str) -> str:
    """The code of a kind of training as typed: code, title or another name. Raises UsageProblem."""
    among = dictionary(KINDS)
    item = among.find(text) if among else None
    if item is None:
        choices = ", ".join(one.value for one in among.items) if among else ""
        raise UsageProblem("bad_choice", option="--kind", value=text, choices=choices)
    return item.value


def kind_title(one: Mapping[str, Any]) -> str:
    """The kind in the language of the run; one that a later portal has, in the portal's words."""
    among = dictionary(KINDS)
    item = among.find(one["kind"]) if among else None
    return item.shown(language()) if item else clean(one["kind_title"])


def records(portal: Portal, filters: Filters, limit: int | None = None) -> AsyncIterator[TrainingRecord]:
    """Records, newest first, fetched as they are asked for: all of them, or `limit`."""

    async def fetch(cursor: str | None, size: int) -> Any:
        return await portal.cabinet.training_history(
            first=filters.first.isoformat() if filters.first else None,
            last=filters.last.isoformat() if filters.last else None,
            kind=filters.kind,
            source=filters.source,
            cursor=cursor,
            limit=size,
        )

    return stream(fetch, limit)


async def report(portal: Portal, filters: Filters, by: Group) -> list[Row]:
    """The records summed up: years in their order, kinds and organisers with the most points first."""
    rows: dict[str, Row] = {}
    async for one in records(portal, filters):
        group, title = _group(one, by)
        rows.setdefault(group, Row(group, title)).add(one)
    if by == "year":
        return [rows[name] for name in sorted(rows)]
    return sorted(rows.values(), key=lambda row: (-row.points, row.title))


def _group(one: TrainingRecord, by: Group) -> tuple[str, str]:
    if by == "kind":
        return one["kind"], kind_title(one)
    text = one["finished_on"][:4] if by == "year" else clean(one["organiser"])
    return text, text


async def save_certificate(portal: Portal, year: int | None, target: Path | None, *, force: bool) -> Path:
    """Save the certificate, readable by its owner alone. Raises NotAllowed while the goal is not reached,
    UsageProblem where the file cannot be written."""
    content = await portal.cabinet.training_certificate(year)
    path = free_target(target, f"certificate-{year or portal.time().year}.pdf", force=force)
    try:
        saving.save(content, path, private=True)
    except OSError as error:
        raise UsageProblem("training.cannot_write", path=str(path), reason=error.strerror or "") from error
    return path


async def hand_over(portal: Portal, year: int | None) -> TrainingCertificate:
    """Send the certificate to the regional health authority. Raises NotAllowed while the goal is not reached."""
    return await portal.cabinet.hand_over_certificate(year)
