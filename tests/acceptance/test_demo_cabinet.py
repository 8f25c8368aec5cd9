"""`gosmed demo --tui`: the cabinet on the included portal, at a terminal."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from .fullscreen import full_screen
from .shared import until
from .test_demo import alive
from .world import World


@pytest.fixture
def lonely(tmp_path: Path) -> World:
    """A computer without a portal, with a folder of its own for what is temporary."""
    (tmp_path / "temporary").mkdir()
    return World(tmp_path, environment={"TMPDIR": str(tmp_path / "temporary")})


def portal_of(folder: Path) -> int:
    """The process of the portal that keeps its data somewhere below this folder."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                typed = (entry / "cmdline").read_bytes().decode(errors="replace")
            except OSError:
                continue
            if str(folder) in typed and "serve" in typed:
                return int(entry.name)
    raise AssertionError("no portal is running")


def test_it_is_signed_in_and_leaves_nothing(lonely: World) -> None:
    temporary = lonely.folder / "temporary"
    with full_screen(lonely, "demo", "--tui", "--lang", "ru") as screen:
        screen.until("Что дальше")
        portal = portal_of(temporary)
        screen.press("2")
        screen.until("Результаты анализов")
        screen.press("о")  # j in the Russian layout
        screen.until("Должность не та")
        screen.press("\x1a")
        screen.until_stopped()
        screen.go_on()
        screen.until("Должность не та")
        screen.press("й")
        assert screen.end() == 0
        assert screen.restored
        screen.until("Портал остановлен")
    assert list(temporary.iterdir()) == []
    assert not alive(portal)
    assert not (lonely.home / "state" / "tokens").exists(), "the user's own home is left alone"


def test_ended_from_outside_it_leaves_nothing_either(lonely: World) -> None:
    temporary = lonely.folder / "temporary"
    with full_screen(lonely, "demo", "--tui") as screen:
        screen.until("What next")
        portal = portal_of(temporary)
        screen.send(signal.SIGTERM)
        assert screen.end() == 143
        assert screen.restored
    assert list(temporary.iterdir()) == []
    until(lambda: not alive(portal))


def test_without_a_terminal_nothing_is_begun(lonely: World) -> None:
    result = lonely.ok("demo", "--tui", code=2)
    assert "gosmed status" in result.err
    assert list((lonely.folder / "temporary").iterdir()) == []
