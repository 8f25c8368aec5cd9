"""Copying beside the terminal: to whichever program is there, without waiting for one that hangs."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tui import clipboard


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs, the only one there is."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return folder


def program(folder: Path, name: str, does: str = "/bin/cat > {file}") -> Path:
    """A program that keeps what it is given; the file that it keeps it in."""
    file = folder / f"{name}.got"
    (folder / name).write_text(f'#!/bin/sh\necho "$@" > {folder / name}.args\n{does.format(file=file)}\n')
    (folder / name).chmod(0o755)
    return file


def names(env: dict[str, str], platform: str = "linux") -> list[str]:
    return [argv[0] for argv in clipboard.programs({"PATH": os.environ["PATH"], **env}, platform)]


def test_which_program(tools: Path) -> None:
    for name in ("wl-copy", "xclip", "xsel", "pbcopy", "tmux"):
        program(tools, name)
    assert names({}) == [], "over ssh, or on a console, there is no desktop"
    assert names({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}) == ["wl-copy"]
    assert names({"DISPLAY": ":0"}) == ["xclip"]
    assert names({}, "darwin") == ["pbcopy"]
    assert names({"TMUX": "/tmp/tmux", "DISPLAY": ":0"}) == ["tmux", "xclip"]
    (tools / "xclip").unlink()
    assert names({"DISPLAY": ":0"}) == ["xsel"]


def test_the_text_is_given_on_the_standard_input_alone(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    got = program(tools, "wl-copy")
    clipboard.hand_over("Выплата V-3\nвторая строка")
    assert got.read_text(encoding="utf-8") == "Выплата V-3\nвторая строка"
    assert (tools / "wl-copy.args").read_text().strip() == ""


def test_one_that_fails_or_hangs_is_left(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(clipboard, "_LIMIT", 0.2)
    program(tools, "xclip", "exec /bin/sleep 30")
    begun = time.monotonic()
    clipboard.hand_over("V-3")
    assert time.monotonic() - begun < 5
    (tools / "xclip").write_text("no program at all")
    clipboard.hand_over("V-3")
