"""How documents, notices, support and settings look."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from textual.pilot import Pilot

from gosmed_cli.text.say import say
from tests.usecases.world import Home
from tui.widgets.thumbnail import Thumbnail

from . import world
from .looks import Compare, Look, Size, after, app_of, every
from .test_documents import received
from .test_support import asked


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """Somebody whose ticket was answered, and whom a bank has sent a signed document."""
    with world.lasting(tmp_path_factory.mktemp("told")) as home:
        number = asyncio.run(asked(home))
        world.decide(home, number, "approved", "Сохраните скан как JPG, не больше 5 МБ.")
        received(home)
        with home.served.store.transaction() as t:  # a signature is a byte longer or shorter in each run
            t.connection.execute("UPDATE documents SET size = 889 WHERE format = 'sig'")
        yield home


@every
def test_notices(snap_compare: Compare, told: Home, look: Look, size: Size) -> None:
    app = app_of(told, look)
    shown = after(told, "Новый документ", "9")
    assert snap_compare(app, terminal_size=size, run_before=shown)


@every
def test_documents(
    snap_compare: Compare, told: Home, look: Look, size: Size, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Thumbnail, "in_colour", False)
    app = app_of(told, look)
    words = say("signing.good_organisation", path="bank.jpg", name="").strip()[:20]

    async def shown(pilot: Pilot[Any]) -> None:
        await after(told, "bank.jpg.sig", "4")(pilot)
        await after(told, words, "down", "n")(pilot)

    assert snap_compare(app, terminal_size=size, run_before=shown)


@every
def test_support(snap_compare: Compare, told: Home, look: Look, size: Size) -> None:
    app = app_of(told, look)
    assert snap_compare(app, terminal_size=size, run_before=after(told, say("support.answered"), "0"))


@every
def test_settings(snap_compare: Compare, told: Home, look: Look, size: Size) -> None:
    app = app_of(told, look)
    shown = after(told, "sokolova@example.ru", "left_square_bracket", "s", "s")
    assert snap_compare(app, terminal_size=size, run_before=shown)
