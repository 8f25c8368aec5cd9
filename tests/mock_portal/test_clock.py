"""Portal time and what is due in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from gosmed_cli.mock_portal import clock as clocks
from gosmed_cli.mock_portal import schedule
from gosmed_cli.mock_portal.state import Portal
from gosmed_cli.mock_portal.store import Transaction

from .counter import Hand

seen: list[tuple[str, datetime]] = []


@schedule.handler("test")
def _note(t: Transaction, portal: Portal, subject: str, data: dict[str, Any]) -> None:
    seen.append((subject, portal.clock.now()))
    if again := data.get("again"):
        schedule.plan(t, portal.clock.now() + timedelta(hours=again), "test", f"{subject}+")


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def portal(tmp_path: Path, hand: Hand) -> Iterator[Portal]:
    seen.clear()
    portal = Portal.open(tmp_path / "portal.sqlite", real=hand)
    schedule.set_clock(portal, datetime(2026, 3, 2, 6, tzinfo=UTC))
    yield portal
    portal.close()


def plan(portal: Portal, hours: float, subject: str, **data: Any) -> None:
    with portal.store.transaction() as t:
        schedule.plan(t, portal.clock.now() + timedelta(hours=hours), "test", subject, **data)


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ("5d", "2026-03-07T06:00:00+00:00"),
        ("5wd", "2026-03-10T06:00:00+00:00"),  # 9 March is a day off
        ("3h", "2026-03-02T09:00:00+00:00"),
        ("30m", "2026-03-02T06:30:00+00:00"),
        ("90s", "2026-03-02T06:01:30+00:00"),
    ],
)
def test_spans(span: str, expected: str) -> None:
    assert clocks.ahead(datetime(2026, 3, 2, 6, tzinfo=UTC), span).isoformat() == expected


@pytest.mark.parametrize("span", ["", "5", "d", "-5d", "5w", "1.5h", "5 d"])
def test_other_spans_are_refused(span: str) -> None:
    with pytest.raises(ValueError, match="span"):
        clocks.ahead(datetime(2026, 3, 2, tzinfo=UTC), span)


def test_moments_sort_as_text_and_need_a_zone() -> None:
    early, late = datetime(2026, 3, 2, 6, tzinfo=UTC), datetime(2026, 3, 2, 6, 0, 0, 1, tzinfo=UTC)
    assert clocks.iso(early) < clocks.iso(late)
    assert clocks.parse(clocks.iso(late)) == late
    with pytest.raises(ValueError, match="zone"):
        clocks.iso(datetime(2026, 3, 2))  # noqa: DTZ001  the point of the test


def test_due_events_happen_in_order_with_the_clock_at_their_moment(portal: Portal) -> None:
    start = portal.clock.now()
    plan(portal, 5, "later")
    plan(portal, 1, "sooner", again=2)
    plan(portal, 30, "never")
    schedule.advance(portal, "1d")
    assert [subject for subject, _ in seen] == ["sooner", "sooner+", "later"]
    assert [round((at - start) / timedelta(hours=1)) for _, at in seen] == [1, 3, 5]


def test_real_time_makes_events_due_too(portal: Portal, hand: Hand) -> None:
    plan(portal, 1, "once")
    hand.now += timedelta(hours=1, seconds=1)
    assert schedule.run_due(portal) == 1
    assert schedule.run_due(portal) == 0


def test_a_cancelled_event_does_not_happen(portal: Portal) -> None:
    plan(portal, 1, "gone")
    with portal.store.transaction() as t:
        schedule.cancel(t, "test", "gone")
    schedule.advance(portal, "2h")
    assert seen == []


def test_setting_the_clock_back_undoes_nothing(portal: Portal) -> None:
    plan(portal, 1, "once")
    schedule.advance(portal, "2h")
    schedule.set_clock(portal, datetime(2026, 3, 1, tzinfo=UTC))
    assert portal.clock.now().date().isoformat() == "2026-03-01"
    assert len(seen) == 1


def test_the_clock_survives_a_restart(portal: Portal, hand: Hand, tmp_path: Path) -> None:
    schedule.advance(portal, "5d")
    told = portal.clock.now()
    again = Portal.open(tmp_path / "portal.sqlite", real=hand)
    assert again.clock.now() - told < timedelta(seconds=1)
    again.close()


@pytest.mark.parametrize("year", [1, 1969, 2201, 9999])
def test_years_out_of_any_calendar_are_refused(portal: Portal, year: int) -> None:
    before = portal.clock.now()
    with pytest.raises(ValueError, match="year"):
        schedule.set_clock(portal, datetime(year, 6, 1, tzinfo=UTC))
    assert portal.clock.now() - before < timedelta(seconds=1)
