"""Records of training: what an account has learnt, whoever taught it (R89, R94)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ...contract.vocabulary import NoticeKind
from .. import events, notices
from ..state import Portal
from ..store import Transaction
from . import certificates
from .numbers import shown, tenths

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
    """Write down what was learnt and tell its owner, also of a goal that it reaches; returns the record's id.

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
    certificates.look(t, portal, account_id, finished_on.year)
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
