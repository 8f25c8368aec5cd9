"""Patients' records on the screen: behind a code, exported for their owner alone, forgotten (R85–R87)."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest

from gosmed_cli.mock_portal.records import links
from gosmed_cli.usecases import second_factor
from tests.usecases.world import Home
from tui.screens.patient.screen import PatientScreen
from tui.screens.records.closed import ClosedList
from tui.screens.records.screen import RecordsScreen

from .disk import mentions
from .world import Screen, shown

pytestmark = pytest.mark.shows("R85", "R86", "R87")
WIDE = (140, 40)
NAME = "Воронцова Алла Григорьевна"


def listed(screen: Screen) -> ClosedList[Any]:
    """The list on the screen."""
    found = screen.app.screen
    assert isinstance(found, ClosedList)
    return found


async def to_patients(screen: Screen) -> None:
    await give_the_code(screen)
    await screen.until("Patients of the institution")
    await screen.until("77001")


async def give_the_code(screen: Screen) -> None:
    await screen.when(lambda: screen.app.begun)
    screen.app.action_go("records")
    await screen.until("for 30 minutes")
    await screen.press("т")  # «n», with the Russian layout on
    await screen.until("It was sent to")
    await screen.type(screen.code())
    await screen.press("enter")


async def test_a_code_a_patient_an_entry_and_nothing_stays(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await to_patients(screen)
        await screen.press("slash")
        await screen.type("djhjywjdf")  # «воронцова» with the other layout on
        await screen.press("enter", "enter")
        text = await screen.until("A patient's record")
        await screen.until("All entries")
        await screen.when(lambda: listed(screen).table.count > 0)
        text = screen.text
        assert NAME in text
        await screen.press("s")
        await screen.until("Visit ·")
        await screen.press("escape")
        await screen.until("Patients of the institution")
        screen.app.action_go("home")
        await screen.when(lambda: screen.app.screen.PLACE == "home")  # type: ignore[attr-defined]  # a section's own
        await screen.pilot.pause(0.3)  # an answer that was on its way
        (left,) = screen.app._screen_stacks["records"]
        assert isinstance(left, RecordsScreen)
        assert left.items is None
    assert not mentions(working, "Воронцова")


async def test_an_export_is_for_its_owner_alone(working: Home, tmp_path: Path) -> None:
    target = tmp_path / "card.xml"
    async with shown(working, WIDE) as screen:
        await to_patients(screen)
        await screen.press("enter")
        await screen.until("All entries")
        await screen.when(lambda: listed(screen).items is not None)
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


async def test_no_code_is_sent_unasked_and_a_wrong_one_opens_nothing(working: Home) -> None:
    before = len(working.sql("SELECT id FROM outbox"))
    async with shown(working, (80, 24)) as screen:
        await screen.when(lambda: screen.app.begun)
        screen.app.action_go("records")
        await screen.until("for 30 minutes")
        assert len(working.sql("SELECT id FROM outbox")) == before
        await screen.press("n")
        await screen.until("It was sent to")
        await screen.type("000000")
        await screen.press("enter")
        await screen.until("Wrong code")
        assert "77001" not in screen.text
        await screen.press("escape")
        await screen.until("No code was typed.")
        await screen.press("n")
        await screen.until("It was sent to")
        await screen.type("000000")
        await screen.press("enter")
        await screen.until("Wrong code")
        await screen.type(screen.code())
        await screen.press("enter")
        await screen.until("77001")


async def test_the_app_approves_in_place_of_a_code(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await screen.when(lambda: screen.app.begun)
        screen.app.action_go("records")
        await screen.until("for 30 minutes")
        await screen.press("v")
        await screen.until("Approve the access")
        screen.app.action_go("home")  # who leaves meanwhile waits for nothing
        await screen.until("Points")


async def test_when_the_time_is_over_nothing_is_left_on_the_screen(
    working: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []  # how many patients; a slow machine may have lost them again before anybody looks
    draw = ClosedList.draw

    def seen(self: ClosedList[Any], value: Any) -> None:
        draw(self, value)
        drawn.append(self.table.count)

    monkeypatch.setattr(ClosedList, "draw", seen)
    monkeypatch.setattr(second_factor, "OPEN_FOR", 0.5)
    async with shown(working, WIDE) as screen:
        await give_the_code(screen)
        await screen.when(lambda: bool(drawn))
        assert drawn[0] > 0
        await screen.until("77001", gone=True)
        await screen.until("A code opens patients' records for 30 minutes")
        assert listed(screen).items is None


async def test_entries_of_some_days_and_of_one_physician(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await to_patients(screen)
        await screen.press("enter")
        await screen.until("All entries")
        await screen.when(lambda: bool(listed(screen).items))
        items = listed(screen).items or []
        physician = items[0]["physician"]
        await screen.press("f")
        await screen.until("Which entries")
        await screen.type("02.03.2026")
        await screen.press("tab")
        await screen.type("01.03.2026")
        await screen.press("f4")
        await screen.until("before the first day")
        await screen.press("ctrl+u", "shift+tab", "ctrl+u", "tab", "tab")
        await screen.type(physician.split()[0])
        await screen.press("f4")
        await screen.until(f"All entries · {physician.split()[0]}")
        await screen.when(lambda: bool(listed(screen).items))
        assert {one["physician"].split()[0] for one in listed(screen).items or []} == {physician.split()[0]}


async def test_a_patient_of_another_institution_is_not_there(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await to_patients(screen)
        screen.app.push_screen(PatientScreen("77004000001"))
        await screen.until("There is no card 77004000001")


async def test_a_link_that_was_withdrawn_takes_the_list_away(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await to_patients(screen)
        with working.served.store.transaction() as t:
            links.withdraw(t, working.served, working.account, "1027700132195")
        await screen.press("r")
        await screen.until("✗")
        await screen.until("77001", gone=True)
        assert "gosmed" in screen.text  # what to do


async def test_without_a_link_it_is_said_what_comes_first(home_at: Home) -> None:
    async with shown(home_at, WIDE) as screen:
        await screen.when(lambda: screen.app.begun)
        screen.app.action_go("records")
        await screen.until("✗")
        assert "institution-link" in screen.text or "medical-cabinet" in screen.text
