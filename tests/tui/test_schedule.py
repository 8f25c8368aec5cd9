"""The week on the screen: who comes when, other weeks, hours opened and closed, the service switched off."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.usecases.world import Home
from tui.screens.schedule.screen import ScheduleScreen
from tui.widgets.grid import Grid

from .world import Screen, shown

WIDE = (140, 40)
FIRST = "Лапина"  # who comes first on Monday


def grid(screen: Screen) -> Grid:
    return screen.app.screen.query_one(Grid)


def schedule(screen: Screen) -> ScheduleScreen:
    place = screen.app.screen
    assert isinstance(place, ScheduleScreen)
    return place


def booked_spot(screen: Screen) -> tuple[tuple[int, int], str]:
    """A slot that somebody has booked, and who."""
    sheet = schedule(screen).sheet
    assert sheet is not None
    found = ((spot, visit) for spot, one in sorted(sheet.slots.items()) if (visit := one["visit"]))
    spot, visit = next(found)
    return spot, visit["patient"]


async def at(screen: Screen) -> None:
    await screen.press("8")
    await screen.until("Working hours from 02.03.2026")


def free_spot(screen: Screen) -> tuple[int, int]:
    """A slot that nobody has booked."""
    sheet = schedule(screen).sheet
    assert sheet is not None
    return next(spot for spot, one in sorted(sheet.slots.items()) if one["visit"] is None)


@pytest.mark.shows("R102")
async def test_the_week_is_a_grid_and_enter_shows_who_comes(working: Home) -> None:
    async with shown(working, (80, 24)) as screen:
        await at(screen)
        text = await screen.until(FIRST)
        assert "»Mo 02.03" in text
        assert "Fr 06.03" in text
        assert "09:20" in text
        await screen.press("enter")
        text = await screen.until("Лапина Тамара Ивановна")
        assert "+79010000107" in text
        await screen.press("escape")
        await screen.press("о", "р", "д", "д")  # j h l l, with the Russian layout on
        await screen.when(lambda: grid(screen).spot == (2, 1))


async def test_other_weeks_and_back(working: Home) -> None:
    async with shown(working, (60, 24)) as screen:
        await at(screen)
        await screen.press("n")
        await screen.until("from 09.03.2026")
        await screen.press("т")  # «n», with the Russian layout on
        await screen.until("from 16.03.2026")
        await screen.press("p", "p")
        await screen.until("from 02.03.2026")
        await screen.press("p")
        await screen.until("from 23.02.2026")
        await screen.press("t")
        await screen.until("from 02.03.2026")


async def test_hours_are_opened_and_checked_as_they_are_typed(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await at(screen)
        await screen.press("n", "n")
        await screen.until("No working hours this week")
        await screen.press("space", "space", "k", "a")
        await screen.until("Which hours shall be opened?")
        assert "09:00-11:00" in screen.text
        await screen.press("tab", "end", *("backspace",) * 5)
        await screen.until("Hours: ")
        await screen.press("f4")
        assert "Which hours shall be opened?" in screen.text
        await screen.type("10:00")
        await screen.press("f4")
        await screen.until("3 times are open")
        await screen.until("○ free")
        await screen.press("a")
        await screen.until("Which hours shall be opened?")
        await screen.press("tab", "ctrl+u")
        await screen.type("09:00-10:00")
        await screen.press("f4")
        await screen.until("overlap")
        await screen.press("enter")


async def test_a_day_off_and_unusual_hours_are_told(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await at(screen)
        await screen.press("a")
        await screen.until("Which hours shall be opened?")
        await screen.press("ctrl+u")
        await screen.type("15.03.2026")
        await screen.press("tab", "ctrl+u")
        await screen.type("05:00-06:00")
        await screen.press("f4")
        await screen.until("unusual")
        assert "days off" in screen.text
        await screen.until("Su 15.03")


@pytest.mark.shows("R102")
async def test_a_booked_hour_is_closed_only_with_a_reason(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await at(screen)
        await screen.press("n")
        await screen.until("from 09.03.2026")
        booked, name = booked_spot(screen)
        grid(screen).put(*booked)
        await screen.press("space", "d")
        await screen.until("1 patient is booked")
        assert name in screen.text
        await screen.press("enter")
        await screen.until("without a reason")
        await screen.type("ill")
        await screen.press("enter")
        await screen.until("Cancel the visits and close")
        await screen.press("n")
        await screen.until("Cancel the visits and close", gone=True)
        assert schedule(screen).slot is not None
    assert not working.sql("SELECT 1 FROM patient_visits WHERE cancel_reason = 'ill'")


async def test_hours_are_closed_and_patients_told(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await at(screen)
        await screen.press("n")
        await screen.until("from 09.03.2026")
        grid(screen).put(*booked_spot(screen)[0])
        await screen.press("d")
        await screen.until("Which hours of")
        await screen.press("ctrl+u", "enter")
        await screen.until("Reason for cancelling")
        await screen.type("Conference")
        await screen.press("enter")
        await screen.until("Cancel the visits and close")
        await screen.press("y")
        await screen.until("visits cancelled")
    assert working.sql("SELECT 1 FROM patient_visits WHERE cancel_reason = 'Conference'")


async def test_a_free_hour_is_closed_at_once(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await at(screen)
        await screen.press("n")
        await screen.until("from 09.03.2026")
        grid(screen).put(*free_spot(screen))
        await screen.press("space", "d")
        await screen.until("Close these hours?")
        await screen.press("enter")
        await screen.until("1 time is closed")


async def test_a_service_that_is_off_is_switched_on(working: Home) -> None:
    async with working.portal() as portal:
        await portal.cabinet.switch_service("patient-booking", on=False)
    async with shown(working, WIDE) as screen:
        await screen.press("8")
        await screen.until("is off")
        await screen.press("м")  # «v», with the Russian layout on
        await screen.until("from 02.03.2026")


async def test_the_week_is_saved_without_names(
    working: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with shown(working, WIDE) as screen:
        await at(screen)
        await screen.press("e")
        await screen.until("Where shall the week's calendar")
        await screen.press("enter")
        await screen.until("Written:")
    found = tmp_path / "gosmed-02.03.2026.ics"
    assert FIRST not in found.read_text(encoding="utf-8")


async def test_figures_of_services(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await at(screen)
        await screen.press("c")
        await screen.until("services in all")
        assert "█" in screen.text
