"""Patients book by themselves: a scenario says when, the physician is told (R102).

The notice names no patient: notices travel by SMS and e-mail, and whoever reads it has the list of visits.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ...contract.vocabulary import NoticeKind
from .. import events, notices, schedule
from ..clock import parse
from ..state import Portal
from ..store import Transaction
from . import hours

_BOOK = "visit.book"
_KINDS = {"office": "Очный приём", "telemedicine": "Видеоприём"}


def plan(
    t: Transaction, account_id: str, at: str, booked_at: datetime, patient: str, phone: str, reason: str
) -> None:
    """Have a patient take the physician's time that begins `at`, at that moment, if it is free then."""
    schedule.plan(t, booked_at, _BOOK, account_id, begins=at, patient=patient, phone=phone, reason=reason)


@schedule.handler(_BOOK)
def _book(t: Transaction, portal: Portal, account_id: str, data: dict[str, Any]) -> None:
    """The time may have been closed or taken meanwhile, or have begun: then nobody comes."""
    slot = t.q.slot_at(account_id=account_id, at=data["begins"])
    now = portal.clock.now()
    if slot is None or parse(slot["at"]) <= now or t.q.visit_of_slot(slot_id=slot["id"]) is not None:
        return
    visit = hours.book(t, slot, data["patient"], data["phone"], data["reason"], now)
    events.record(t, now, account_id, "visit.booked", visit=str(visit["id"]))
    day, time = hours.when(parse(slot["at"]))
    text = f"{_KINDS[slot['kind']]} {day} в {time}: записался пациент. Запись № {visit['id']}."
    notices.notify(t, portal, account_id, NoticeKind.VISIT, "Новая запись на приём", text)
