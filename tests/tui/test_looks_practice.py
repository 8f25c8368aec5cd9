"""Daily work as it looks: the week, hours being opened, visits, medical papers, patients behind a code."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
from textual.pilot import Pilot

from gosmed_cli.text.say import say
from tests.usecases.world import Home
from tui.app import Cabinet

from . import world
from .looks import Compare, Look, Size, app_of, every
from .world import Screen, still

FIRST = "Лапина"  # who comes first on Monday


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """Somebody whose cabinet is open, with a year of work behind them."""
    folder = tmp_path_factory.mktemp("looks")
    with pytest.MonkeyPatch.context() as patch:  # a place of its own: that of a single test is not there yet
        patch.setenv("GOSMED_HOME", str(folder / "home"))
        home = world.made(folder, "profession")
    yield home
    home.close()


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
            await screen.until(say(then))
        still(screen.app)
        await pilot.pause()

    return run


@every
def test_schedule(snap_compare: Compare, at_work: Home, look: Look, size: Size) -> None:
    app = app_of(at_work, look)
    assert snap_compare(app, terminal_size=size, run_before=section(at_work, "schedule", FIRST))


@every
def test_hours(snap_compare: Compare, at_work: Home, look: Look, size: Size) -> None:
    app = app_of(at_work, look)
    shown = section(at_work, "schedule", FIRST, "a", then="tui_schedule.open.ask")
    assert snap_compare(app, terminal_size=size, run_before=shown)


@every
def test_appointments(snap_compare: Compare, at_work: Home, look: Look, size: Size) -> None:
    app = app_of(at_work, look)
    assert snap_compare(app, terminal_size=size, run_before=section(at_work, "appointments", FIRST))


@every
def test_papers(snap_compare: Compare, at_work: Home, look: Look, size: Size) -> None:
    app = app_of(at_work, look)
    assert snap_compare(app, terminal_size=size, run_before=section(at_work, "papers", "18/18"))


@every
def test_closed_records(snap_compare: Compare, at_work: Home, look: Look, size: Size) -> None:
    app = app_of(at_work, look)
    shown = section(at_work, "records", say("tui_records.act.unlock"))
    assert snap_compare(app, terminal_size=size, run_before=shown)
