"""Dates that people type: ДД.ММ.ГГГГ, ISO, or a date of TOML (INTERFACE «Names used by every service»)."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime

from ..text.months import Month
from .broken import Broken
from .plain import plain

LEAST_AGE = 14  # from this age there is a passport
MOST_AGE = 120
_RUSSIAN = re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})(?: ?г\.?)?")
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2}")


def parse(given: str | date) -> date:
    """The day meant. Raises Broken; a day that no calendar has is told with its reason."""
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date):
        return given
    text = plain(given)
    if _SHORT_YEAR.fullmatch(text):
        raise Broken("field.date_short_year", date=text)
    found = _RUSSIAN.fullmatch(text) or _ISO.fullmatch(text)
    if not found:
        raise Broken("field.date_format")
    return _day(int(found["year"]), int(found["month"]), int(found["day"]))


def any_date(given: str | date, today: date) -> date:
    """A day between 1900 and 2199. Raises Broken."""
    day = parse(given)
    if not 1900 <= day.year <= 2199:
        raise Broken("field.date_year", date=shown(day))
    return day


def past_date(given: str | date, today: date) -> date:
    """A day not after today. Raises Broken."""
    day = any_date(given, today)
    if day > today:
        raise Broken("field.date_future", date=shown(day))
    return day


def future_date(given: str | date, today: date) -> date:
    """A day not before today. Raises Broken."""
    day = any_date(given, today)
    if day < today:
        raise Broken("field.date_past", date=shown(day))
    return day


def birth_date(given: str | date, today: date) -> date:
    """A birthday of somebody aged 14 (a passport is given then) to 120. Raises Broken."""
    day = parse(given)
    if day > today:
        raise Broken("field.date_future", date=shown(day))
    years = age(day, today)
    if years > MOST_AGE:
        raise Broken("field.birth_too_old", date=shown(day), years=years)
    if years < LEAST_AGE:
        raise Broken("field.birth_too_young", date=shown(day), years=years)
    return day


def age(born: date, today: date) -> int:
    """Full years on this day."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def shown(day: date) -> str:
    """
    >>> shown(date(1985, 4, 12))
    '12.04.1985'
    """
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def _day(year: int, month: int, day: int) -> date:
    text = f"{day:02}.{month:02}.{year:04}"
    if not 1 <= month <= 12:
        raise Broken("field.date_no_month", date=text, month=month)
    if year == 0:
        raise Broken("field.date_year", date=text)
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise Broken("field.date_no_day", date=text, month=Month(month), year=year, days=days)
    return date(year, month, day)
