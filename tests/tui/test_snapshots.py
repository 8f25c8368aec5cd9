"""Every screen as it looks: in both languages, on a small and a large terminal, light and dark.

A change that is meant is accepted with `pytest tests/tui/test_snapshots.py --snapshot-update`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from gosmed_cli.text.say import say, set_language
from tests.usecases.world import Home
from tui.app import Cabinet

from . import world
from .world import HomeContext, Screen, still

SIZES = [(80, 24), (160, 50)]
LOOKS = [("ru", "dark"), ("en", "light")]
Compare = Callable[..., bool]


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(look))
def look(request: pytest.FixtureRequest) -> tuple[str, str]:
    found: tuple[str, str] = request.param
    return found


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    found: tuple[int, int] = request.param
    return found


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """Somebody whose application was refused."""
    folder = tmp_path_factory.mktemp("refused")
    home = world.made(folder)
    number = asyncio.run(world.sent(home, folder / "scans"))
    world.decide(home, number, "refused", "Скан диплома нечитаем: не видно печати")
    yield home
    home.close()


def app_of(home: Home, look: tuple[str, str]) -> Cabinet:
    """The application in this language and theme."""
    language, theme = look
    set_language(language)
    home.settings = replace(home.settings, lang=language, theme=theme)
    return Cabinet(HomeContext(home))


def after(home: Home, words: str, *keys: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    """Press these keys, and wait until this stands on the screen."""

    async def run(pilot: Pilot[Any]) -> None:
        assert isinstance(pilot.app, Cabinet)
        screen = Screen(pilot.app, pilot, home)
        still(pilot.app)
        await screen.press(*keys)
        await screen.until(words)
        await pilot.pause()

    return run


def test_home(snap_compare: Compare, refused: Home, look: tuple[str, str], size: tuple[int, int]) -> None:
    app = app_of(refused, look)
    shown = after(refused, say("tui_home.open"))
    assert snap_compare(app, terminal_size=size, run_before=shown)


def test_applications(snap_compare: Compare, refused: Home, look: tuple[str, str], size: tuple[int, int]) -> None:
    app = app_of(refused, look)
    shown = after(refused, say("tui_applications.remarks"), "2")
    assert snap_compare(app, terminal_size=size, run_before=shown)


def test_help(snap_compare: Compare, refused: Home, look: tuple[str, str], size: tuple[int, int]) -> None:
    app = app_of(refused, look)
    shown = after(refused, say("tui.help.everywhere"), "2", "question_mark")
    assert snap_compare(app, terminal_size=size, run_before=shown)


def test_sign_in(snap_compare: Compare, tmp_path: Path, look: tuple[str, str], size: tuple[int, int]) -> None:
    home = world.made(tmp_path)
    home.session.forget()
    app = app_of(home, look)
    assert snap_compare(app, terminal_size=size, run_before=after(home, say("tui_sign_in.password")))
    home.close()


def test_high_contrast(snap_compare: Compare, refused: Home) -> None:
    app = app_of(refused, ("ru", "contrast"))
    set_language("ru")
    shown = after(refused, say("tui_applications.remarks"), "2")
    assert snap_compare(app, terminal_size=(100, 30), run_before=shown)
