"""Payouts on the screen: a list fetched by pages, narrowed, summed up, one with the reason for its delay."""

from __future__ import annotations

from dataclasses import replace

from gosmed_cli.text.say import set_language
from tests.usecases.world import Home

from .world import refuse, shown


async def test_the_list_its_sum_and_a_card(working: Home) -> None:
    async with shown(working, (160, 50)) as screen:
        await screen.press("7")
        await screen.until("in all:")
        await screen.until("gosmed payouts ask")
        await screen.press("n")
        await screen.until("Copied: gosmed payouts ask")


async def test_a_delayed_one_says_why(working: Home) -> None:
    async with shown(working, (80, 24)) as screen:
        await screen.press("7")
        await screen.until("in all:")
        await screen.press("slash")
        await screen.type("delayed")
        await screen.press("enter")
        await screen.until("all the time, delayed")
        await screen.until("▲ delayed")
        await screen.press("enter")
        await screen.until("Reason:")
        await screen.press("escape", "escape")
        await screen.until("delayed ·", gone=True)
        await screen.until("· all the time\n")


async def test_the_end_of_the_list_is_fetched_when_it_is_looked_at(working: Home) -> None:
    async with shown(working, (160, 50)) as screen:
        await screen.press("7")
        await screen.until("gosmed payouts ask")
        first = screen.app.screen.selected  # type: ignore[attr-defined]  # the screen of payouts
        await screen.press("end")
        await screen.when(lambda: screen.app.screen.selected not in (None, first))  # type: ignore[attr-defined]  # the same


async def test_sums_by_month_and_the_command_of_an_export(working: Home) -> None:
    async with shown(working, (160, 50)) as screen:
        await screen.press("7")
        await screen.until("in all:")
        await screen.press("c")
        await screen.until("█ Transferred  ░ Not yet come")
        await screen.press("c", "e")
        await screen.until("Name of the file")
        await screen.press("enter")
        await screen.until("gosmed payouts export -o payouts.xlsx")


async def test_without_the_portal_it_is_said(working: Home) -> None:
    async with shown(working, (80, 24)) as screen:
        await screen.press("7")
        await screen.until("in all:")
        working.line.fault = refuse
        await screen.press("r")
        await screen.until("The portal does not answer")
        assert "in all:" in screen.text, "what was seen stays"


async def test_statuses_are_found_in_russian(working: Home) -> None:
    set_language("ru")
    working.settings = replace(working.settings, lang="ru")
    async with shown(working, (80, 24)) as screen:
        await screen.press("7")
        await screen.until("Всего")
        await screen.press("slash")
        await screen.type("задерж")
        await screen.press("enter")
        await screen.until("за всё время, задержана")
