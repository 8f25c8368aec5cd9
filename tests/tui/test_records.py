"""Patients' records on the screen: behind a code, exported for their owner alone, forgotten (R85–R87)."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.usecases.world import Home

from .world import Screen, shown

pytestmark = pytest.mark.shows("R85", "R86", "R87")
WIDE = (140, 40)
NAME = "Воронцова Алла Григорьевна"


async def to_patients(screen: Screen) -> None:
    await screen.when(lambda: screen.app.begun)
    screen.app.action_go("records")
    await screen.until("A code opens")
    await screen.type(screen.code())
    await screen.press("enter")
    await screen.until("Patients of the institution")
    await screen.until("77001")


async def test_a_code_a_patient_an_entry_and_nothing_stays(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await to_patients(screen)
        await screen.press("slash")
        await screen.type("djhjywjdf")  # «воронцова» with the other layout on
        await screen.press("enter", "enter")
        text = await screen.until("A patient's record")
        await screen.until("All entries")
        await screen.when(lambda: screen.app.screen.table.count > 0)  # type: ignore[attr-defined]  # a list's own
        text = screen.text
        assert NAME in text
        await screen.press("s")
        await screen.until("Visit ·")
        await screen.press("escape")
        await screen.until("Patients of the institution")
        screen.app.action_go("home")
        await screen.when(lambda: screen.app.screen.PLACE == "home")  # type: ignore[attr-defined]  # a section's own
        await screen.pilot.pause(0.3)  # an answer that was on its way
        assert screen.app._screen_stacks["records"][0].items is None  # type: ignore[attr-defined]  # a list's own
    kept = [one.read_bytes() for one in working.folder.rglob("*") if one.is_file() and "state" in one.parts]
    assert not any("Воронцова".encode() in one for one in kept)


async def test_an_export_is_for_its_owner_alone(working: Home, tmp_path: Path) -> None:
    target = tmp_path / "card.xml"
    async with shown(working, WIDE) as screen:
        await to_patients(screen)
        await screen.press("enter")
        await screen.until("All entries")
        await screen.when(lambda: screen.app.screen.items is not None)  # type: ignore[attr-defined]  # a list's own
        await screen.press("e")
        await screen.until(".xml file")
        await screen.press("ctrl+u")
        await screen.type(str(tmp_path / "card.doc"))
        await screen.press("enter")
        await screen.until(".pdf, .xml")
        await screen.press(*["backspace"] * 3)
        await screen.type("xml")
        await screen.press("enter")
        await screen.when(target.exists)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


async def test_a_wrong_code_opens_nothing_and_says_so(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await screen.when(lambda: screen.app.begun)
        screen.app.action_go("records")
        await screen.until("A code opens")
        await screen.type("000000")
        await screen.press("enter")
        await screen.until("The records stay closed. Wrong code.")
        await screen.press("r")
        await screen.until("A code opens")
        await screen.press("escape")
        await screen.until("No code was typed.")


async def test_without_a_link_it_is_said_what_comes_first(home_at: Home) -> None:
    async with shown(home_at, WIDE) as screen:
        await screen.when(lambda: screen.app.begun)
        screen.app.action_go("records")
        await screen.until("✗")
        assert "institution-link" in screen.text or "medical-cabinet" in screen.text
