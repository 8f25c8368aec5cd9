"""Points, cycle and forecast hold together, whatever the numbers (R89, R90)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gosmed_cli.rules import training
from gosmed_cli.rules.training import Cycle, cycle, forecast, minutes_of, points_of, share

days = st.dates(date(1990, 1, 1), date(2150, 1, 1))
points = st.integers(0, 5000).map(lambda one: Decimal(one).scaleb(-1))
goals = st.integers(1, 500).map(Decimal)


@pytest.mark.shows("R89")
def test_a_point_is_three_quarters_of_an_hour() -> None:
    assert points_of(45) == 1
    assert points_of(6 * 60) == 8
    assert minutes_of(Decimal(training.CYCLE_HOURS)) == 144 * 45


@given(points)
def test_points_come_back_from_their_minutes(one: Decimal) -> None:
    assert points_of(minutes_of(one)) == one


@pytest.mark.shows("R89")
def test_a_cycle_ends_with_the_accreditation() -> None:
    assert cycle(date(2026, 3, 2), date(2029, 6, 30), date(2012, 9, 1)) == Cycle(
        date(2024, 7, 1), date(2029, 6, 30)
    )
    assert cycle(date(2026, 3, 2), date(2025, 2, 28), None) == Cycle(date(2020, 3, 1), date(2025, 2, 28))


@given(days, days)
def test_without_an_accreditation_a_cycle_of_five_years_holds_the_day(today: date, since: date) -> None:
    found = cycle(today, None, since)
    if since > today:
        assert found is None
        return
    assert found is not None
    assert found.first <= today <= found.last
    assert 1825 <= (found.last - found.first).days + 1 <= 1828
    assert (found.first.year - since.year) % training.CYCLE_YEARS == 0


def test_of_nobody_s_work_there_is_no_cycle() -> None:
    assert cycle(date(2026, 3, 2), None, None) is None


@given(days, st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_cycle_elapses_from_nought_to_one(today: date, until: date) -> None:
    found = cycle(today, until, None)
    assert found is not None
    assert found.elapsed(found.first - timedelta(days=1)) == 0
    assert found.elapsed(found.last) == 1
    assert 0 <= found.elapsed(today) <= found.elapsed(today + timedelta(days=1)) <= 1


@given(points, goals)
def test_a_share_is_whole_only_for_the_whole_goal(have: Decimal, goal: Decimal) -> None:
    assert (share(have, goal) >= 100) == (have >= goal)


@pytest.mark.shows("R90")
@given(points, goals, points, days, st.integers(0, 2000))
def test_a_forecast_agrees_with_itself(
    have: Decimal, goal: Decimal, lately: Decimal, today: date, left: int
) -> None:
    last = today + timedelta(days=left)
    found = forecast(have, goal, lately, today, last)
    assert found.points >= have
    if found.met:
        assert found.lacking == 0
        assert have >= goal or found.met_on is not None
        assert found.met_on is None or today < found.met_on <= last
    else:
        assert found.met_on is None
        assert found.points < goal
        assert found.lacking > 0
        assert found.needed > 0


@pytest.mark.shows("R90")
@given(points, goals, points, days, st.integers(1, 2000))
def test_whoever_learns_as_much_as_is_needed_meets_the_goal(
    have: Decimal, goal: Decimal, lately: Decimal, today: date, left: int
) -> None:
    last = today + timedelta(days=left)
    assume(have < goal)
    needed = forecast(have, goal, lately, today, last).needed
    assert forecast(have, goal, needed * 12, today, last).met


@given(points, goals, points, points, days, st.integers(0, 2000))
def test_more_learning_never_spoils_a_forecast(
    have: Decimal, goal: Decimal, less: Decimal, more: Decimal, today: date, left: int
) -> None:
    slow, quick = sorted((less, more))
    last = today + timedelta(days=left)
    assert forecast(have, goal, quick, today, last).met >= forecast(have, goal, slow, today, last).met


@pytest.mark.shows("R90")
def test_a_forecast_in_numbers() -> None:
    found = forecast(Decimal(10), Decimal(50), Decimal("36.5"), date(2026, 10, 1), date(2026, 12, 31))
    assert (found.met, found.points) == (False, Decimal("19.1"))
    assert found.pace == Decimal("3.0")
    assert found.needed == Decimal("13.4")
    assert found.lacking == Decimal("10.4")
