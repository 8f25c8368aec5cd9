"""Terms and working days by the Russian production calendar, with transferred days (C10, C16).

The `holidays` package knows transferred holidays and working Saturdays of the years the government has
decided on; for later years only the weekends and the holidays of the Labour Code, which `beyond_calendar` tells.
It costs 0.1 s to import, so it is loaded when a working day is first counted.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

from ..contract.catalogue import Term
from ..text.formats import MOSCOW

if TYPE_CHECKING:
    from holidays import HolidayBase


@cache
def _calendar() -> HolidayBase:
    from holidays import country_holidays  # 0.1 s: it brings every country's

    return country_holidays("RU", years=range(2020, last_known_year() + 1))


@cache
def last_known_year() -> int:
    """The last year whose transferred days are known."""
    from holidays.countries.russia import RussiaStaticHolidays  # 0.1 s: it brings every country's

    return max(year for year, days in RussiaStaticHolidays.special_public_holidays.items() if days)


def beyond_calendar(day: date) -> bool:
    """Whether transferred days of this day's year are not known yet, so that a term may end on another day."""
    return day.year > last_known_year()


def is_working_day(day: date) -> bool:
    """Whether people work on this day: a Saturday that replaces another day counts, a holiday does not."""
    return bool(_calendar().is_working_day(day))


def add_working_days(day: date, n: int) -> date:
    """The n-th working day after `day` (before it for a negative n); `day` itself for 0.

    >>> add_working_days(date(2026, 12, 30), 5)
    datetime.date(2027, 1, 15)
    """
    step = timedelta(days=1 if n > 0 else -1)
    left = abs(n)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days come after `start` up to and with `end`; 0 when `end` is not later."""
    days = (end - start).days
    return sum(is_working_day(start + timedelta(days=ahead)) for ahead in range(1, days + 1))


def moment(start: datetime, term: Term) -> datetime:
    """The moment, Moscow time, at which the term has run: the same time of day after days, exact for hours."""
    begin = start.astimezone(MOSCOW)
    if term.unit == "hours":
        return begin + timedelta(hours=term.amount)
    if term.calendar == "working":
        return datetime.combine(add_working_days(begin.date(), term.amount), begin.timetz())
    return begin + timedelta(days=term.amount)


def deadline(start: datetime, term: Term) -> datetime:
    """The last moment, Moscow time, of a term: 23:59:59 of its last day; exact for hours and «at once»."""
    end = moment(start, term)
    if term.unit == "hours" or term.amount == 0:
        return end
    return datetime.combine(end.date(), time(23, 59, 59), MOSCOW)
