"""Signing out, another profile, themes; where there is no terminal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from textual.widgets import Static

from gosmed_cli.config.file import quietly
from tests.usecases.world import Home
from tui.screens.home.screen import HomeScreen

from .world import sent, shown


async def test_signing_out_forgets_what_was_kept(home_at: Home, scans: Path) -> None:
    await sent(home_at, scans)
    async with shown(home_at) as screen:
        await screen.until("What next")
        await screen.press("2")
        await screen.until("1/1")
        store = screen.app.session.store
        assert store.load("applications") is not None
        screen.app.action_sign_out()
        await screen.until("Sign out on this computer?")
        await screen.press("y")
        await screen.until("E-mail, phone or SNILS")
        assert store.load("applications") is None
    assert not home_at.session.signed_in


async def test_leaving_asks_only_where_something_would_be_lost(
    home_at: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shown(home_at) as screen:
        await screen.until("What next")
        monkeypatch.setattr(HomeScreen, "unsaved", "A draft would be lost.")
        await screen.press("q")
        await screen.until("A draft would be lost.")
        await screen.press("n")
        await screen.until("What next")
        await screen.press("q")
        await screen.until("A draft would be lost.")
        await screen.press("y")
        await screen.pilot.pause()
    assert screen.app.return_code == 0


async def test_above_a_section_the_same_key_goes_back_and_says_so(home_at: Home) -> None:
    async with shown(home_at, (100, 30)) as screen:
        await screen.when(lambda: screen.app.begun)
        assert "q Quit" in screen.text
        screen.app.apply_for("support")
        await screen.until("q Back")
        await screen.press("escape")
        await screen.until("q Quit")


async def test_the_theme_is_changed_and_remembered(home_at: Home) -> None:
    async with shown(home_at) as screen:
        await screen.until("What next")
        await screen.press("f8")
        await screen.until("Theme: light")
        assert screen.app.theme == "light"
    assert quietly(home_at.settings.paths.config)["theme"] == "light"


async def test_another_profile(home_at: Home) -> None:
    config = home_at.settings.paths.config
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text('[profiles.work]\nportal = "http://127.0.0.1:9"\n', encoding="utf-8")
    async with shown(home_at, (120, 40)) as screen:
        await screen.until("What next")
        await screen.press("f7")
        await screen.until("Which profile?")
        await screen.type("work")
        await screen.press("enter")
        await screen.until("http://127.0.0.1:9")
        await screen.until("profile work")
        assert screen.app.session.profile == "work"
        assert screen.app.session.store.load("home") is None
        assert len(screen.app.screen_stack) == 2


async def test_a_fault_is_told_and_nothing_closes(home_at: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> object:
        raise KeyError("level")

    async with shown(home_at, (120, 40)) as screen:
        await screen.until("What next")
        monkeypatch.setattr(HomeScreen, "fetch", broken)
        await screen.press("r")
        await screen.until("A fault in gosmed itself: KeyError")
        await screen.until("Next deadlines")
    assert list(home_at.settings.paths.traces.glob("*.txt"))


async def test_words_of_a_portal_are_never_markup(home_at: Home) -> None:
    async with shown(home_at) as screen:
        await screen.until("What next")
        screen.app.tell("[/b] [red]\x1b[2J")
        await screen.until("[/b] [red]␛[2J")
        screen.app.screen.query_one("#step", Static)


def test_without_a_terminal_it_says_what_to_type_instead() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gosmed_cli", "tui"],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 2
    assert "gosmed status" in done.stderr
    assert done.stdout == ""
