"""Working hours: times of a day, weeks, what overlaps. Times are Moscow's, which has no summer time."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from ..text.formats import MOSCOW
from .broken import Broken

LONGEST = 14  # hours of a working day
FURTHEST = 366  # days for which hours may be opened ahead
EARLIEST, LATEST = time(7), time(21)  # between these people are received as a rule


def clock(text: str) -> time:
    """A time of day as typed: `9:00`, `09.30`. Raises Broken.

    >>> clock("9.05")
    datetime.time(9, 5)
    """
    found = re.fullmatch(r"(\d{1,2})[:.](\d{2})", text.strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise Broken("practice.bad_time")
    return time(int(found[1]), int(found[2]))


def span(text: str) -> tuple[time, time]:
    """Hours as typed: `09:00-13:00`. Raises Broken, also for those that end before they begin.

    >>> span("9:00–13.00")
    (datetime.time(9, 0), datetime.time(13, 0))
    """
    parts = re.split(r"[-–—]", text)
    if len(parts) != 2:
        raise Broken("practice.bad_hours")
    begins, ends = clock(parts[0]), clock(parts[1])
    if not begins < ends or _minutes(ends) - _minutes(begins) > LONGEST * 60:
        raise Broken("practice.bad_hours")
    return begins, ends


def times(day: date, begins: time, ends: time, every: int) -> list[datetime]:
    """The beginnings of as many times of `every` minutes as fit between these hours."""
    first, last = _minutes(begins), _minutes(ends)
    midnight = datetime.combine(day, time(0), MOSCOW)
    return [midnight + timedelta(minutes=at) for at in range(first, last - every + 1, every)]


def weekly(day: date, until: date) -> list[date]:
    """This day and the same of every week until `until`, included."""
    return [day + timedelta(weeks=number) for number in range((until - day).days // 7 + 1)] if until >= day else []


def week(text: str) -> tuple[date, date]:
    """Monday and Sunday of a week as typed: `2026-W10`, or of that in which a day lies. Raises Broken.

    >>> week("2026-W10")
    (datetime.date(2026, 3, 2), datetime.date(2026, 3, 8))
    """
    found = re.fullmatch(r"(\d{4})-?[Ww](\d{1,2})", text.strip())
    try:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else _monday(_day(text))
        return monday, monday + timedelta(days=6)
    except (ValueError, OverflowError) as error:
        raise Broken("practice.bad_week") from error


def _day(text: str) -> date:
    parts = text.strip().split(".")
    return (
        date(int(parts[2]), int(parts[1]), int(parts[0])) if len(parts) == 3 else date.fromisoformat(text.strip())
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def overlapping(
    new: Iterable[tuple[datetime, int]], there: Iterable[tuple[datetime, int]]
) -> Iterator[tuple[datetime, datetime]]:
    """Pairs (new, there) of beginnings whose times overlap; minutes beside each. Touching is no overlap."""
    standing = sorted(there)
    begins = [at for at, _ in standing]
    longest = timedelta(minutes=max((minutes for _, minutes in standing), default=0))
    for at, minutes in sorted(new):
        near = slice(bisect_right(begins, at - longest), bisect_left(begins, at + timedelta(minutes=minutes)))
        for other, length in standing[near]:
            if at < other + timedelta(minutes=length):
                yield at, other
                break


def unusual(begins: time, ends: time) -> bool:
    """Whether these hours lie outside those at which clinics receive: worth a word, no mistake."""
    return begins < EARLIEST or ends > LATEST


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
