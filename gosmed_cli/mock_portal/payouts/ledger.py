"""Payouts in the database: entered, transferred or delayed when their day comes, shown."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, Literal, cast

from ...contract.cabinet.payouts import Money, Payout, PayoutContact, PayoutDetail
from ...contract.dictionaries import dictionary
from ...contract.vocabulary import NoticeKind, PayoutStatus
from ...rules.dates import shown
from ...text.formats import MOSCOW
from .. import events, notices, schedule
from ..problems import Refused
from ..state import Portal
from ..store import Transaction
from ..store.db import dumps

SOURCES = "payout-sources"
_DAY = "payout.day"
_AHEAD = (PayoutStatus.PLANNED, PayoutStatus.IN_PROGRESS)
_HOUR = time(12)  # Moscow's, at which a payer's register is taken in


@dataclass(frozen=True, slots=True)
class Entry:
    """A payout as somebody writes it down. `amount` in kopecks; `paid_on` None: what its day brings is `fate`, and
    a delayed one is transferred on `comes_on`, where there is such a day."""

    id: str
    title: str
    period: str
    amount: int
    source: str
    accrued_on: date
    due_on: date
    status: PayoutStatus
    paid_on: date | None = None
    reason: str | None = None
    contact: PayoutContact | None = None
    fate: Literal["transferred", "delayed"] = "transferred"
    comes_on: date | None = None


def enter(t: Transaction, portal: Portal, account_id: str, one: Entry) -> None:
    """Write it down, and have its day come."""
    t.add(
        "payouts",
        id=one.id,
        account_id=account_id,
        title=one.title,
        period=one.period,
        amount=one.amount,
        status=one.status.value,
        source=one.source,
        accrued_on=one.accrued_on.isoformat(),
        due_on=one.due_on.isoformat(),
        paid_on=one.paid_on.isoformat() if one.paid_on else None,
        day=(one.paid_on or one.due_on).isoformat(),
        reason=one.reason if one.status in (PayoutStatus.DELAYED, PayoutStatus.RETURNED) else None,
        contact=dumps(one.contact or _contact(one.source)),
    )
    subject = f"{account_id}/{one.id}"
    if one.status in _AHEAD:
        schedule.plan(t, _noon(one.due_on), _DAY, subject, fate=one.fate, reason=one.reason)
    if one.comes_on:
        schedule.plan(t, _noon(one.comes_on), _DAY, subject, fate="transferred", reason=None)


def _noon(day: date) -> datetime:
    return datetime.combine(day, _HOUR, MOSCOW).astimezone(UTC)


def _contact(source: str) -> PayoutContact:
    among = dictionary(SOURCES)
    item = among.find(source) if among else None
    return PayoutContact(name=item.title if item else source, phone=(item.address or "") if item else "")


@schedule.handler(_DAY)
def _its_day(t: Transaction, portal: Portal, subject: str, data: Mapping[str, Any]) -> None:
    account_id, _, number = subject.partition("/")
    row = t.q.payout(account_id=account_id, id=number)
    if row is None or row["status"] not in (*_AHEAD, PayoutStatus.DELAYED):
        return
    status = PayoutStatus(data["fate"])
    came = status is PayoutStatus.TRANSFERRED
    today = portal.clock.now().astimezone(MOSCOW).date().isoformat()
    paid, day, reason = (today, today, None) if came else (None, row["due_on"], data["reason"])
    key = {"account_id": account_id, "id": number}
    t.change("payouts", key, status=status, paid_on=paid, day=day, reason=reason)
    events.record(t, portal.clock.now(), account_id, f"payout.{status}", payout=number)
    amount = in_words(row["amount"])
    if came:
        subject, text = "Выплата перечислена", f"{row['title']}: {amount}. Номер {number}."
    else:
        due = shown(date.fromisoformat(row["due_on"]))
        subject = "Выплата задержана"
        text = f"{row['title']}: {amount}, ожидалась {due}. Причина: {reason or 'уточняется'}. Номер {number}."
    notices.notify(t, portal, account_id, NoticeKind.PAYOUT, subject, text)


def found(t: Transaction, account_id: str, number: str) -> sqlite3.Row:
    """The account's own payout of this number. Raises Refused `not_found`."""
    row: sqlite3.Row | None = t.q.payout(account_id=account_id, id=number)
    if row is None:
        raise Refused("not_found")
    return row


def show(row: sqlite3.Row) -> Payout:
    """As its receiver reads it in a list."""
    return Payout(
        id=row["id"],
        title=row["title"],
        period=row["period"],
        amount=money(row["amount"]),
        status=cast("Any", row["status"]),
        status_title=PayoutStatus(row["status"]).label,
        source=row["source"],
        source_title=source_title(row["source"]),
        accrued_on=row["accrued_on"],
        due_on=row["due_on"],
        paid_on=row["paid_on"],
        day=row["day"],
    )


def detail(row: sqlite3.Row) -> PayoutDetail:
    """The card of one payout."""
    return PayoutDetail(**show(row), reason=row["reason"], contact=json.loads(row["contact"]))


def source_title(code: str) -> str:
    among = dictionary(SOURCES)
    item = among.find(code) if among else None
    return item.title if item else code


def money(kopecks: int) -> Money:
    """Kopecks as the wire has money."""
    return Money(amount=str(Decimal(kopecks).scaleb(-2).quantize(Decimal("0.01"))), currency="RUB")


def in_words(kopecks: int) -> str:
    """«1 234,50 ₽», as notices have it."""
    whole, part = divmod(kopecks, 100)
    return f"{whole:,}".replace(",", "\N{NO-BREAK SPACE}") + f",{part:02} ₽"
