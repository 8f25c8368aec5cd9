"""Services on the screen: found by words in any form, open to whom, applied for; professional ones switched."""

from __future__ import annotations

import pytest

from tests.usecases.world import Home

from .world import shown

WIDE = (150, 40)


@pytest.mark.shows("R34")
async def test_a_service_is_found_by_words_in_any_form_and_layout(home_at: Home) -> None:
    async with shown(home_at, WIDE) as screen:
        await screen.press("3")
        await screen.until("Registration of a medical worker")
        await screen.press("slash")
        await screen.type("кабинет врача")
        await screen.when(lambda: 0 < screen.app.screen.table.count < 8)  # type: ignore[attr-defined]  # the services' own
        await screen.press("escape", "slash")
        await screen.type("fnntcnfwbz")  # «аттестация» with the other layout on
        text = await screen.until("· 1/")
        assert "Attestation" in text


@pytest.mark.shows("R35", "R36")
async def test_the_whole_form_its_rules_and_whether_it_is_genuine(home_at: Home) -> None:
    async with shown(home_at, (150, 120)) as screen:
        await screen.press("3", "slash")
        await screen.type("medical-cabinet")
        await screen.press("enter")
        text = await screen.until("official mark")
        assert "СНИЛС" in text or "SNILS" in text
        assert "Compared with" in text


async def test_enter_a_opens_its_wizard(home_at: Home) -> None:
    async with shown(home_at) as screen:
        await screen.press("3")
        await screen.until("Registration of a medical")
        screen.app.screen.look_at("medical-cabinet")  # type: ignore[attr-defined]  # the services' own
        await screen.press("a")
        await screen.when(lambda: getattr(screen.app.screen, "PLACE", "") == "wizard")


async def test_what_is_not_open_says_what_comes_first(home_at: Home) -> None:
    async with shown(home_at, WIDE) as screen:
        await screen.press("3")
        await screen.until("Registration of a medical")
        screen.app.screen.look_at("switch:sick-leaves")  # type: ignore[attr-defined]  # the services' own
        await screen.until("First comes the service")
        await screen.press("w", "enter")
        await screen.until("not open")


@pytest.mark.shows("R59")
async def test_a_professional_service_is_switched_off_and_on(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await screen.press("3")
        await screen.until("Services")
        await screen.when(lambda: bool(getattr(screen.app.screen, "items", None)))
        screen.app.screen.look_at("switch:sick-leaves")  # type: ignore[attr-defined]  # the services' own
        await screen.until("✓ switched on")
        await screen.press("d")
        await screen.until("Switch “")
        await screen.press("enter")
        await screen.until("● switched off")
        await screen.press("w")
        await screen.until("Switch “")
        await screen.press("enter")
        await screen.until("✓ switched on")
