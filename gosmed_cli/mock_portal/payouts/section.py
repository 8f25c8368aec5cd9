"""Payouts as a section of the portal: scenario tables, and a year of them.

For measurements `benchmarks/exports.py` puts 100 000 straight into the table, as `ledger.enter` writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from ...contract.dictionaries import dictionary
from ...contract.vocabulary import PayoutStatus
from ...text.formats import MOSCOW
from .. import scenario_values as values
from ..scenario_key import Key, by_rule, day, money, one_of, text
from ..section import Section, Table, Year
from ..state import Portal
from ..store import Transaction
from . import api, inquiries, ledger

__all__ = ["SECTION", "inquiries"]  # the latter checks what is sent about payouts


def _period(value: Any) -> str | None:
    good = isinstance(value, str) and re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", value)
    return None if good else "нужен месяц ГГГГ-ММ"


def _sources() -> tuple[str, ...]:
    among = dictionary(ledger.SOURCES)
    return tuple(one.value for one in among.items) if among else ()


_CONTACT = {"name": Key(text, required=True), "phone": Key(text, required=True), "email": Key(text)}
_PAYOUT = {
    "account": Key(by_rule("email"), required=True),
    "id": Key(text, required=True),
    "title": Key(text, required=True),
    "period": Key(_period, required=True),
    "amount": Key(money, required=True),
    "source": Key(one_of(*_sources()), required=True),
    "accrued_on": Key(day, required=True),
    "due_on": Key(day, required=True),
    "paid_on": Key(day),
    "comes_on": Key(day),
    "status": Key(one_of(*PayoutStatus), required=True),
    "fate": Key(one_of("transferred", "delayed")),
    "reason": Key(text),
    "contact": Key(inside=_CONTACT),
}
# title, source, kopecks from and to, day of the next month on which it is due
_USUAL = (
    ("Стимулирующая выплата за показатели", "institution", 2_500_000, 4_500_000, 5),
    ("Выплата за диспансеризацию", "tfoms", 400_000, 1_200_000, 15),
    ("Специальная социальная выплата", "sfr", 1_150_000, 1_150_000, 20),
)
_LATE = timedelta(days=10)
_LATE_REASON = "Организация не передала реестр выполненных работ в срок"


def load(t: Transaction, portal: Portal, data: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Enter `[[payout]]` tables."""
    for one in data["payout"]:
        account = t.q.account_by_email(email=values.canonical("email", one["account"]))
        ledger.enter(t, portal, account["id"], _entry(one))


def _entry(one: Mapping[str, Any]) -> ledger.Entry:
    return ledger.Entry(
        id=one["id"],
        title=one["title"],
        period=one["period"],
        amount=int(Decimal(one["amount"]).scaleb(2)),
        source=one["source"],
        accrued_on=_day(one["accrued_on"]),
        due_on=_day(one["due_on"]),
        status=PayoutStatus(one["status"]),
        paid_on=_day(one["paid_on"]) if "paid_on" in one else None,
        comes_on=_day(one["comes_on"]) if "comes_on" in one else None,
        reason=one.get("reason"),
        contact=one.get("contact"),
        fate=one.get("fate", "transferred"),
    )


def _day(value: Any) -> date:
    read = values.day(value)
    assert read is not None, "checked before"
    return read


def wrong(tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[tuple[str, int, str]]:
    """Numbers given twice, and transfers without a day."""
    seen: set[tuple[Any, Any]] = set()
    for index, one in enumerate(tables["payout"]):
        key = (one.get("account"), one.get("id"))
        if key in seen:
            yield "payout", index, "выплата с таким номером уже есть"
        seen.add(key)
        if (one.get("status") == PayoutStatus.TRANSFERRED) != ("paid_on" in one):
            yield "payout", index, "paid_on нужен у перечисленной выплаты и только у неё"
        late = PayoutStatus.DELAYED in (one.get("status"), one.get("fate"))
        if "comes_on" in one and not (late and _after(one)):
            yield "payout", index, "comes_on бывает только у задержанной выплаты, и позже, чем due_on"


def _after(one: Mapping[str, Any]) -> bool:
    due, comes = values.day(one.get("due_on")), values.day(one["comes_on"])
    return due is not None and comes is not None and comes > due


def year(of: Year) -> Mapping[str, list[Table]]:
    """Fourteen months of three payouts; one of the last is delayed, those still to come are planned."""
    today = of.now.astimezone(MOSCOW).date()
    latest = today.year * 12 + today.month - 1
    months = [date(number // 12, number % 12 + 1, 1) for number in range(latest - 13, latest + 1)]
    made = [_usual(of, month, today, number) for month in months for number in range(len(_USUAL))]
    _delay(made, today)
    return {"payout": made}


def _delay(made: Sequence[Table], today: date) -> None:
    """Have the last of a source that came more than ten days ago not come at all."""
    source = _USUAL[1][1]
    came = [one for one in made if one["source"] == source and today - date.fromisoformat(one["due_on"]) > _LATE]
    came[-1].update(status="delayed", reason=_LATE_REASON)
    del came[-1]["paid_on"]


def _usual(of: Year, month: date, today: date, number: int) -> Table:
    title, source, least, most, on = _USUAL[number]
    due = (month.replace(day=28) + timedelta(days=7)).replace(day=on)
    kopecks = of.chance.randrange(least, most + 1, 1)
    made: Table = {
        "account": of.login,
        "id": f"V-{month:%Y%m}-{number + 1:02}",
        "title": title,
        "period": f"{month:%Y-%m}",
        "amount": f"{kopecks // 100}.{kopecks % 100:02}",
        "source": source,
        "accrued_on": (due - timedelta(days=3)).isoformat(),
        "due_on": due.isoformat(),
    }
    if due >= today:
        return {**made, "status": "planned"}
    paid = min(due + timedelta(days=of.chance.choice((0, 0, 1))), today)
    return {**made, "status": "transferred", "paid_on": paid.isoformat()}


SECTION = Section("payouts", {"payout": _PAYOUT}, load, (api.router,), year, wrong)
