"""Courses on the screen: found, enrolled in, waited for, cancelled; what is lacking is said (R92–R94)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.usecases.world import Home

from .world import Screen, shown

pytestmark = pytest.mark.shows("R92", "R93", "R94")
WIDE = (150, 45)


async def at(screen: Screen, course: str) -> None:
    """Look at this course."""
    await screen.press("6")
    await screen.when(lambda: bool(getattr(screen.app.screen, "items", None)))
    screen.app.screen.look_at(course)  # type: ignore[attr-defined]  # a list's own


async def test_found_with_the_other_layout_on_and_read_whole(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await screen.press("6")
        await screen.until("All courses")
        await screen.press("slash")
        await screen.type("htfybvfwbz")  # «реанимация»
        await screen.until("реанимация")
        await screen.press("enter")
        await screen.until("Programme")
        assert "Requirements" in screen.text


async def test_enrolled_and_cancelled(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await at(screen, "2023")
        await screen.until("Programme")
        await screen.press("a")
        await screen.until("Enrol in “")
        await screen.press("enter")
        await screen.when(lambda: any(one["state"] == "enrolled" for one in screen.app.screen.items or ()))  # type: ignore[attr-defined]  # a list's own
        mine = next(one["key"] for one in screen.app.screen.items if one["state"] == "enrolled")  # type: ignore[attr-defined]  # a list's own
        await screen.press("s", "s", "s")
        await screen.until("Yours: ahead")
        screen.app.screen.table.select(mine)  # type: ignore[attr-defined]  # a list's own
        await screen.pilot.pause()
        await screen.press("d")
        await screen.until("Somebody else")
        await screen.press("y")
        await screen.when(lambda: all(one["state"] != "enrolled" for one in screen.app.screen.items or ()))  # type: ignore[attr-defined]  # a list's own


async def test_a_full_course_offers_its_waiting_list(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await screen.press("6")
        await screen.when(lambda: bool(getattr(screen.app.screen, "items", None)))
        items = screen.app.screen.items  # type: ignore[attr-defined]  # a list's own
        full = next(one["key"] for one in items if one["state"] == "full")
        screen.app.screen.look_at(full)  # type: ignore[attr-defined]  # a list's own
        await screen.press("a")
        await screen.until("is full")
        await screen.press("enter")
        await screen.when(lambda: any(one["state"] == "awaiting" for one in screen.app.screen.items or ()))  # type: ignore[attr-defined]  # a list's own


async def test_a_requirement_that_is_not_met_is_said(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await at(screen, "3032")
        await screen.until("✗")
        await screen.press("a")
        await screen.until("Enrol in “")
        await screen.press("enter")
        await screen.until("Specialty")
        await screen.when(lambda: screen.app.screen.is_modal)


async def test_materials_go_into_a_folder_of_their_own(working: Home, tmp_path: Path) -> None:
    async with shown(working, WIDE) as screen:
        await at(screen, "2023")
        await screen.until("Materials")
        await screen.press("e")
        await screen.until("Into which folder")
        await screen.press("ctrl+u")
        await screen.type(str(tmp_path / "course"))
        await screen.press("enter")
        await screen.when(
            lambda: any((tmp_path / "course").glob("*")) if (tmp_path / "course").exists() else False
        )
