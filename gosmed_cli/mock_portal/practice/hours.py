"""Working hours and visits in the database: opened, booked, closed, cancelled with a message to the patient."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, time, timedelta

from ...contract.cabinet.practice import HoursToOpen, Visit, WorkingSlot
from ...rules import schedule as rules
from ...rules.broken import Broken
from ...rules.dates import shown
from ...text.formats import MOSCOW
from .. import outbox
from ..clock import iso, moscow, parse
from ..problems import Refused
from ..state import Portal
from ..store import Transaction

BOOKED, HELD, MISSED, CANCELLED = "booked", "held", "missed", "cancelled"
FIRST, LAST = date(1970, 1, 1), date(2200, 1, 1)  # no day of the portal lies before or after


def day_of(text: str) -> date:
    """A day as it travels. Raises Refused `hours_wrong`."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refused("hours_wrong") from error


def bounds(first: date, last: date) -> tuple[str, str]:
    """These days, both included, as moments in the database: from, and before."""
    begin, end = (datetime.combine(min(max(one, FIRST), LAST), time(0), MOSCOW) for one in (first, last))
    return iso(begin.astimezone(UTC)), iso((end + timedelta(days=1)).astimezone(UTC))


def open_hours(t: Transaction, portal: Portal, account_id: str, asked: HoursToOpen) -> list[sqlite3.Row]:
    """Open them all or none. Raises Refused `hours_wrong`, `hours_past`, `hours_too_far`, `hours_overlap`."""
    day = day_of(asked["day"])
    until = day_of(asked["weekly_until"]) if "weekly_until" in asked else day
    today = portal.clock.now().astimezone(MOSCOW).date()
    if day < today:
        raise Refused("hours_past", tomorrow=(today + timedelta(days=1)).isoformat())
    if (until - today).days > rules.FURTHEST:
        latest = shown(today + timedelta(days=rules.FURTHEST))
        raise Refused("hours_too_far", days=rules.FURTHEST, latest=latest)
    try:
        begins, ends = rules.span(f"{asked['begins']}-{asked['ends']}")
    except Broken as error:
        raise Refused("hours_wrong") from error
    new = [at for one in rules.weekly(day, until) for at in rules.times(one, begins, ends, asked["every"])]
    if not new:  # the hours are shorter than one visit, or the last day lies before the first
        raise Refused("hours_wrong")
    if min(new) <= portal.clock.now():
        raise Refused("hours_past", tomorrow=(today + timedelta(days=1)).isoformat())
    _free(t, account_id, new, asked["every"], day, until)
    return [add_slot(t, account_id, at, asked["every"], asked["kind"], asked.get("room", "")) for at in new]


def _free(t: Transaction, account_id: str, new: list[datetime], minutes: int, first: date, last: date) -> None:
    since, before = bounds(first - timedelta(days=1), last + timedelta(days=1))
    there = [
        (parse(row["at"]), row["minutes"])
        for row in t.q.slots_between(account_id=account_id, since=since, until=before)
    ]
    clash = next(rules.overlapping(((at, minutes) for at in new), there), None)
    if clash is not None:
        on, time_ = when(clash[1])
        raise Refused("hours_overlap", day=on, time=time_, on=clash[1].astimezone(MOSCOW).date().isoformat())


def add_slot(t: Transaction, account_id: str, at: datetime, minutes: int, kind: str, room: str) -> sqlite3.Row:
    """One time, as it is."""
    number = t.next_id("working_slots")
    t.add("working_slots", id=number, account_id=account_id, at=iso(at), minutes=minutes, kind=kind, room=room)
    found: sqlite3.Row = t.q.slot_at(account_id=account_id, at=iso(at))
    return found


def close_hours(
    t: Transaction,
    portal: Portal,
    account_id: str,
    day: date,
    hours: tuple[time, time] | None,
    reason: str | None,
) -> tuple[int, list[str]]:
    """Close what lies ahead of that day; with a `reason` also where visits are booked, which it cancels.

    Raises Refused `hours_none`, `hours_booked` naming the first visit in the way."""
    since, before = bounds(day, day)
    slots = [
        row
        for row in t.q.slots_between(account_id=account_id, since=since, until=before)
        if parse(row["at"]) > portal.clock.now() and _within(row, hours)
    ]
    if not slots:
        raise Refused("hours_none", day=shown(day), on=day.isoformat())
    visits = [visit for row in slots if (visit := t.q.visit_of_slot(slot_id=row["id"])) is not None]
    if visits and reason is None:
        first = when(parse(visits[0]["at"]))[1]
        what = f"{day.isoformat()} {hours[0]:%H:%M}-{hours[1]:%H:%M}" if hours else day.isoformat()
        raise Refused("hours_booked", count=len(visits), day=shown(day), time=first, what=what)
    for visit in visits:
        cancel(t, portal, visit, reason or "", keep_time=True)
    for row in slots:
        t.q.forget_slot(id=row["id"])
    return len(slots), [str(visit["id"]) for visit in visits]


