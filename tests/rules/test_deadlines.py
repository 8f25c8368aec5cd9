"""Terms by the Russian production calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosmed_cli.contract.catalogue import Term
from gosmed_cli.rules import deadlines
from gosmed_cli.rules.deadlines import add_working_days
from gosmed_cli.text.formats import MOSCOW

DAYS = st.dates(date(2024, 1, 1), date(2027, 11, 30))


@pytest.mark.shows("C16")
@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 12, 30), 5, date(2027, 1, 15)),
        (date(2025, 4, 30), 5, date(2025, 5, 13)),
        (date(2026, 3, 2), 5, date(2026, 3, 10)),  # 9 March is transferred from Sunday the 8th
        (date(2024, 11, 1), 1, date(2024, 11, 2)),  # a working Saturday
        (date(2027, 2, 19), 1, date(2027, 2, 20)),
        (date(2026, 3, 2), 0, date(2026, 3, 2)),
        (date(2026, 3, 7), 1, date(2026, 3, 10)),
    ],
)
def test_working_days(start: date, days: int, end: date) -> None:
    assert add_working_days(start, days) == end
    assert deadlines.working_days_between(start, end) == days


def test_the_calendar_tells_how_far_it_knows() -> None:
    assert deadlines.last_known_year() >= 2027
    assert not deadlines.beyond_calendar(date(2027, 12, 31))
    assert deadlines.beyond_calendar(date(deadlines.last_known_year() + 1, 1, 1))
    assert add_working_days(date(2060, 3, 1), 1) == date(2060, 3, 2)


@given(DAYS, st.integers(0, 30), st.integers(0, 30))
def test_working_days_add_up_and_never_go_back(day: date, first: int, second: int) -> None:
    middle = add_working_days(day, first)
    assert add_working_days(middle, second) == add_working_days(day, first + second)
    assert add_working_days(day, first) <= add_working_days(day, first + second)
    assert add_working_days(day, first) <= add_working_days(day + timedelta(days=1), first) or first == 0


@given(DAYS, st.integers(1, 30))
def test_a_term_ends_on_a_working_day_and_can_be_counted_back(day: date, count: int) -> None:
    end = add_working_days(day, count)
    assert deadlines.is_working_day(end)
    assert deadlines.working_days_between(day, end) == count
    if deadlines.is_working_day(day):
        assert add_working_days(end, -count) == day


def test_a_moment_keeps_the_time_of_day() -> None:
    start = datetime(2026, 3, 2, 9, 30, tzinfo=MOSCOW)
    assert deadlines.moment(start, Term(5, "days", "working")) == datetime(2026, 3, 10, 9, 30, tzinfo=MOSCOW)
    assert deadlines.moment(start, Term(10)) == datetime(2026, 3, 12, 9, 30, tzinfo=MOSCOW)
    assert deadlines.moment(start, Term(24, "hours")) == datetime(2026, 3, 3, 9, 30, tzinfo=MOSCOW)
    assert deadlines.moment(start, Term(0)) == start


@pytest.mark.shows("C16")
def test_a_deadline_is_the_end_of_its_day_in_moscow() -> None:
    # 22:30 UTC of the 1st is already the 2nd in Moscow
    start = datetime(2026, 3, 1, 22, 30, tzinfo=UTC)
    assert deadlines.deadline(start, Term(10)) == datetime(2026, 3, 12, 23, 59, 59, tzinfo=MOSCOW)
    assert deadlines.deadline(start, Term(5, "days", "working")) == datetime(
        2026, 3, 10, 23, 59, 59, tzinfo=MOSCOW
    )
    assert deadlines.deadline(start, Term(24, "hours")) == start + timedelta(hours=24)
    assert deadlines.deadline(start, Term(0)) == start


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2027, 6, 1)),  # noqa: DTZ001 the strategy wants naive bounds
    st.integers(0, 40),
    st.sampled_from(["working", "calendar"]),
)
def test_a_deadline_is_never_before_its_moment(start: datetime, amount: int, kind: str) -> None:
    aware = start.replace(tzinfo=UTC)
    term = Term(amount, "days", "working" if kind == "working" else "calendar")
    assert aware <= deadlines.moment(aware, term) <= deadlines.deadline(aware, term) + timedelta(seconds=1)
