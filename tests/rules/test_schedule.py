"""Working hours: times of a day, weeks, overlaps (R102)."""

from __future__ import annotations

import itertools
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosmed_cli.rules.broken import Broken
from gosmed_cli.rules.schedule import overlapping, span, times, week, weekly
from gosmed_cli.text.formats import MOSCOW

pytestmark = pytest.mark.shows("R102")
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
starts = st.integers(0, 20 * 60)


@given(days, starts, st.integers(1, 200), st.integers(5, 240))
def test_times_fill_the_hours_and_no_more(day: date, first: int, length: int, every: int) -> None:
    begins, ends = (
        time(first // 60, first % 60),
        time(min(first + length, 1439) // 60, min(first + length, 1439) % 60),
    )
    found = times(day, begins, ends, every)
    last = datetime.combine(day, ends, MOSCOW)
    assert all(at.date() == day for at in found)
    assert all(b - a == timedelta(minutes=every) for a, b in itertools.pairwise(found))
    assert not found or found[-1] + timedelta(minutes=every) <= last
    whole = (last - datetime.combine(day, begins, MOSCOW)) // timedelta(minutes=every)
    assert len(found) == whole


@given(days, st.integers(-10, 400))
def test_the_same_weekday_until_a_day(day: date, ahead: int) -> None:
    until = day + timedelta(days=ahead)
    found = weekly(day, until)
    assert all(one.weekday() == day.weekday() and day <= one <= until for one in found)
    assert len(found) == (ahead // 7 + 1 if ahead >= 0 else 0)


@given(days)
def test_a_week_holds_its_day_and_begins_on_monday(day: date) -> None:
    monday, sunday = week(day.isoformat())
    number = f"{day.isocalendar().year}-W{day.isocalendar().week:02}"
    assert monday <= day <= sunday
    assert (monday.weekday(), (sunday - monday).days) == (0, 6)
    assert week(number) == (monday, sunday) == week(f"{day:%d.%m.%Y}")


spans = st.lists(st.tuples(st.integers(0, 600), st.integers(5, 60)), max_size=8)


@given(spans, spans)
def test_overlaps_are_found_and_touching_is_none(new: list[tuple[int, int]], there: list[tuple[int, int]]) -> None:
    noon = datetime(2026, 3, 2, 12, tzinfo=MOSCOW)

    def real(them: list[tuple[int, int]]) -> list[tuple[datetime, int]]:
        return [(noon + timedelta(minutes=at), length) for at, length in them]

    clash = any(a < b + m and b < a + n for a, n in new for b, m in there)
    assert bool(list(overlapping(real(new), real(there)))) == clash


@pytest.mark.parametrize(
    "typed", ["", "9", "9-10", "09:00", "10:00-09:00", "09:00-09:00", "00:00-23:59", "25:00-26:00"]
)
def test_what_are_no_hours(typed: str) -> None:
    with pytest.raises(Broken):
        span(typed)


@pytest.mark.parametrize("typed", ["", "2026", "2026-W54", "2026-W00", "32.01.2026", "next"])
def test_what_is_no_week(typed: str) -> None:
    with pytest.raises(Broken):
        week(typed)
