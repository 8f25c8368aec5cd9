"""Daily work as a section of the portal: scenario tables, and a year of patients."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from ...rules import schedule as rules
from ...rules.deadlines import MOSCOW
from .. import scenario_values as values
from ..clock import iso
from ..scenario_key import Key, amount, by_rule, day, moment, money, one_of, text
from ..section import Section, Table, Year
from ..state import Portal
from ..store import Transaction
from . import api, hours

_KINDS = ("office", "telemedicine")


def _code(value: Any) -> str | None:
    good = isinstance(value, str) and re.fullmatch(r"[AB]\d\d(\.\d{2,3}){1,3}", value)
    return None if good else "нужен код номенклатуры медицинских услуг, например B01.047.001"


_SLOT = {
    "account": Key(by_rule("email"), required=True),
    "at": Key(moment, required=True),
    "minutes": Key(amount(5, 240), required=True),
    "kind": Key(one_of(*_KINDS)),
    "room": Key(text),
}
_VISIT = {
    "account": Key(by_rule("email"), required=True),
    "at": Key(moment, required=True),
    "patient": Key(text, required=True),
    "phone": Key(by_rule("phone"), required=True),
    "reason": Key(text, required=True),
    "state": Key(one_of(hours.BOOKED, hours.HELD, hours.MISSED)),
}
_RENDERED = {
    "account": Key(by_rule("email"), required=True),
    "day": Key(day, required=True),
    "code": Key(_code, required=True),
    "title": Key(text, required=True),
    "count": Key(amount(1, 1000), required=True),
    "amount": Key(money, required=True),
}
# code, title, kopecks of one (a tariff that is made up)
_SERVICES = (
    ("B01.047.001", "Приём (осмотр, консультация) врача-терапевта первичный", 72_315),
    ("B01.047.002", "Приём (осмотр, консультация) врача-терапевта повторный", 51_040),
    ("B04.047.001", "Диспансерный приём (осмотр, консультация) врача-терапевта", 64_780),
    ("A02.12.002", "Измерение артериального давления на периферических артериях", 9_215),
)
_PATIENTS = (
    ("Белова Мария Сергеевна", "+79010000101"),
    ("Громов Олег Викторович", "+79010000102"),
    ("Ершова Нина Павловна", "+79010000103"),
    ("Захаров Илья Денисович", "+79010000104"),
    ("Ильина Вера Олеговна", "+79010000105"),
    ("Карпов Денис Андреевич", "+79010000106"),
)
_REASONS = ("Повышенное давление", "Простуда", "Повторный приём", "Результаты анализов", "Справка", "Боль в спине")
_BEGINS, _ENDS, _EVERY = time(9), time(13), 20
_VIDEO_BEGINS, _VIDEO_ENDS = time(15), time(16)


def load(t: Transaction, portal: Portal, data: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Put times, visits and services into the portal; nobody is told anything of the past."""
    for one in data["slot"]:
        at = _moment(one["at"])
        hours.add_slot(t, _id(t, one), at, one["minutes"], one.get("kind", "office"), one.get("room", ""))
    for one in data["visit"]:
        slot = t.q.slot_at(account_id=_id(t, one), at=iso(_moment(one["at"])))
        phone = values.canonical("phone", one["phone"])
        booked = min(_moment(one["at"]), portal.clock.now()) - timedelta(days=2)
        hours.book(t, slot, one["patient"], phone, one["reason"], booked, one.get("state", hours.BOOKED))
    for one in data["rendered"]:
        t.add(
            "rendered_services",
            id=t.next_id("rendered_services"),
            account_id=_id(t, one),
            day=_day(one["day"]).isoformat(),
            code=one["code"],
            title=one["title"],
            count=one["count"],
            amount=int(Decimal(one["amount"]).scaleb(2)),
        )


def _id(t: Transaction, one: Mapping[str, Any]) -> str:
    return str(t.q.account_by_email(email=values.canonical("email", one["account"]))["id"])


def _moment(value: Any) -> datetime:
    read = values.moment(value)
    assert read is not None, "checked before"
    return read.astimezone(UTC)


def _day(value: Any) -> date:
    read = values.day(value)
    assert read is not None, "checked before"
    return read


def wrong(tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[tuple[str, int, str]]:
    """Times given twice, and visits at a time that is not there or taken."""
    slots: set[tuple[Any, datetime]] = set()
    for index, one in enumerate(tables["slot"]):
        at = values.moment(one.get("at"))
        if at is not None and (one.get("account"), at) in slots:
            yield "slot", index, "такое время уже есть"
        elif at is not None:
            slots.add((one.get("account"), at))
    for index, one in enumerate(tables["visit"]):
        at = values.moment(one.get("at"))
        if at is not None and (one.get("account"), at) not in slots:
            yield "visit", index, "такого времени нет среди [[slot]], или оно занято"
        elif at is not None:
            slots.discard((one.get("account"), at))


def year(of: Year) -> Mapping[str, list[Table]]:
    """Services of a year, and a timetable of last week and the two to come, partly booked."""
    today = of.now.astimezone(MOSCOW).date()
    slots: list[Table] = []
    visits: list[Table] = []
    for number in range(-7, 14):
        on = today + timedelta(days=number)
        if on.weekday() < 5:
            _receive(of, on, slots, visits)
    rendered = [_month(of, today, back, service) for back in range(12, -1, -1) for service in _SERVICES]
    return {"slot": slots, "visit": visits, "rendered": rendered}


def _receive(of: Year, on: date, slots: list[Table], visits: list[Table]) -> None:
    """One day of patients: mornings at the clinic, on Wednesdays an hour of video visits."""
    times = [(at, "office", "312") for at in rules.times(on, _BEGINS, _ENDS, _EVERY)]
    if on.weekday() == 2:
        times += [(at, "telemedicine", "") for at in rules.times(on, _VIDEO_BEGINS, _VIDEO_ENDS, _EVERY)]
    for at, kind, room in times:
        slot: Table = {"account": of.login, "at": at.isoformat(), "minutes": _EVERY, "kind": kind}
        slots.append({**slot, "room": room} if room else slot)
        past = at < of.now
        if of.chance.random() < (0.9 if past else 0.45):
            visits.append(_visit(of, at, past=past))


def _visit(of: Year, at: datetime, *, past: bool) -> Table:
    patient, phone = of.chance.choice(_PATIENTS)
    state = (hours.HELD if of.chance.random() < 0.9 else hours.MISSED) if past else hours.BOOKED
    reason = of.chance.choice(_REASONS)
    return {
        "account": of.login,
        "at": at.isoformat(),
        "patient": patient,
        "phone": phone,
        "reason": reason,
        "state": state,
    }


def _month(of: Year, today: date, back: int, service: tuple[str, str, int]) -> Table:
    """A month's number of one service, entered on its last day or today."""
    code, title, tariff = service
    number = today.year * 12 + today.month - 1 - back
    following = date((number + 1) // 12, (number + 1) % 12 + 1, 1)
    count = of.chance.randint(8, 90)
    kopecks = count * tariff
    return {
        "account": of.login,
        "day": min(following - timedelta(days=1), today).isoformat(),
        "code": code,
        "title": title,
        "count": count,
        "amount": f"{kopecks // 100}.{kopecks % 100:02}",
    }


SECTION = Section(
    "practice", {"slot": _SLOT, "visit": _VISIT, "rendered": _RENDERED}, load, (api.router,), year, wrong
)
