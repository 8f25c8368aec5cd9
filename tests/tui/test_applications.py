"""Applications on the screen: list, filter, order, detail, and a decision that arrives by itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.usecases.world import Home
from tui.screens.applications.screen import ApplicationsScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.paged_table import PagedTable
from tui.widgets.top_bar import TopBar

from .world import decide, refuse, sent, shown


async def test_a_decision_arrives_without_a_key_pressed(home_at: Home, scans: Path) -> None:
    number = await sent(home_at, scans)
    async with shown(home_at, (120, 40)) as screen:
        await screen.press("2")
        await screen.until("Under review")
        screen.decide(number, "approved")
        await screen.until(f"Application {number}: Approved")
        await screen.until("✓ Approved")
        assert screen.app.screen.query_one(PagedTable).key == number


async def test_a_refusal_shows_remarks_and_what_to_do(home_at: Home, scans: Path) -> None:
    number = await sent(home_at, scans)
    async with shown(home_at, (120, 40)) as screen:
        await screen.press("2")
        await screen.until("Under review")
        screen.decide(number, "refused", "Скан диплома нечитаем")
        await screen.until("✗")
        await screen.until("c corrects it and sends it again")
        await screen.until("History")


async def test_narrow_shows_list_then_detail(home_at: Home, scans: Path) -> None:
    number = await sent(home_at, scans)
    async with shown(home_at, (70, 24)) as screen:
        await screen.press("2")
        await screen.until(number)
        await screen.press("enter")
        await screen.until("All applications", gone=True)
        await screen.press("escape")
        await screen.until("All applications")


async def test_filter_by_typing_in_both_layouts(home_at: Home, scans: Path) -> None:
    await sent(home_at, scans)
    async with shown(home_at, (120, 40)) as screen:
        await screen.press("2")
        await screen.until("1/1")
        await screen.press("slash")
        await screen.type("zzzz")
        await screen.until("0/1")
        await screen.press("escape")
        await screen.until("1/1")
        await screen.press("full_stop")  # where «/» is, with the Russian layout on
        await screen.type("сфиштуе")  # «cabinet», typed in the Russian layout
        await screen.until("1/1")


async def test_a_list_that_is_narrowed_to_nothing_says_so(home_at: Home, scans: Path) -> None:
    number = await sent(home_at, scans)
    async with shown(home_at, (120, 40)) as screen:
        await screen.press("2")
        await screen.until(number)
        await screen.press("slash")
        await screen.type("qqqqq")
        await screen.until("Nothing found: try other words")
        await screen.press("escape")
        await screen.until(number)
        await screen.press("s")
        await screen.until("Waiting for you")
        await screen.until("Nothing here. s shows others")
        await screen.press("s")
        await screen.until(number)
        assert "Nothing here" not in screen.text


async def test_sorting_by_the_header(home_at: Home, scans: Path) -> None:
    await sent(home_at, scans)
    async with shown(home_at, (120, 40)) as screen:
        await screen.press("2")
        await screen.until("1/1")
        await screen.pilot.click(PagedTable, offset=(2, 0))
        await screen.until("Number ▲")
        await screen.pilot.click(PagedTable, offset=(2, 0))
        await screen.until("Number ▼")


async def test_a_mouse_leads_to_a_section_and_presses_a_key(home_at: Home) -> None:
    async with shown(home_at, (120, 40)) as screen:
        await screen.until("What next")
        await screen.pilot.click(TopBar, offset=(screen.text.splitlines()[0].index(" 2 ") + 1, 0))
        await screen.until("Applications")
        await screen.pilot.click(KeyLine, offset=(screen.text.splitlines()[-1].index("? Help") + 2, 0))
        await screen.until("Everywhere")


async def test_the_portal_goes_away_and_comes_back(home_at: Home, scans: Path) -> None:
    number = await sent(home_at, scans)
    async with shown(home_at, (120, 40)) as screen:
        await screen.press("2")
        await screen.until("Under review")
        await screen.press("r")
        home_at.line.fault = refuse
        await screen.press("r")
        await screen.until("The portal does not answer")
        assert number in screen.text, "what was seen stays"
        screen.decide(number, "approved")
        home_at.line.fault = lambda request: None
        await screen.until("The portal does not answer", gone=True)
        await screen.until("✓ Approved")


async def test_what_was_seen_is_there_at_once_without_a_portal(home_at: Home, scans: Path) -> None:
    number = await sent(home_at, scans)
    async with shown(home_at, (120, 40)) as screen:
        await screen.press("2")
        await screen.until(number)
    home_at.line.fault = refuse
    async with shown(home_at, (120, 40)) as screen:
        await screen.press("2")
        await screen.until("The portal does not answer")
        assert number in screen.text


async def test_the_next_step_leads_to_its_application(home_at: Home, scans: Path) -> None:
    number = await sent(home_at, scans)
    decide(home_at, number, "refused", "Скан диплома нечитаем")
    async with shown(home_at, (120, 40)) as screen:
        await screen.until("Open the application")
        await screen.press("n")
        await screen.until("Remarks")
        assert screen.app.screen.has_class("-reading")


async def test_what_is_old_is_fetched_anew_when_it_is_looked_at_again(home_at: Home) -> None:
    async with shown(home_at, (120, 40)) as screen:
        await screen.press("2")
        await screen.until("No applications yet")
        page = screen.app.screen
        assert isinstance(page, ApplicationsScreen)
        await screen.press("1")
        await screen.until("What next")
        asked = len(home_at.line.log)
        await screen.press("2")
        await screen.until("No applications yet")
        assert not any("applications" in one for one in home_at.line.log[asked:])
        await screen.press("1")
        await screen.until("What next")
        page.fetched_at = datetime.now(UTC) - timedelta(minutes=6)
        await screen.press("2")
        await screen.when(lambda: any("applications" in one for one in home_at.line.log[asked:]))
        assert "ago" not in screen.text


async def test_how_old_it_is_stands_there_while_the_portal_is_away(home_at: Home) -> None:
    async with shown(home_at, (120, 40)) as screen:
        await screen.press("2")
        await screen.until("No applications yet")
        screen.app.opened_at -= timedelta(hours=1)
        screen.app.screen.query_one(TopBar).fetched_at = datetime.now(UTC) - timedelta(minutes=7)
        await screen.pilot.pause()
        assert "ago" not in screen.text  # the feed keeps it up to date
        home_at.line.fault = refuse
        await screen.press("r")
        await screen.until("7 minutes ago")
        home_at.line.fault = lambda _: None
        await screen.press("r")
        await screen.until("7 minutes ago", gone=True)
