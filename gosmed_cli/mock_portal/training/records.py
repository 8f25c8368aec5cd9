"""Records of training: what an account has learnt, whoever taught it (R89, R94)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from ...contract.vocabulary import NoticeKind
from .. import events, notices
from ..state import Portal
from ..store import Transaction

COURSE, OWN = "course", "own"


def add(
    t: Transaction,
    portal: Portal,
    account_id: str,
    *,
    title: str,
    organiser: str,
    kind: str,
    finished_on: date,
    hours: Decimal,
    points: Decimal,
    grade: str | None,
    document_id: str | None = None,
    source: str = COURSE,
) -> int:
    """Write down what was learnt and tell its owner; returns the record's id.

    `kind` is a code of the dictionary `training-kinds`, `hours` are academic ones (45 minutes), both numbers have
    one decimal at most, `document_id` is a paper in «Мои документы».
    """
    number = keep(
        t,
        account_id,
        title=title,
        organiser=organiser,
        kind=kind,
        finished_on=finished_on,
        hours=hours,
        points=points,
        grade=grade,
        document_id=document_id,
        source=source,
    )
    now = portal.clock.now()
    events.record(t, now, account_id, "training.recorded", record=number, title=title, points=str(points))
    text = f"«{title}»: начислено баллов: {shown(points)}. Посмотрите раздел «Профессиональное развитие»."
    notices.notify(t, portal, account_id, NoticeKind.ACCOUNT, "Начислены баллы за обучение", text)
    return number


def keep(
    t: Transaction,
    account_id: str,
    *,
    title: str,
    organiser: str,
    kind: str,
    finished_on: date,
    hours: Decimal,
    points: Decimal,
    grade: str | None,
    document_id: str | None = None,
    source: str = COURSE,
) -> int:
    """Write a record and tell nobody: what a scenario says of the past."""
    number = t.next_id("training_records")
    t.add(
        "training_records",
        id=number,
        account_id=account_id,
        title=title,
        organiser=organiser,
        kind=kind,
        finished_on=finished_on.isoformat(),
        hours=tenths(hours),
        points=tenths(points),
        grade=grade,
        source=source,
        document_id=document_id,
    )
    return number


def tenths(value: Decimal) -> int:
    """A number of one decimal as the database keeps it. Raises ValueError for a finer one.

    >>> tenths(Decimal("12.5"))
    125
    """
    if value * 10 != int(value * 10):
        raise ValueError(f"more than one decimal: {value}")
    return int(value * 10)


def of_tenths(value: int) -> Decimal:
    """The number that the database keeps in tenths.

    >>> of_tenths(125), of_tenths(120)
    (Decimal('12.5'), Decimal('12.0'))
    """
    return Decimal(value).scaleb(-1)


def shown(value: Decimal) -> str:
    """As texts of the portal have it: 36, 12,5."""
    return f"{value:f}".removesuffix(".0").replace(".", ",")


def points_of(rows: Sequence[sqlite3.Row]) -> Decimal:
    """The sum of points."""
    return of_tenths(sum(row["points"] for row in rows))


def specialties_of(row: sqlite3.Row) -> frozenset[str]:
    """The codes of the specialties that a mandatory event is for; none: everybody's."""
    return frozenset(json.loads(row["specialties"]))
