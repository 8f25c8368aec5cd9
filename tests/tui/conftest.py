"""Somebody who is at home, signed in at the included portal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gosmed_cli.text.say import set_language
from tests.usecases.conftest import scans
from tests.usecases.world import Home

from . import world

__all__ = ["scans"]
_IDLE = 0.004  # seconds


@pytest.fixture
def home_at(tmp_path: Path) -> Iterator[Home]:
    made = world.made(tmp_path)
    yield made
    made.close()


@pytest.fixture
def working(tmp_path: Path) -> Iterator[Home]:
    """Somebody whose cabinet is open."""
    made = world.made(tmp_path, "profession")
    yield made
    made.close()


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """The same, for several tests that change nothing of it."""
    with world.lasting(tmp_path_factory.mktemp("work"), "profession") as made:
        yield made


@pytest.fixture(autouse=True)
def _short_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    """After each key the pilot waits until nothing has worked for 20 ms, twice. Tests wait for what they expect to
    see, so that a shorter while serves as well."""
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", _IDLE)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", _IDLE / 5)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")
