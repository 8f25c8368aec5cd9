"""A signed-in user at the included portal, in process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from . import world
from .world import Home


@pytest.fixture
def at_home(tmp_path: Path) -> Iterator[Home]:
    made = world.make(tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="session")
def scans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which drafts keep their scans, drawn once."""
    return tmp_path_factory.mktemp("scans")
