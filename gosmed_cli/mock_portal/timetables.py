"""Timetables: free slots for meetings, reckoned from the places' hours and from what is booked (R26).

A timetable is the dictionary of its places. A slot is `<place>/<YYYY-MM-DDTHH:MM>`, Moscow time: every half hour
of the place's hours, on working days, from now to two weeks ahead. Who has booked one is nobody's business: a
slot taken is merely not listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta

from ..contract.catalogue import Service
from ..contract.dictionaries import Item, dictionary
from ..contract.vocabulary import RemarkCode
from ..rules import deadlines
from ..text.formats import MOSCOW
from .clock import iso, parse
from .lifecycle_parts import Meeting
from .remarks import Remark
from .store import Transaction

STEP = timedelta(minutes=30)
AHEAD = 14  # days
BOOKED, HELD = "booked", "held"
_WEEKDAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_TEXTS = {
    RemarkCode.SLOT_TAKEN: "это время уже занято",
    RemarkCode.SLOT_PAST: "это время уже прошло",
    RemarkCode.SLOT_UNKNOWN: "такого времени нет в расписании",
}


def places(timetable: str) -> tuple[Item, ...]:
    """The places of a timetable; none for a dictionary that is no timetable, or is not there."""
    entries = dictionary(timetable)
    return tuple(one for one in entries.items if one.hours) if entries else ()


def free(t: Transaction, now: datetime, timetable: str) -> list[Item]:
    """The free slots as items of a dictionary, the earliest first; the parent of each is its place."""
    taken = {row["slot"] for row in t.q.slots_taken(timetable=timetable)}
    found = [meeting for place in places(timetable) for meeting in _meetings(place, now)]
    found.sort(key=lambda one: (one.at, one.slot))
    return [
        Item(one.slot, _title(one), parent=place_of(one.slot), address=one.address)
        for one in found
        if one.slot not in taken
    ]


def on(timetable: str, day: date) -> list[str]:
    """Every slot of this day, whoever has it, in the order of the places; none on a day off."""
    begins = [(place, at) for place in places(timetable) for at in _beginnings(place)]
    open_ = deadlines.is_working_day(day)
    return [_meeting(place, datetime.combine(day, at)).slot for place, at in begins if open_]


def meeting(timetable: str, slot: str) -> Meeting | None:
    """The meeting that this slot means, whenever it is and whoever has it; None for no slot of the timetable."""
    try:
        at = datetime.strptime(slot.rpartition("/")[2], "%Y-%m-%dT%H:%M").replace(tzinfo=MOSCOW)
    except ValueError:
        return None
    place = next((one for one in places(timetable) if one.value == place_of(slot)), None)
    if place is None or at.timetz() not in _beginnings(place) or not deadlines.is_working_day(at.date()):
        return None
    return _meeting(place, at)


def place_of(slot: str) -> str:
    """The place of a slot: what comes before its time."""
    return slot.rpartition("/")[0]


def trouble(t: Transaction, now: datetime, timetable: str, slot: str, number: int) -> RemarkCode | None:
    """Why this application cannot have this slot; None when it can. Its own booking is no hindrance."""
    chosen = meeting(timetable, slot)
    if chosen is None or chosen.at.astimezone(MOSCOW).date() > _last_day(now):
        return RemarkCode.SLOT_UNKNOWN
    if chosen.at <= now:
        return RemarkCode.SLOT_PAST
    row = t.q.slot_owner(timetable=timetable, slot=slot)
    return RemarkCode.SLOT_TAKEN if row is not None and row["order_id"] != number else None


def remark(service: Service, code: RemarkCode) -> Remark:
    """The remark on the field of the form that holds the slot."""
    wanted = service.appointment
    assert wanted is not None, "only services with a meeting have slots"
    field = service.field(wanted.field)
    title = field.title.ru if field else "Время встречи"
    return Remark(code, f"{title}: {_TEXTS[code]}", "Выберите другое свободное время.", field=wanted.field)


def chosen(service: Service, values: Mapping[str, str]) -> Meeting | None:
    """The meeting that a form has chosen; None where the service needs none, or none was chosen."""
    wanted = service.appointment
    return meeting(wanted.timetable, values.get(wanted.field, "")) if wanted else None


def booking(t: Transaction, service: Service, number: int) -> Meeting | None:
    """What this application has booked, or has held."""
    row = t.q.appointment(order_id=number)
    if row is None:
        return None
    place = next((one for one in places(row["timetable"]) if one.value == place_of(row["slot"])), None)
    title, address = (place.title, place.address) if place else (place_of(row["slot"]), None)
    return Meeting(row["slot"], parse(row["at"]), title, address)


def book(t: Transaction, account_id: str, service: Service, number: int, wanted: Meeting) -> None:
    """Give this application the slot in place of the one it had. Raises sqlite3.IntegrityError for one taken."""
    assert service.appointment is not None, "only services with a meeting book"
    t.q.forget_appointment(order_id=number)
    t.add(
        "appointments",
        order_id=number,
        account_id=account_id,
        timetable=service.appointment.timetable,
        slot=wanted.slot,
        at=iso(wanted.at),
        state=BOOKED,
    )


def _meetings(place: Item, now: datetime) -> Iterator[Meeting]:
    today = now.astimezone(MOSCOW).date()
    for ahead in range(AHEAD + 1):
        day = today + timedelta(days=ahead)
        if deadlines.is_working_day(day):
            yield from (
                _meeting(place, at) for begins in _beginnings(place) if (at := datetime.combine(day, begins)) > now
            )


def _last_day(now: datetime) -> date:
    return now.astimezone(MOSCOW).date() + timedelta(days=AHEAD)


def _beginnings(place: Item) -> list[time]:
    """When meetings begin there on a working day, Moscow time."""
    opens, closes = (time.fromisoformat(one.strip()) for one in (place.hours or "").split("-"))
    anchor = datetime.combine(date(2000, 1, 1), opens, MOSCOW)
    end = datetime.combine(anchor.date(), closes, MOSCOW)
    return [(anchor + index * STEP).timetz() for index in range((end - anchor) // STEP)]


def _meeting(place: Item, at: datetime) -> Meeting:
    return Meeting(f"{place.value}/{at:%Y-%m-%dT%H:%M}", at, place.title, place.address)


def _title(one: Meeting) -> str:
    """As people read it: 05.03.2026, чт, 10:30, МФЦ района Арбат, ул. …"""
    when = f"{one.at:%d.%m.%Y}, {_WEEKDAYS[one.at.weekday()]}, {one.at:%H:%M}"
    return ", ".join(part for part in (when, one.place, one.address) if part)
