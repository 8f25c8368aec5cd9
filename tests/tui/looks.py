"""How screens look: what every test of pictures shares.

A change that is meant is accepted with `pytest tests/tui -k looks --snapshot-update`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from textual.pilot import Pilot

from gosmed_cli.text.say import LANGUAGES, set_language
from tests.usecases.world import Home
from tui.app import Cabinet

from .world import HomeContext, Screen, still

Compare = Callable[..., bool]
Look = tuple[str, str]
Size = tuple[int, int]

LOOKS: list[Look] = list(product(LANGUAGES, ("dark", "light")))
SIZES: list[Size] = [(80, 24), (160, 50)]


def every(function: Callable[..., None]) -> Callable[..., None]:
    """The test takes `look` and `size`, and runs for each of them."""
    looks = pytest.mark.parametrize("look", LOOKS, ids="-".join)
    sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
    found: Callable[..., None] = sizes(looks(function))
    return found


def app_of(home: Home, look: Look) -> Cabinet:
    """The application in this language and theme; `say` speaks it from here on."""
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
        still(pilot.app)
        await pilot.pause()

    return run


def section(
    home: Home, name: str, words: str, *keys: str, then: str = ""
) -> Callable[[Pilot[Any]], Awaitable[None]]:
    """A section once these words stand there, and what keys open from it."""

    async def run(pilot: Pilot[Any]) -> None:
        assert isinstance(pilot.app, Cabinet)
        screen = Screen(pilot.app, pilot, home)
        await screen.when(lambda: screen.app.begun)
        screen.app.action_go(name)
        await screen.until(words)
        if keys:
            await screen.press(*keys)
            await screen.until(then)
        still(screen.app)
        await pilot.pause()

    return run
