"""Daily work: the week's timetable, patients' visits, services rendered (R102). Nothing of it is kept here."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..contract.cabinet.practice import HoursToClose, HoursToOpen
from ..errors import NotFound, UsageProblem
from ..rules import schedule as rules
from ..rules.broken import Broken
from ..rules.deadlines import is_working_day
from ..text import formats, say
from . import deadlines
from .documents import free_target
from .paging import everything

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.practice import (
        HoursClosed,
        RenderedServices,
        Visit,
        VisitLink,
        WorkingSlot,
    )
    from ..exports.calendar import Event


@dataclass(frozen=True, slots=True)
class Week:
    """A week's timetable, Monday to Sunday, and the visit that comes next."""

    monday: date
    slots: tuple[WorkingSlot, ...]
    next_visit: Visit | None
    now: datetime

    @property
    def days(self) -> list[date]:
        """Its working days, and those of the weekend with times."""
        used = {formats.parse(one["at"]).astimezone(formats.MOSCOW).date() for one in self.slots}
        whole = [self.monday + timedelta(days=number) for number in range(7)]
        return [day for day in whole if day.weekday() < 5 or day in used]


def week_of(text: str | None, now: datetime) -> tuple[date, date]:
    """Monday and Sunday of the week typed; without one, of the present. Raises UsageProblem."""
    try:
        return rules.week(text or now.astimezone(formats.MOSCOW).date().isoformat())
    except Broken as error:
        raise UsageProblem("practice.no_week", value=text) from error


async def week(portal: Portal, text: str | None) -> Week:
    """The timetable of a week. Raises UsageProblem, NotAllowed while the service is off."""
    if text is None:
        found = await portal.cabinet.schedule()
        monday, _ = week_of(None, formats.parse(found["now"]))
    else:
        monday, sunday = week_of(text, portal.time())
        found = await portal.cabinet.schedule(monday.isoformat(), sunday.isoformat())
    return Week(monday, tuple(found["items"]), found["next_visit"], formats.parse(found["now"]))


@dataclass(frozen=True, slots=True)
class Hours:
    """Working hours as typed: `span` is `09:00-13:00`, `every` the minutes of one visit. Days off and
    unusual hours are worth a word, no mistake."""

    day: date
    span: str
    every: int
    video: bool = False
    room: str = ""
    weekly_until: date | None = None

    def days_off(self) -> list[date]:
        """Those of its days on which people do not work."""
        return [one for one in rules.weekly(self.day, self.weekly_until or self.day) if not is_working_day(one)]

    def unusual(self) -> bool:
        """Whether it is too early or too late for most clinics. Raises UsageProblem."""
        return rules.unusual(*hours(self.span))


def minutes(text: str) -> int:
    """`20m` or `20`, 5 to 240. Raises UsageProblem."""
    found = re.fullmatch(r"(\d{1,3})\s*(m|min|мин)?", text.strip())
    if not found or not 5 <= int(found[1]) <= 240:
        raise UsageProblem("practice.no_every", value=text)
    return int(found[1])


async def open_hours(portal: Portal, asked: Hours) -> list[WorkingSlot]:
    """Open them. Raises UsageProblem for hours that are none, NotAllowed for what overlaps or is past."""
    begins, ends = _span(asked.span)
    body = HoursToOpen(
        day=asked.day.isoformat(),
        begins=begins,
        ends=ends,
        every=asked.every,
        kind="telemedicine" if asked.video else "office",
        room=asked.room,
    )
    if asked.weekly_until is not None:
        body["weekly_until"] = asked.weekly_until.isoformat()
    return await portal.cabinet.open_hours(body)


async def close_hours(portal: Portal, day: date, span: str | None, reason: str | None) -> HoursClosed:
    """Close a day or part of it; with a `reason` the visits in it are cancelled. Raises NotFound, NotAllowed."""
    body = HoursToClose(day=day.isoformat())
    if span is not None:
        body["begins"], body["ends"] = _span(span)
    if reason is not None:
        body["cancel_visits"], body["reason"] = True, reason
    return await portal.cabinet.close_hours(body)


def _span(text: str) -> tuple[str, str]:
    begins, ends = hours(text)
    return f"{begins:%H:%M}", f"{ends:%H:%M}"


def hours(text: str) -> tuple[time, time]:
    """Hours as typed: `09:00-13:00`. Raises UsageProblem."""
    try:
        return rules.span(text)
    except Broken as error:
        raise UsageProblem("practice.no_hours", value=text) from error


async def visits(
    portal: Portal, since: date | None, until: date | None, state: str | None, limit: int | None
) -> list[Visit]:
    """Visits of these days, earliest first."""
    first, last = (one.isoformat() if one else None for one in (since, until))

    async def fetch(cursor: str | None, size: int) -> Any:
        return await portal.cabinet.visits(since=first, until=last, state=state, cursor=cursor, limit=size)

    return await everything(fetch, limit)


async def visit(portal: Portal, number: str) -> Visit:
    """One visit. Raises NotFound."""
    with _named(number):
        return await portal.cabinet.visit(number)


async def cancel(portal: Portal, number: str, reason: str, *, keep_time: bool) -> Visit:
    """Cancel a visit. Raises NotFound, NotAllowed."""
    with _named(number):
        return await portal.cabinet.cancel_visit(number, reason, keep_time=keep_time)


async def record(portal: Portal, number: str, *, held: bool) -> Visit:
    """Say whether a visit took place. Raises NotFound, NotAllowed."""
    with _named(number):
        return await portal.cabinet.record_visit(number, held=held)


async def link(portal: Portal, number: str) -> VisitLink:
    """The link of a video visit. Raises NotFound, NotAllowed."""
    with _named(number):
        return await portal.cabinet.visit_link(number)


async def statistics(portal: Portal, by: str, since: date | None, until: date | None) -> RenderedServices:
    """Services rendered, by `month` or `service`."""
    first, last = (one.isoformat() if one else None for one in (since, until))
    return await portal.cabinet.statistics(by, since=first, until=last)


@contextmanager
def _named(number: str) -> Iterator[None]:
    try:
        yield
    except NotFound as error:
        raise NotFound("practice.unknown_visit", number=number) from error


def calendar(slots: tuple[WorkingSlot, ...], now: datetime, name: str, title: str) -> bytes:
    """Booked visits as an iCalendar file; patients are not named in it, for calendars are shared."""
    from ..exports import calendar as ics  # icalendar: only where a calendar is asked for

    return ics.write([_event(visit, title) for one in slots if (visit := one["visit"])], now, name)


async def save_calendar(found: Week, target: Path) -> int:
    """The week's visits as a file that is not there yet; how many. Raises UsageProblem."""
    content = calendar(found.slots, found.now, say("practice.calendar"), say("practice.visit"))
    path = free_target(target, target.name, force=False)
    await asyncio.to_thread(deadlines.save, content, path)
    return sum(one["visit"] is not None for one in found.slots)


def _event(one: Visit, title: str) -> Event:
    from ..exports.calendar import Event

    at = formats.parse(one["at"])
    until = at + timedelta(minutes=one["minutes"])
    return Event(f"visit-{one['id']}", title, at, all_day=False, place=one["room"] or None, until=until)
