"""Records of training: what an account has learnt, whoever taught it (R89, R94)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from ...contract.vocabulary import NoticeKind
from .. import events, notices
from ..state import Portal
from ..store import Transaction
from . import certificates
from .numbers import shown, tenths

COURSE, OWN = "course", "own"


@dataclass(frozen=True, kw_only=True, slots=True)
class Learnt:
    """What was learnt. `kind` is a code of the dictionary `training-kinds`, `hours` are academic (45 minutes),
    both numbers have one decimal at most, `document_id` is a paper in «Мои документы»."""

    title: str
    organiser: str
    kind: str
    finished_on: date
    hours: Decimal
    points: Decimal
    grade: str | None = None
    document_id: str | None = None
    source: str = COURSE


def add(t: Transaction, portal: Portal, account_id: str, learnt: Learnt) -> int:
    """Write it down and tell its owner, also of a goal that it reaches; returns the record's id."""
    number = keep(t, account_id, learnt)
    title, now = learnt.title, portal.clock.now()
    events.record(t, now, account_id, "training.recorded", record=number, title=title, points=str(learnt.points))
    text = f"«{title}»: начислено баллов: {shown(learnt.points)}. Посмотрите раздел «Профессиональное развитие»."
    notices.notify(t, portal, account_id, NoticeKind.ACCOUNT, "Начислены баллы за обучение", text)
    certificates.look(t, portal, account_id, learnt.finished_on.year)
    return number


def keep(t: Transaction, account_id: str, learnt: Learnt) -> int:
    """Write it down and tell nobody: what a scenario says of the past."""
    number = t.next_id("training_records")
    values = asdict(learnt) | {
        "finished_on": learnt.finished_on.isoformat(),
        "hours": tenths(learnt.hours),
        "points": tenths(learnt.points),
    }
    t.add("training_records", id=number, account_id=account_id, **values)
    return number
