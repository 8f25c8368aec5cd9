"""What makes the cabinet start quickly, and stay so with every screen that is opened."""

from __future__ import annotations

from typing import Any

import pytest
from textual.css.parse import parse

from tests.usecases.world import Home
from tui.screens.home import words
from tui.screens.home.screen import HomeScreen
from tui.sheet import Sheet

from .world import shown


async def test_a_section_that_is_opened_parses_nothing_twice(
    home_at: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []

    def counted(scope: str, css: str, *others: Any, **named: Any) -> Any:
        parsed.append(css)
        return parse(scope, css, *others, **named)

    async with shown(home_at) as screen:
        await screen.until("What next")
        monkeypatch.setattr("textual.css.stylesheet.parse", counted)
        known = {source.content for source in screen.app.stylesheet.source.values()}
        await screen.press("2")
        await screen.until("No applications")
        await screen.press("1")
        await screen.until("What next")
    again = known.intersection(parsed)  # those whose place in the order of rules has changed
    assert len(again) < len(known) / 2
    assert len(parsed) == len(set(parsed))


def test_new_variables_are_parsed_anew() -> None:
    sheet = Sheet(variables={"ink": "red"})
    sheet.add_source("Static { color: $ink; }")
    before = sheet.rules[0].styles.color
    sheet.set_variables({"ink": "blue"})
    sheet.reparse()
    assert sheet.rules[0].styles.color != before


async def test_what_was_kept_is_drawn_once_before_anything_is_asked(
    home_at: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shown(home_at) as screen:
        await screen.until("What next")
        await screen.when(lambda: screen.app.session.store.load("home") is not None)
    drawn: list[Any] = []
    monkeypatch.setattr(HomeScreen, "draw", lambda _, value: drawn.append(value))
    monkeypatch.setattr(HomeScreen, "action_refresh", lambda _: None)
    monkeypatch.setattr(words, "catalogued", lambda _: pytest.fail("the catalogue was read"))
    async with shown(home_at) as screen:
        await screen.when(lambda: bool(drawn))
        await screen.pilot.pause()
        words.standing(drawn[0]["account"], drawn[0]["catalogued"])
    assert len(drawn) == 1
