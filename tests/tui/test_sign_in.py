"""Signing in on the screen: password and code, what goes wrong, approval in the app."""

from __future__ import annotations

from datetime import timedelta

import pytest
from textual.widgets import Button, Input

from gosmed_cli.usecases import sign_in
from tests.usecases.world import Home

from .world import PASSWORD, Screen, shown


@pytest.fixture
def stranger(home_at: Home) -> Home:
    """Nobody is signed in at this home."""
    home_at.session.forget()
    return home_at


async def fill(screen: Screen, password: str = PASSWORD) -> None:
    await screen.until("E-mail, phone or SNILS")
    await screen.type("sokolova@example.ru")
    await screen.press("enter")
    await screen.type(password)
    await screen.press("enter")


async def test_password_and_code(stranger: Home) -> None:
    async with shown(stranger) as screen:
        await fill(screen)
        await screen.until("A code was sent to")
        await screen.type(screen.code())
        await screen.press("enter")
        await screen.until("What next")
        await screen.until("Account: confirmed")
    assert stranger.session.signed_in


async def test_a_wrong_password_is_told_as_in_the_command_line(stranger: Home) -> None:
    async with shown(stranger, (100, 40)) as screen:
        await fill(screen, "Wrong-2026!")
        shown_text = await screen.until("Wrong login or password")
        assert "gosmed account recover" in shown_text
        await screen.type(PASSWORD)
        await screen.press("enter")
        await screen.until("A code was sent to")


async def test_a_wrong_code_is_asked_for_again(stranger: Home) -> None:
    async with shown(stranger) as screen:
        await fill(screen)
        await screen.until("A code was sent to")
        await screen.type("000000" if screen.code() != "000000" else "111111")
        await screen.press("enter")
        await screen.until("✗")
        await screen.type(screen.code())
        await screen.press("enter")
        await screen.until("What next")


async def test_a_locked_login_says_so(stranger: Home) -> None:
    async with shown(stranger, (100, 40)) as screen:
        await fill(screen, "Wrong-1!")
        button = screen.app.screen.query_one("#go", Button)
        while "login is locked" not in screen.text and len(stranger.line.log) < 60:
            await screen.when(lambda: not button.disabled and "✗" in screen.text)
            await screen.type("Wrong-1!")
            await screen.press("enter")
        await screen.until("login is locked")


async def test_approval_in_the_app_is_waited_for(stranger: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in, "_POLL", 0.05)
    async with shown(stranger, (100, 40)) as screen:
        await screen.until("E-mail, phone or SNILS")
        await screen.type("sokolova@example.ru")
        await screen.press("enter")
        await screen.type(PASSWORD)
        await screen.press("tab", "right", "space", "shift+tab", "enter")
        await screen.until("Approve the sign-in in the app")
        stranger.served.clock.offset += timedelta(seconds=30)
        await screen.until("What next")


async def test_escape_begins_anew(stranger: Home) -> None:
    async with shown(stranger) as screen:
        await fill(screen)
        await screen.until("A code was sent to")
        await screen.press("escape")
        await screen.until("E-mail, phone or SNILS")


async def test_f10_leaves_while_typing_and_q_does_not(stranger: Home) -> None:
    async with shown(stranger) as screen:
        await screen.until("E-mail, phone or SNILS")
        await screen.press("q")
        assert screen.app.screen.query_one("#login", Input).value == "q"
        await screen.press("f10")
        await screen.pilot.pause()
    assert screen.app.return_code == 0
