"""iCalendar files (RFC 5545) that calendar programs open, and open again without doubling anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar
from icalendar import Event as Entry

_DAY = timedelta(hours=12)
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Event:
    """One entry. `uid` is the same in every file of the same thing; `at` the moment, or any time of the day of an
    `all_day` one; `remind` are days before it. With `until`, it is not a moment but lasts until then."""

    uid: str
    title: str
    at: datetime
    all_day: bool
    place: str | None = None
    note: str | None = None
    remind: tuple[int, ...] = ()
    until: datetime | None = None


def write(events: Sequence[Event], now: datetime, name: str) -> bytes:
    """The file. `now` stamps it: one written later replaces what an earlier one had under the same `uid`."""
    calendar = Calendar()
    calendar.add("prodid", "-//gosmed//gosmed-cli//RU")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for one in events:
        calendar.add_component(_entry(one, now.astimezone(UTC)))
    return bytes(calendar.to_ical())


def _entry(one: Event, now: datetime) -> Entry:
    entry = Entry()
    entry.add("uid", f"{one.uid}@gosmed")
    entry.add("dtstamp", now)
    entry.add("last-modified", now)
    entry.add("sequence", max(0, int((now - _EPOCH) / timedelta(minutes=1))))  # grows with every later file
    entry.add("summary", one.title)
    if one.all_day:
        entry.add("dtstart", one.at.date())
        entry.add("dtend", one.at.date() + timedelta(days=1))
    else:
        entry.add("dtstart", one.at.astimezone(UTC))
        if one.until is None:
            entry.add("duration", timedelta(0))
        else:
            entry.add("dtend", one.until.astimezone(UTC))
    # a deadline keeps nobody busy, nor does what goes on for weeks
    busy = one.until is not None and one.until - one.at <= _DAY
    entry.add("transp", "OPAQUE" if busy else "TRANSPARENT")
    if one.place:
        entry.add("location", one.place)
    if one.note:
        entry.add("description", one.note)
    for days in one.remind:
        entry.add_component(_alarm(one, days))
    return entry


def _alarm(one: Event, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one.title)
    alarm.add("trigger", timedelta(days=-days))
    return alarm
