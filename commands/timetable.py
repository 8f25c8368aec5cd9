"""A week's timetable for a person: days across and times down, or day by day where the screen is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gosmed_cli.text import say
from gosmed_cli.text.widths import padded
from gosmed_cli.usecases import practice_words as words

from .page import Page
from .typed import complete

if TYPE_CHECKING:
    from gosmed_cli.usecases.practice import Week
    from gosmed_cli.usecases.practice_words import ByPlace

_NARROWEST, _WIDEST, _TIME = 9, 22, 6


def draw(page: Page, week: Week) -> None:
    """The week, what its signs mean, and the visit that comes next, whenever it is."""
    page.line(words.title(week), "bold")
    if week.slots:
        _timetable(page, week)
        page.wrapped(words.legend(), style="dim")
    else:
        page.wrapped(complete(say("practice.no_hours_yet", day=words.example(week).isoformat())))
    if week.next_visit is not None:
        page.wrapped(words.next_visit(week.next_visit))


def _timetable(page: Page, week: Week) -> None:
    by_place = words.by_place(week)
    cell = min((page.width - _TIME) // len(week.days) - 1, _WIDEST)
    if cell < _NARROWEST:
        _day_by_day(page, week, by_place)
    else:
        _grid(page, week, by_place, cell)


def _grid(page: Page, week: Week, by_place: ByPlace, cell: int) -> None:
    heads = " ".join(padded(words.head(week, one), cell) for one in week.days)
    page.line(f"{'':<{_TIME}}{heads}".rstrip(), "bold")
    for at in sorted({time for _, time in by_place}):
        cells = [padded(words.cell(by_place.get((one, at)), cell), cell) for one in week.days]
        page.line(f"{at:<{_TIME}}{' '.join(cells)}".rstrip())


def _day_by_day(page: Page, week: Week, by_place: ByPlace) -> None:
    for day in week.days:
        page.line(words.head(week, day), "bold")
        for place in sorted(one for one in by_place if one[0] == day):
            width = max(page.width - _TIME - 2, _WIDEST)
            page.line(f"  {place[1]:<{_TIME}}{words.cell(by_place[place], width)}")
