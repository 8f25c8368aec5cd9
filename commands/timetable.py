"""A week's timetable for a person: days across and times down, or day by day where the screen is narrow."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from gosmed_cli.text import formats, say

from .page import Page, cell_width, padded
from .typed import complete

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gosmed_cli.contract.cabinet.practice import Visit, WorkingSlot
    from gosmed_cli.usecases.practice import Week

    ByPlace = Mapping[tuple[date, str], WorkingSlot]

FREE, BOOKED, VIDEO = "○", "●", "▲"  # told by shape and, under the grid, in words
_OVER = {"held": "✓", "missed": "✗"}
_NARROWEST, _WIDEST, _TIME = 9, 22, 6


def draw(page: Page, week: Week) -> None:
    """The week, what its signs mean, and the visit that comes next, whenever it is."""
    sunday = week.monday + timedelta(days=6)
    page.line(say("practice.week", since=formats.day(week.monday), to=formats.day(sunday)), "bold")
    if week.slots:
        _timetable(page, week)
        page.wrapped(say("practice.legend", free=FREE, booked=BOOKED, video=VIDEO), style="dim")
    else:
        page.wrapped(complete(say("practice.no_hours_yet", day=_example(week).isoformat())))
    if week.next_visit is not None:
        page.wrapped(say("practice.next", **_words(week.next_visit)))


def _example(week: Week) -> date:
    """A day for which hours can be opened: of the week shown, unless that is over."""
    return max(week.monday, _local(week.now).date() + timedelta(days=1))


def _words(one: Visit) -> dict[str, str]:
    return {"at": formats.moment(formats.parse(one["at"])), "patient": one["patient"], "id": one["id"]}


def _timetable(page: Page, week: Week) -> None:
    by_place = {_place(one): one for one in week.slots}
    cell = min((page.width - _TIME) // len(week.days) - 1, _WIDEST)
    if cell < _NARROWEST:
        _day_by_day(page, week, by_place)
    else:
        _grid(page, week, by_place, cell)


def _grid(page: Page, week: Week, by_place: ByPlace, cell: int) -> None:
    heads = " ".join(padded(_head(week, one), cell) for one in week.days)
    page.line(f"{'':<{_TIME}}{heads}".rstrip(), "bold")
    for at in sorted({time for _, time in by_place}):
        cells = [padded(_cell(by_place.get((one, at)), cell), cell) for one in week.days]
        page.line(f"{at:<{_TIME}}{' '.join(cells)}".rstrip())


def _day_by_day(page: Page, week: Week, by_place: ByPlace) -> None:
    for day in week.days:
        page.line(_head(week, day), "bold")
        for place in sorted(one for one in by_place if one[0] == day):
            page.line(f"  {place[1]:<{_TIME}}{_cell(by_place[place], max(page.width - _TIME - 2, _WIDEST))}")


def _head(week: Week, day: date) -> str:
    """«пн 02.03», with a sign before today."""
    mark = "»" if day == _local(week.now).date() else ""
    return f"{mark}{say(f'practice.day.{day.weekday()}')} {day:%d.%m}"


def _local(at: datetime) -> datetime:
    return at.astimezone(formats.MOSCOW)


def _place(one: WorkingSlot) -> tuple[date, str]:
    at = _local(formats.parse(one["at"]))
    return at.date(), f"{at:%H:%M}"


def _cell(one: WorkingSlot | None, width: int) -> str:
    if one is None:
        return ""
    mark = VIDEO if one["kind"] == "telemedicine" else ""
    visit = one["visit"]
    if visit is None:
        told = f"{FREE}{mark} {say('practice.free')}"
        return told if cell_width(told) <= width else f"{FREE}{mark}"
    sign = f"{_OVER.get(visit['state'], BOOKED)}{mark} "
    return sign + _short(visit["patient"], width - cell_width(sign))


def _short(name: str, width: int) -> str:
    """«Белова М.С.» of a full name, with fewer initials where there is no room, in the end cut."""
    last, *rest = name.split() or [""]
    initials = [f"{one[0]}." for one in rest]
    for number in range(len(initials), -1, -1):
        if cell_width(text := f"{last} {''.join(initials[:number])}".rstrip()) <= width:
            return text
    while last and cell_width(last) > width - 1:
        last = last[:-1]
    return f"{last}…"
