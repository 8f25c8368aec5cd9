"""Professional development reckoned: points and hours, the five-year cycle, the pace, whether a goal will be met.

SPEC «Facts to build on»: 250 points over five years, 50 a year recommended, a point is 45 minutes, accreditation
asks for 144 hours. Points and hours are Decimals with one decimal; nothing here knows a portal or a screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from math import ceil

POINT_MINUTES = 45  # one point, and one academic hour
YEAR_POINTS = 50  # recommended
CYCLE_POINTS = 250
CYCLE_HOURS = 144
CYCLE_YEARS = 5
PACE_DAYS = 365  # the pace is what the last year has brought
_MONTH = Decimal(PACE_DAYS) / 12  # days
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Cycle:
    """Five years, both days included."""

    first: date
    last: date

    def elapsed(self, today: date) -> Decimal:
        """The part that is over by the end of this day, 0 to 1."""
        days = (self.last - self.first).days + 1
        return Decimal(min(max((today - self.first).days + 1, 0), days)) / days


@dataclass(frozen=True, slots=True)
class Forecast:
    """`points` there will be by the last day at the pace of the last year, a month of which brings `pace`.

    `met_on` is the day on which the goal is reached at that pace, where it is reached in time. `needed` are the
    points a month that reach it, `lacking` how many of them the pace does not bring.
    """

    met: bool
    points: Decimal
    met_on: date | None
    pace: Decimal
    needed: Decimal
    lacking: Decimal


def points_of(minutes: int) -> Decimal:
    """Points for so many minutes of study; begun tenths do not count.

    >>> points_of(360), points_of(100)
    (Decimal('8.0'), Decimal('2.2'))
    """
    return (Decimal(minutes) / POINT_MINUTES).quantize(_TENTH, ROUND_FLOOR)


def minutes_of(points: Decimal) -> int:
    """The minutes of study behind points, or behind as many academic hours.

    >>> minutes_of(Decimal("2.5"))
    113
    """
    return ceil(points * POINT_MINUTES)


def cycle(today: date, accredited_until: date | None, since: date | None) -> Cycle | None:
    """The five years that end with the accreditation; without one those that this day falls into, counted from the
    first day of work. None where neither is known.

    >>> cycle(date(2026, 3, 2), date(2029, 6, 30), None)
    Cycle(first=datetime.date(2024, 7, 1), last=datetime.date(2029, 6, 30))
    """
    day = timedelta(days=1)
    if accredited_until is not None:
        return Cycle(_years_after(accredited_until + day, -CYCLE_YEARS), accredited_until)
    if since is None or since > today:
        return None
    first = since
    while (following := _years_after(since, first.year - since.year + CYCLE_YEARS)) <= today:
        first = following
    return Cycle(first, following - day)


def share(points: Decimal, goal: Decimal) -> int:
    """How much of the goal there is, in whole per cent; 100 only once all of it is.

    >>> share(Decimal("49.9"), Decimal(50)), share(Decimal(60), Decimal(50))
    (99, 120)
    """
    return int(points * 100 / goal)


def forecast(points: Decimal, goal: Decimal, lately: Decimal, today: date, last: date) -> Forecast:
    """Whether `goal` will be met by the end of `last`; `lately` are the points of the last 365 days."""
    left = max((last - today).days, 0)
    pace = lately / PACE_DAYS
    missing = max(goal - points, Decimal(0))
    needed = missing if left == 0 else missing * _MONTH / left
    days = ceil(missing / pace) if pace else left + 1
    met = not missing or days <= left
    a_month = pace * _MONTH
    return Forecast(
        met=met,
        points=(points + pace * left).quantize(_TENTH, ROUND_FLOOR),
        met_on=today + timedelta(days=days) if met and missing else None,
        pace=a_month.quantize(_TENTH, ROUND_HALF_UP),
        needed=needed.quantize(_TENTH, ROUND_CEILING),
        lacking=Decimal(0) if met else max(needed - a_month, _TENTH).quantize(_TENTH, ROUND_CEILING),
    )


def _years_after(day: date, years: int) -> date:
    """The same day so many years on; the first of March for a 29th of February that is not there."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
