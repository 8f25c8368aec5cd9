"""Daily work as a section of the portal: what a scenario says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from .. import scenario_values as values
from ..clock import iso
from ..scenario_key import Key, amount, by_rule, day, moment, money, one_of, text
from ..section import Section
from ..state import Portal
from ..store import Transaction
from . import api, booking, hours, video
from .year import year

_KINDS = ("office", "telemedicine")
_BEFORE = timedelta(days=2)  # when a visit was booked of which a scenario does not say it


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
    "booked_at": Key(moment),
}
_RENDERED = {
    "account": Key(by_rule("email"), required=True),
    "day": Key(day, required=True),
    "code": Key(_code, required=True),
    "title": Key(text, required=True),
    "count": Key(amount(1, 1000), required=True),
    "amount": Key(money, required=True),
}


def load(t: Transaction, portal: Portal, data: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Put times, visits and services into the portal; nobody is told anything of the past."""
    for one in data["slot"]:
        at = _moment(one["at"])
        hours.add_slot(t, _id(t, one), at, one["minutes"], one.get("kind", "office"), one.get("room", ""))
    for one in data["visit"]:
        _visit(t, portal, one)
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


def _visit(t: Transaction, portal: Portal, one: Mapping[str, Any]) -> None:
    """One that is booked already, or one that a patient will book."""
    begins, account_id = _moment(one["at"]), _id(t, one)
    given = (one["patient"], values.canonical("phone", one["phone"]), one["reason"])
    booked = _moment(one["booked_at"]) if "booked_at" in one else min(begins, portal.clock.now()) - _BEFORE
    if booked > portal.clock.now():
        booking.plan(t, account_id, iso(begins), booked, *given)
    else:
        slot = t.q.slot_at(account_id=account_id, at=iso(begins))
        hours.book(t, slot, *given, booked, one.get("state", hours.BOOKED))


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
    """Times that overlap, and visits at a time that is not there or taken, or booked once it has begun."""
    for index in _overlapping(tables["slot"]):
        yield "slot", index, "это время пересекается с другим"
    free = {(one.get("account"), values.moment(one.get("at"))) for one in tables["slot"]}
    for index, one in enumerate(tables["visit"]):
        at, booked = values.moment(one.get("at")), values.moment(one.get("booked_at"))
        if at is not None and (one.get("account"), at) not in free:
            yield "visit", index, "такого времени нет среди [[slot]], или оно занято"
        elif at is not None and booked is not None and booked >= at:
            yield "visit", index, "booked_at должен быть раньше at"
        free.discard((one.get("account"), at))


def _overlapping(slots: Sequence[Mapping[str, Any]]) -> Iterator[int]:
    """Those that begin before an earlier one of the same account has ended."""
    ends: dict[Any, datetime] = {}
    read = ((values.moment(one.get("at")), one.get("minutes"), index) for index, one in enumerate(slots))
    for at, minutes, index in sorted((at, minutes, i) for at, minutes, i in read if at and type(minutes) is int):
        end, account = at + timedelta(minutes=minutes), slots[index].get("account")
        if account in ends and at < ends[account]:
            yield index
        ends[account] = max(ends.get(account, end), end)


SECTION = Section(
    "practice",
    {"slot": _SLOT, "visit": _VISIT, "rendered": _RENDERED},
    load,
    (api.router, video.router, video.pages),
    year,
    wrong,
)