def _within(row: sqlite3.Row, hours: tuple[time, time] | None) -> bool:
    return hours is None or hours[0] <= parse(row["at"]).astimezone(MOSCOW).time() < hours[1]


def book(
    t: Transaction,
    slot: sqlite3.Row,
    patient: str,
    phone: str,
    reason: str,
    booked_at: datetime,
    state: str = BOOKED,
) -> sqlite3.Row:
    """A patient takes this time."""
    number = t.next_id("patient_visits", first=501)
    t.add(
        "patient_visits",
        id=number,
        account_id=slot["account_id"],
        slot_id=slot["id"],
        at=slot["at"],
        minutes=slot["minutes"],
        kind=slot["kind"],
        room=slot["room"],
        patient=patient,
        phone=phone,
        reason=reason,
        state=state,
        booked_at=iso(booked_at),
        cancel_reason=None,
        link_hash=None,
        entered_at=None,
    )
    return visit_of(t, slot["account_id"], str(number))


def visit_of(t: Transaction, account_id: str, number: str) -> sqlite3.Row:
    """The account's own visit. Raises Refused `not_found`."""
    id_ = int(number) if number.isascii() and number.isdecimal() and len(number) < 18 else -1
    row: sqlite3.Row | None = t.q.visit_of(account_id=account_id, id=id_)
    if row is None:
        raise Refused("not_found")
    return row


def cancel(t: Transaction, portal: Portal, visit: sqlite3.Row, reason: str, *, keep_time: bool) -> sqlite3.Row:
    """Cancel a visit that lies ahead, and tell the patient. Raises Refused `reason_needed`, `visit_over`,
    `visit_begun`."""
    if not reason.strip():
        raise Refused("reason_needed")
    if visit["state"] != BOOKED:
        raise Refused("visit_over", id=visit["id"])
    if parse(visit["at"]) <= portal.clock.now():
        raise Refused("visit_begun", id=visit["id"])
    t.change("patient_visits", {"id": visit["id"]}, state=CANCELLED, cancel_reason=reason.strip(), slot_id=None)
    if not keep_time and visit["slot_id"] is not None:
        t.q.forget_slot(id=visit["slot_id"])
    day, time_ = when(parse(visit["at"]))
    text = f"Приём {day} в {time_} отменён. Причина: {reason.strip()}. Запишитесь на другое время."
    outbox.send(t, portal, None, "sms", visit["phone"], "Приём отменён", text)
    return visit_of(t, visit["account_id"], str(visit["id"]))


def outcome(t: Transaction, portal: Portal, visit: sqlite3.Row, *, held: bool) -> sqlite3.Row:
    """Say whether it took place, once its time has come. Raises Refused `visit_over`, `visit_ahead`."""
    if visit["state"] != BOOKED:
        raise Refused("visit_over", id=visit["id"])
    if parse(visit["at"]) > portal.clock.now():
        day, time_ = when(parse(visit["at"]))
        raise Refused("visit_ahead", id=visit["id"], day=day, time=time_)
    t.change("patient_visits", {"id": visit["id"]}, state=HELD if held else MISSED)
    return visit_of(t, visit["account_id"], str(visit["id"]))


def when(at: datetime) -> tuple[str, str]:
    """Day and time, by Moscow, as people read them."""
    local = at.astimezone(MOSCOW)
    return shown(local.date()), f"{local:%H:%M}"


def show_visit(row: sqlite3.Row) -> Visit:
    """As the physician reads it."""
    return Visit(
        id=str(row["id"]),
        at=moscow(parse(row["at"])),
        minutes=row["minutes"],
        kind=row["kind"],
        room=row["room"],
        patient=row["patient"],
        phone=row["phone"],
        reason=row["reason"],
        state=row["state"],
        booked_at=moscow(parse(row["booked_at"])),
        cancel_reason=row["cancel_reason"],
    )


def show_slot(t: Transaction, row: sqlite3.Row) -> WorkingSlot:
    """A time with the visit that takes it."""
    visit = t.q.visit_of_slot(slot_id=row["id"])
    return WorkingSlot(
        id=str(row["id"]),
        at=moscow(parse(row["at"])),
        minutes=row["minutes"],
        kind=row["kind"],
        room=row["room"],
        visit=show_visit(visit) if visit else None,
    )
