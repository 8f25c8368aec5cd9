"""Worlds for stories: each test gets its own, with the portal of the scenario it names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .world import World


@pytest.fixture
def make_world(tmp_path: Path) -> Iterator[Callable[..., World]]:
    """`make_world("first-refusal")` starts a portal with that scenario; all are stopped at the end."""
    worlds: list[World] = []

    def make(scenario: str = "demo", *, lang: str = "en", start: bool = True) -> World:
        folder = tmp_path / f"world{len(worlds)}"
        folder.mkdir()
        world = World(folder, scenario, lang)
        worlds.append(world)
        if start:
            world.start()
        return world

    yield make
    for world in worlds:
        if world.running:
            world.stop(kill=True)


@pytest.fixture
def world(make_world: Callable[..., World]) -> World:
    """The demo scenario."""
    return make_world("demo")
