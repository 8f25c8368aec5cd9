"""Settings on the screen: changed at once, written, still there after a restart; the account and its contacts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gosmed_cli.config import edit
from gosmed_cli.config.load import load
from gosmed_cli.text.say import language
from tests.usecases.world import Home
from tui.screens.settings.screen import SettingsScreen
from tui.screens.wizard.screen import WizardScreen

from .world import Screen, refuse, shown

WIDE = (140, 45)


async def at(screen: Screen, key: str) -> None:
    """In the settings, on this one."""
    await screen.when(lambda: screen.app.begun)
    screen.app.action_go("settings")
    await screen.when(lambda: isinstance(screen.app.screen, SettingsScreen))
    await screen.when(lambda: place(screen).fetched_at is not None)
    select(screen, key)


def place(screen: Screen) -> SettingsScreen:
    found = screen.app.screen
    assert isinstance(found, SettingsScreen)
    return found


def select(screen: Screen, key: str) -> None:
    assert place(screen).table.select(key), key


def value(screen: Screen, key: str) -> str:
    return next(one["value"] for one in place(screen).items or () if one["key"] == key)


async def test_language_changes_every_screen_at_once_and_survives(home_at: Home) -> None:
    async with shown(home_at, WIDE) as screen:
        await at(screen, "program:lang")
        await screen.press("enter")
        await screen.until("Russian (русский)")
        await screen.press("enter")
        await screen.until("Все настройки")
        assert language() == "ru"
        await screen.press("2")
        await screen.until("Заявлений ещё нет")
    assert load().lang == "ru"


async def test_the_theme_is_used_and_kept(home_at: Home) -> None:
    async with shown(home_at, WIDE) as screen:
        await at(screen, "program:theme")
        await screen.press("т")  # «n», with the Russian layout on
        await screen.until("high contrast")
        await screen.type("light")
        await screen.press("enter")
        await screen.until("Theme: light")
        assert screen.app.theme == "light"
    assert load().theme == "light"


async def test_a_key_is_changed_conflicts_are_told_and_the_usual_one_comes_back(home_at: Home) -> None:
    async with shown(home_at, WIDE) as screen:
        await at(screen, "keys:applications.group")
        await screen.press("enter")
        await screen.until("Keys for “Show”")
        for typed, wrong in (("q", "would mean both"), ("foo", "no key “foo”"), (",", "at least one")):
            await screen.press("end", *("backspace",) * 4)
            await screen.type(typed)
            await screen.press("enter")
            await screen.until(wrong)
        await screen.press("backspace", "f", "enter")
        await screen.until("Show: f")
        assert load().keys == {"applications.group": "f"}
        await screen.press("2")
        await screen.until("All applications")
        await screen.press("f")
        await screen.until("Waiting for you")
        screen.app.action_go("settings")
        await screen.until("Usually: s")
        await screen.press("d")
        await screen.when(lambda: value(screen, "keys:applications.group") == "s")
    assert load().keys == {}


async def test_keys_that_clash_are_reported(home_at: Home) -> None:
    home_at.settings = replace(home_at.settings, keys={"applications.group": "q"})
    async with shown(home_at, WIDE) as screen:
        await at(screen, "keys:!0")
        assert "would mean both" in screen.text


@pytest.mark.shows("R48")
async def test_notices_are_switched_and_security_is_never_silenced(home_at: Home) -> None:
    async with shown(home_at, WIDE) as screen:
        await at(screen, "notices:status")
        assert value(screen, "notices:status").startswith("✓ SMS")
        await screen.press("enter")
        await screen.until("Switch off: SMS")
        await screen.press("enter")
        await screen.when(lambda: value(screen, "notices:status").startswith("○ SMS"))
        for channel in ("sms", "email"):
            select(screen, "notices:security")
            await screen.press("enter")
            await screen.until("Switch o")
            await screen.type(channel if channel == "sms" else "e-mail")
            await screen.press("enter")
            await screen.until("Switch o", gone=True)
        await screen.until("I see")
        await screen.press("enter")
        await screen.until("I see", gone=True)
        assert "✓" in value(screen, "notices:security")


@pytest.mark.shows("R49", "R12")
async def test_the_account_and_what_is_known_of_it(home_at: Home) -> None:
    async with shown(home_at, WIDE) as screen:
        await at(screen, "account:licence")
        await screen.press("enter")
        await screen.until("Enter – done")
        await screen.press("end", *("backspace",) * 30)
        await screen.type("LO-77-1")
        await screen.press("enter")
        await screen.until("Saved: 1 value")
        await screen.when(lambda: value(screen, "account:licence") == "LO-77-1")
        select(screen, "account:inn")
        await screen.press("enter")
        await screen.until("Enter – done")
        await screen.press("end", "backspace", "1", "enter")
        await screen.until("✗")
        await screen.press("escape")
        select(screen, "account:level")
        await screen.until("○")


@pytest.mark.shows("R100")
async def test_a_contact_is_changed_in_the_wizard(home_at: Home) -> None:
    async with shown(home_at, (80, 24)) as screen:
        await at(screen, "account:phone")
        await screen.press("enter")
        await screen.when(lambda: isinstance(screen.app.screen, WizardScreen))
        await screen.until("New phone")


async def test_what_is_kept_on_disk_is_forgotten(home_at: Home) -> None:
    drafts = home_at.settings.paths.drafts / home_at.settings.profile
    drafts.mkdir(parents=True)
    (drafts / "support.toml").write_text('topic = ""\n')
    async with shown(home_at, WIDE) as screen:
        await at(screen, "disk:drafts")
        await screen.until("1 file")
        await screen.press("d")
        await screen.until("cannot be brought back")
        await screen.press("y")
        await screen.until("1 file deleted")
        await screen.when(lambda: value(screen, "disk:drafts") == "nothing")
    assert not list(drafts.iterdir())


async def test_without_a_portal_the_program_can_be_set_and_a_refusal_is_told(home_at: Home) -> None:
    async with shown(home_at, WIDE) as screen:
        await at(screen, "notices:status")
        home_at.line.fault = refuse
        await screen.press("enter")
        await screen.until("Switch off: SMS")
        await screen.press("enter")
        await screen.until("I see")
        await screen.press("enter")
        select(screen, "program:theme")
        await screen.press("enter")
        await screen.until("high contrast")


def test_keys_are_written_beside_what_was_there_by_hand(home_at: Home) -> None:
    config = home_at.settings.paths.config
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text('# mine\ntheme = "dark"\n[keys]\napplications.group = "f"\n')
    edit.set_key(config, "applications.group", "g")
    edit.set_key(config, "app.refresh", "r,f5")
    assert load().keys == {"applications.group": "g", "app.refresh": "r,f5"}
    edit.set_key(config, "app.refresh", None)
    edit.set_key(config, "applications.group", None)
    assert load().keys == {}
    assert config.read_text().startswith('# mine\ntheme = "dark"\n')
