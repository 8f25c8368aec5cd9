"""Daily work in words and signs: the week as a grid, what stands in a cell, a visit in lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from ..text import formats, say
from ..text.widths import cell_width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..contract.cabinet.practice import RenderedSum, Visit, WorkingSlot
    from .practice import Hours, Week

    ByPlace = Mapping[tuple[date, str], WorkingSlot]

FREE, BOOKED, VIDEO = "○", "●", "▲"  # told by shape and, under the grid, in words
STATES = ("booked", "held", "missed", "cancelled")
_OVER = {"held": "✓", "missed": "✗"}
_STYLES = {"held": "good", "missed": "bad", "cancelled": "dim"}
_NAMED = 5  # days off that are named; more are hinted at


# the week as a grid


def title(week: Week) -> str:
    """From when to when."""
    sunday = week.monday + timedelta(days=6)
    return say("practice.week", since=formats.day(week.monday), to=formats.day(sunday))


def legend() -> str:
    """What the signs mean."""
    return say("practice.legend", free=FREE, booked=BOOKED, video=VIDEO)


def by_place(week: Week) -> ByPlace:
    """Times by the day and the hour at which they begin."""
    return {place(one): one for one in week.slots}


def place(one: WorkingSlot) -> tuple[date, str]:
    """The day and the hour, by Moscow."""
    at = local(formats.parse(one["at"]))
    return at.date(), f"{at:%H:%M}"


def local(at: datetime) -> datetime:
    return at.astimezone(formats.MOSCOW)


def head(week: Week, day: date) -> str:
    """«пн 02.03», with a sign before today."""
    mark = "»" if day == local(week.now).date() else ""
    return f"{mark}{say(f'practice.day.{day.weekday()}')} {day:%d.%m}"


def cell(one: WorkingSlot | None, width: int) -> str:
    """Free, or whose visit it is, in so many columns."""
    if one is None:
        return ""
    mark = VIDEO if one["kind"] == "telemedicine" else ""
    visit = one["visit"]
    if visit is None:
        told = f"{FREE}{mark} {say('practice.free')}"
        return told if cell_width(told) <= width else f"{FREE}{mark}"
    sign = f"{_OVER.get(visit['state'], BOOKED)}{mark} "
    return sign + short(visit["patient"], width - cell_width(sign))


def short(name: str, width: int) -> str:
    """«Белова М.С.» of a full name, with fewer initials where there is no room, in the end cut."""
    last, *rest = name.split() or [""]
    initials = [f"{one[0]}." for one in rest]
    for number in range(len(initials), -1, -1):
        if cell_width(text := f"{last} {''.join(initials[:number])}".rstrip()) <= width:
            return text
    while last and cell_width(last) > width - 1:
        last = last[:-1]
    return f"{last}…"


def example(week: Week) -> date:
    """A day for which hours can be opened: of the week shown, unless that is over."""
    return max(week.monday, local(week.now).date() + timedelta(days=1))


def opened(count: int, asked: Hours) -> list[str]:
    """What was opened; days off and unusual hours are worth a word."""
    found = [say("practice.opened", count=count, day=formats.day(asked.day))]
    if off := asked.days_off():
        named = ", ".join(formats.day(one) for one in off[:_NAMED])
        found.append(say("practice.days_off", days=f"{named}…" if len(off) > _NAMED else named))
    if asked.unusual():
        found.append(say("practice.unusual_hours"))
    return found


# a visit


def next_visit(one: Visit) -> str:
    """The one that comes next, whenever it is."""
    return say("practice.next", at=moment(one), patient=one["patient"], id=one["id"])


def moment(one: Visit | WorkingSlot) -> str:
    return formats.moment(formats.parse(one["at"]))


def state(one: Visit) -> str:
    return say(f"practice.state.{one['state']}")


def mark(one: Visit) -> tuple[str, str]:
    """The sign of its state, and how it is drawn."""
    sign = "–" if one["state"] == "cancelled" else _OVER.get(one["state"], BOOKED)
    return sign, _STYLES.get(one["state"], "")


def kind(one: Visit | WorkingSlot) -> str:
    """Where it is: at the clinic and in which room, or by video."""
    room = f", {say('practice.room', room=one['room'])}" if one["room"] else ""
    return say(f"practice.kind.{one['kind']}") + room


def lines(one: Visit) -> Iterator[tuple[str, str]]:
    """Below its moment and patient: with what they come, where and how long, why it is off."""
    yield say("practice.comes_with", reason=one["reason"], phone=one["phone"]), "plain"
    yield f"{kind(one)}, {say('practice.minutes', minutes=one['minutes'])}", "plain"
    if one["cancel_reason"]:
        yield say("practice.cancelled_because", reason=one["cancel_reason"]), "warn"


# services rendered


def rendered(by: str, one: RenderedSum) -> str:
    """A month, or a service with its code."""
    if by == "month":
        year, _, number = one["key"].partition("-")
        return f"{number}.{year}"
    return f"{one['key']}  {one['title']}"
