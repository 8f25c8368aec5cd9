"""The full-screen cabinet and its terminal: few colours, signals, another size, the shell in between."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from .fullscreen import full_screen
from .shared import living
from .world import World


@pytest.fixture(scope="module")
def working(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Somebody who is signed in, whose cabinet is open."""
    with living(tmp_path_factory.mktemp("terminal"), "profession", signed_in=True) as world:
        yield world


def test_no_color_leaves_the_signs_and_the_words(working: World) -> None:
    with full_screen(working, "tui", NO_COLOR="1") as screen:
        screen.until("What next")
        screen.press("7")
        screen.until("✓ transferred")
        screen.press("q")
        assert screen.end() == 0
    colours = set(re.findall(r"[34]8;2;(\d+);(\d+);(\d+)", screen.raw))
    assert all(red == green == blue for red, green, blue in colours), "greys alone"
    assert not re.search(r"\x1b\[(?:\d+;)*(?:3[1-6]|9[1-6]|4[1-6]|10[1-6])m", screen.raw)


def test_the_console_of_linux_has_enough_colours(working: World) -> None:
    with full_screen(working, "tui", size=(80, 25), TERM="linux") as screen:
        screen.until("What next")
        screen.press("q")
        assert screen.end() == 0
        assert screen.restored
    assert "38;2;" not in screen.raw


def test_a_terminal_that_cannot_draw_is_told_of_the_commands(working: World) -> None:
    with full_screen(working, "tui", TERM="dumb") as screen:
        screen.until("gosmed status")
        assert screen.end() == 2
    assert "\x1b[?1049h" not in screen.raw


def test_a_theme_that_there_is_not_is_told_with_its_line(working: World, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('theme = "solarized"\n', encoding="utf-8")
    with full_screen(working, "tui", GOSMED_CONFIG=str(config)) as screen:
        screen.until("config.toml:1:")
        screen.until("theme must be")
        screen.until('"dark", "light" or "contrast"')
        assert screen.end() == 2
    assert "\x1b[?1049h" not in screen.raw


def test_ended_from_outside_it_leaves_the_terminal_as_it_was(working: World) -> None:
    with full_screen(working, "tui") as screen:
        screen.until("What next")
        screen.send(signal.SIGTERM)
        assert screen.end() == 143
        assert screen.restored
        assert "Traceback" not in screen.seen


def test_the_window_is_closed_while_something_is_typed(working: World) -> None:
    with full_screen(working, "tui", size=(100, 50)) as screen:
        screen.until("What next")
        screen.press("7")
        screen.until("n Ask")
        screen.press("n")
        screen.until("Ctrl+N")  # a field has the keyboard
        screen.press(" and the one before")
        screen.until("and the one before")
        screen.hang_up()
        assert screen.end() == 129
    kept = working.home / "state" / "drafts" / "default" / "payout-inquiry.toml"
    assert "and the one before" in kept.read_text(encoding="utf-8")


def test_another_size_and_back(working: World) -> None:
    with full_screen(working, "tui", size=(160, 50)) as screen:
        screen.until("What next")
        for size in ((60, 20), (20, 5), (120, 40)):
            begun = len(screen.raw)
            screen.resize(*size)
            while len(screen.raw) == begun:
                screen.read()
        screen.press("7")
        screen.until("✓ transferred")
        screen.press("q")
        assert screen.end() == 0


def test_to_the_shell_and_back(working: World) -> None:
    with full_screen(working, "tui") as screen:
        screen.until("What next")
        screen.press("\x1a")
        screen.until_stopped()
        assert screen.restored, "the shell has its terminal"
        screen.go_on()
        screen.until("What next")
        screen.press("й")
        assert screen.end() == 0
        assert screen.restored


def test_copying_reaches_the_desktop(working: World, tmp_path: Path) -> None:
    (tmp_path / "wl-copy").write_text(f"#!/bin/sh\ncat > {tmp_path}/new\nmv {tmp_path}/new {tmp_path}/got\n")
    (tmp_path / "wl-copy").chmod(0o755)
    path = f"{tmp_path}:{working.env()['PATH']}"
    with full_screen(working, "tui", PATH=path, WAYLAND_DISPLAY="wayland-0") as screen:
        screen.until("What next")
        screen.press("7")
        screen.until("✓ transferred")
        screen.press("y")
        screen.until("Copied: V-")
        while not (tmp_path / "got").exists():
            screen.read()
        screen.press("q")
        assert screen.end() == 0
    assert (tmp_path / "got").read_text().startswith("V-")
    assert "\x1b]52;c;" in screen.raw, "and the terminal has it, too"
