"""Notices on the screen: they arrive by themselves, lead to what they are about, and go into a calendar."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.usecases.world import Home
from tui.widgets.paged_table import PagedTable

from .test_support import asked
from .world import decide, refuse, sent, shown

WIDE = (120, 40)


@pytest.mark.shows("R46")
async def test_a_notice_arrives_without_a_key_and_leads_to_its_application(home_at: Home, scans: Path) -> None:
    number = await sent(home_at, scans)
    async with shown(home_at, WIDE) as screen:
        await screen.press("9")
        await screen.until("All notices")
        await screen.when(lambda: screen.app.screen.query_one(PagedTable).count > 0)
        count = screen.app.screen.query_one(PagedTable).count
        decide(home_at, number, "refused", "Скан диплома нечитаем")
        await screen.when(lambda: screen.app.screen.query_one(PagedTable).count > count)
        await screen.press("g")
        await screen.until(f"n goes to: Applications {number}")
        await screen.press("т")  # «n», with the Russian layout on
        await screen.until("Remarks")
        assert screen.app.current_mode == "applications"


@pytest.mark.shows("R87")
async def test_groups_hold_what_is_due_and_the_log(home_at: Home, scans: Path) -> None:
    number = await sent(home_at, scans)
    async with shown(home_at, WIDE) as screen:
        await screen.press("9")
        await screen.until("All notices")
        for words in ("Applications, documents", "Reminders", "Work:", "Account and", "Due within a year"):
            await screen.press("s")
            await screen.until(words)
        await screen.until("Decision expected")
        await screen.press("s")
        await screen.until("Log of actions")
        await screen.until("application sent")
        await screen.press("slash")
        await screen.type(number)
        await screen.until("Log of actions · 1/")


@pytest.mark.shows("R103")
async def test_what_is_due_goes_into_a_calendar_that_overwrites_nothing(
    home_at: Home, scans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sent(home_at, scans)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "deadlines.ics").write_text("mine")
    async with shown(home_at, WIDE) as screen:
        await screen.press("9")
        await screen.until("All notices")
        await screen.press("e")
        await screen.until("deadlines_2.ics")
        await screen.press("enter")
        await screen.until("Calendar written")
        await screen.press("e")
        await screen.until("deadlines_3.ics")
        await screen.press("end", *("backspace",) * 6)
        await screen.type(".ics")
        await screen.press("enter")
        await screen.until("exists already")
        await screen.press("escape")
    assert (tmp_path / "deadlines.ics").read_text() == "mine"
    assert "BEGIN:VEVENT" in (tmp_path / "deadlines_2.ics").read_text()


async def test_a_calendar_without_a_portal_is_told(home_at: Home) -> None:
    async with shown(home_at, WIDE) as screen:
        await screen.press("9")
        await screen.until("All notices")
        await screen.when(lambda: screen.app.begun)
        home_at.line.fault = refuse
        await screen.press("e")
        await screen.until("calendar program")
        await screen.press("enter")
        await screen.until("I see")
        await screen.press("enter")
        await screen.until("I see", gone=True)


async def test_an_answer_of_support_leads_to_its_ticket(home_at: Home) -> None:
    number = await asked(home_at)
    decide(home_at, number, "approved", "Сохраните скан как JPG")
    async with shown(home_at, WIDE) as screen:
        await screen.press("9")
        await screen.until(f"n goes to: Support {number}")
        await screen.press("n")
        await screen.until("Support:")
        assert screen.app.current_mode == "support"


async def test_narrow_reads_with_enter_and_enter_again_goes(home_at: Home, scans: Path) -> None:
    number = await sent(home_at, scans)
    async with shown(home_at, (60, 20)) as screen:
        await screen.press("9")
        await screen.until("All notices")
        await screen.when(lambda: screen.app.screen.query_one(PagedTable).count > 0)
        await screen.press("enter")
        await screen.until("n goes to")
        await screen.press("enter")
        await screen.when(lambda: screen.app.current_mode == "applications")
        await screen.until(number)


async def test_a_group_without_notices_says_so_and_the_next_one_is_a_list_again(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await screen.press("9")
        await screen.until("No notices yet")
        await screen.press("s", "s", "s", "s", "s")
        await screen.until("Due within a year · ")
        await screen.when(lambda: screen.app.screen.query_one(PagedTable).display)
        assert screen.app.focused is screen.app.screen.query_one(PagedTable)
