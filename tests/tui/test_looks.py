"""Every screen as it looks: in both languages, on a small and a large terminal, light and dark.

A change that is meant is accepted with `pytest tests/tui -k looks --snapshot-update`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from gosmed_cli.text.say import say, set_language
from tests.usecases.world import Home

from . import world
from .looks import Compare, Look, Size, after, app_of, every


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """Somebody whose application was refused."""
    folder = tmp_path_factory.mktemp("refused")
    with world.lasting(folder) as home:
        number = asyncio.run(world.sent(home, folder / "scans"))
        world.decide(home, number, "refused", "Скан диплома нечитаем: не видно печати")
        yield home


@every
def test_home(snap_compare: Compare, refused: Home, look: Look, size: Size) -> None:
    app = app_of(refused, look)
    shown = after(refused, say("tui_home.open"))
    assert snap_compare(app, terminal_size=size, run_before=shown)


@every
def test_applications(snap_compare: Compare, refused: Home, look: Look, size: Size) -> None:
    app = app_of(refused, look)
    shown = after(refused, say("tui_applications.remarks"), "2")
    assert snap_compare(app, terminal_size=size, run_before=shown)


@every
def test_help(snap_compare: Compare, refused: Home, look: Look, size: Size) -> None:
    app = app_of(refused, look)
    shown = after(refused, say("tui.help.lists"), "2", "question_mark")
    assert snap_compare(app, terminal_size=size, run_before=shown)


@every
def test_sign_in(snap_compare: Compare, tmp_path: Path, look: Look, size: Size) -> None:
    home = world.made(tmp_path)
    home.session.forget()
    app = app_of(home, look)
    assert snap_compare(app, terminal_size=size, run_before=after(home, say("tui_sign_in.password")))
    home.close()


@every
def test_a_new_account(snap_compare: Compare, tmp_path: Path, look: Look, size: Size) -> None:
    home = world.made(tmp_path)
    home.session.forget()
    app = app_of(home, look)

    async def begun(pilot: Pilot[Any]) -> None:
        await after(home, say("tui_sign_in.password"))(pilot)
        await after(home, say("register_account.title"), "ctrl+n")(pilot)

    assert snap_compare(app, terminal_size=size, run_before=begun)
    home.close()


def test_high_contrast(snap_compare: Compare, refused: Home) -> None:
    app = app_of(refused, ("ru", "contrast"))
    set_language("ru")
    shown = after(refused, say("tui_applications.remarks"), "2")
    assert snap_compare(app, terminal_size=(100, 30), run_before=shown)


@every
def test_nothing_yet(snap_compare: Compare, home_at: Home, look: Look, size: Size) -> None:
    app = app_of(home_at, look)
    shown = after(home_at, say("tui_applications.empty"), "2")
    assert snap_compare(app, terminal_size=size, run_before=shown)


@every
def test_the_portal_is_away(snap_compare: Compare, refused: Home, look: Look, size: Size) -> None:
    app = app_of(refused, look)

    async def cut(pilot: Pilot[Any]) -> None:
        await after(refused, say("tui_applications.remarks"), "2")(pilot)
        refused.line.fault = world.refuse
        await after(refused, say("tui.state.offline"), "r")(pilot)
        refused.line.fault = lambda _: None

    assert snap_compare(app, terminal_size=size, run_before=cut)


@every
def test_palette(snap_compare: Compare, refused: Home, look: Look, size: Size) -> None:
    app = app_of(refused, look)

    async def opened(pilot: Pilot[Any]) -> None:
        await after(refused, say("tui_applications.remarks"), "2")(pilot)
        await after(refused, "gosmed support open", "ctrl+p")(pilot)

    assert snap_compare(app, terminal_size=size, run_before=opened)
