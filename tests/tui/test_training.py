"""Training on the screen: goal, forecast, what was learnt, a goal of one's own, a report (R88–R91)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.usecases.world import Home

from .world import shown

pytestmark = pytest.mark.shows("R88", "R89", "R90", "R91")
WIDE = (140, 45)


async def test_the_year_the_cycle_and_months(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await screen.press("5")
        await screen.until("6 of 50 points")
        text = await screen.until("102 of 250 points")
        assert "102 of 144" in text
        await screen.press("slash")
        await screen.type("bynthghtnfwbz")  # «интерпретация» with the other layout on
        await screen.until("Интерпретация")
        await screen.press("escape", "c")
        text = await screen.until("Since the beginning of 2026")
        assert "Goal: 50" in text


async def test_a_goal_of_ones_own_and_one_that_is_none(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await screen.press("5")
        await screen.until("6 of 50 points")
        await screen.press("w")
        await screen.until("Goal of the year in points")
        await screen.press("ctrl+u")
        await screen.type("0")
        await screen.press("enter")
        await screen.until("✗")
        await screen.press("backspace")
        await screen.type("60")
        await screen.press("enter")
        await screen.until("6 of 60 points")
        await screen.until("The goal of the year is your own.")


async def test_mandatory_events_are_a_group(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await screen.press("5")
        await screen.until("6 of 50 points")
        await screen.press("s", "s", "s")
        text = await screen.until("Mandatory events")
        assert "✓ done" in text
        assert "Пожарная безопасность" in text


async def test_a_report_is_written_by_its_ending(working: Home, tmp_path: Path) -> None:
    target = tmp_path / "training.csv"
    async with shown(working, WIDE) as screen:
        await screen.press("5")
        await screen.until("6 of 50 points")
        await screen.press("e")
        await screen.until("Report by kind")
        await screen.press("ctrl+u")
        await screen.type(str(tmp_path / "training.doc"))
        await screen.press("enter")
        await screen.until("✗")
        await screen.press(*["backspace"] * 3)
        await screen.type("csv")
        await screen.press("enter")
        await screen.until("training.csv")
        await screen.when(lambda: target.exists() and target.stat().st_size > 0)
    assert len(target.read_text(encoding="utf-8").splitlines()) > 2


async def test_a_certificate_of_ones_own_goes_through_the_wizard(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await screen.press("5")
        await screen.until("6 of 50 points")
        await screen.press("a")
        await screen.when(lambda: getattr(screen.app.screen, "PLACE", "") == "wizard")
