"""The certificate of a goal that was reached, and its way to the regional health authority (R90, R7)."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC
from typing import Any

from ...contract.cabinet.training import TrainingCertificate
from ...contract.catalogue import Term
from ...contract.vocabulary import NoticeKind
from ...rules import deadlines
from .. import events, notices, schedule
from ..clock import iso, moscow, parse
from ..problems import Refused
from ..state import Portal
from ..store import Transaction
from ..store.db import dumps
from .numbers import of_tenths, points_of, shown, tenths
from .progress import goal_of, of_year

RECEIPT = "training.receipt"
_ANSWER = Term(2, "days", "working")
_AUTHORITY = "Региональный орган управления здравоохранением"


def look(t: Transaction, portal: Portal, account_id: str, year: int, *, quiet: bool = False) -> None:
    """Issue the certificate of this year, once its goal is reached; `quiet` tells nobody."""
    rows, goal = of_year(t, account_id, year), goal_of(t, account_id, year).points
    points = points_of(rows)
    if points < goal or t.q.training_certificate(account_id=account_id, year=year) is not None:
        return
    number = f"НМО-{year}-{t.next_id(f'training_certificates.{year}', first=1001)}"
    t.add(
        "training_certificates",
        account_id=account_id,
        year=year,
        number=number,
        issued_at=iso(portal.clock.now()),
        goal=tenths(goal),
        points=tenths(points),
        records=dumps([row["id"] for row in rows]),
        transferred_at=None,
        transfer_number=None,
        received_at=None,
        receipt=None,
    )
    if not quiet:
        events.record(t, portal.clock.now(), account_id, "training.certificate", number=number, year=year)
        text = (
            f"Цель {year} года достигнута: {shown(points)} из {shown(goal)} баллов. Выдан сертификат № {number}; "
            "его можно скачать и передать в орган управления здравоохранением."
        )
        notices.notify(t, portal, account_id, NoticeKind.ACCOUNT, "Цель по баллам достигнута", text)


def found(t: Transaction, portal: Portal, account_id: str, year: int) -> sqlite3.Row:
    """The certificate of this year. Raises Refused `goal_not_reached` with what is lacking."""
    look(t, portal, account_id, year)
    row: sqlite3.Row | None = t.q.training_certificate(account_id=account_id, year=year)
    if row is None:
        points, goal = points_of(of_year(t, account_id, year)), goal_of(t, account_id, year).points
        raise Refused(
            "goal_not_reached", year=year, points=shown(points), goal=shown(goal), lacking=shown(goal - points)
        )
    return row


def hand_over(t: Transaction, portal: Portal, account_id: str, year: int) -> tuple[sqlite3.Row, bool]:
    """Send the certificate to the health authority, and whether this is the first time; twice is no fault.

    Raises Refused `goal_not_reached`.
    """
    row = found(t, portal, account_id, year)
    if row["transferred_at"] is not None:
        return row, False
    now = portal.clock.now()
    number = f"РЗ-{year}-{t.next_id('training_transfers', first=501)}"
    key = {"account_id": account_id, "year": year}
    t.change("training_certificates", key, transferred_at=iso(now), transfer_number=number)
    events.record(t, now, account_id, "training.transferred", number=number, year=year)
    text = (
        f"Сертификат № {row['number']} передан в {_AUTHORITY.lower()}, отправление № {number}. "
        "О получении придёт уведомление, обычно за 2 рабочих дня."
    )
    notices.notify(t, portal, account_id, NoticeKind.DOCUMENT, "Сертификат передан", text)
    schedule.plan(t, deadlines.moment(now, _ANSWER).astimezone(UTC), RECEIPT, f"{account_id}/{year}")
    return found(t, portal, account_id, year), True


@schedule.handler(RECEIPT)
def _received(t: Transaction, portal: Portal, subject: str, data: dict[str, Any]) -> None:
    """The authority confirms that it has the certificate."""
    account_id, _, year = subject.partition("/")
    row = t.q.training_certificate(account_id=account_id, year=int(year))
    if row is None or row["received_at"] is not None:
        return
    receipt = f"ВХ-{t.next_id('training_receipts', first=3001)}"
    now = portal.clock.now()
    key = {"account_id": account_id, "year": int(year)}
    t.change("training_certificates", key, received_at=iso(now), receipt=receipt)
    events.record(t, now, account_id, "training.received", receipt=receipt, year=int(year))
    text = f"{_AUTHORITY}: сертификат № {row['number']} получен, входящий № {receipt}."
    notices.notify(t, portal, account_id, NoticeKind.DOCUMENT, "Сертификат получен", text)


def records_of(t: Transaction, row: sqlite3.Row) -> list[sqlite3.Row]:
    """The records by which the goal was reached: what came later does not change a document."""
    counted = frozenset(json.loads(row["records"]))
    return [one for one in of_year(t, row["account_id"], row["year"]) if one["id"] in counted]


def view(row: sqlite3.Row) -> TrainingCertificate:
    """As its owner sees it."""
    return TrainingCertificate(
        year=row["year"],
        number=row["number"],
        issued_at=moscow(parse(row["issued_at"])),
        goal=int(of_tenths(row["goal"])),
        points=float(of_tenths(row["points"])),
        transferred_at=_moment(row["transferred_at"]),
        transfer_number=row["transfer_number"],
        received_at=_moment(row["received_at"]),
        receipt=row["receipt"],
    )


def _moment(text: str | None) -> str | None:
    return moscow(parse(text)) if text else None
