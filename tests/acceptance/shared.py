"""Worlds that several stories of a file share, where they do not disturb each other."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .papers import form, papers
from .world import Result, World

UNREACHABLE = 7


@contextmanager
def living(
    folder: Path, scenario: str = "demo", *, signed_in: bool = False, options: Sequence[str] = ()
) -> Iterator[World]:
    """A world with its portal, stopped at the end; `options` are the portal's."""
    world = World(folder, scenario)
    world.start(*options)
    try:
        if signed_in:
            world.sign_in()
        yield world
    finally:
        if world.running:
            world.stop(kill=True)


def begun(world: World, *argv: str, **options: Any) -> subprocess.Popen[str]:
    """Type a command and leave it running; its stdin is closed unless `options` say otherwise."""
    streams: dict[str, Any] = {
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
        **options,
    }
    return subprocess.Popen(
        [sys.executable, "-m", "gosmed_cli", *argv],
        env=world.env(),
        cwd=world.folder,
        text=True,
        encoding="utf-8",
        **streams,
    )


def until(condition: Callable[[], bool], limit: float = 20.0) -> None:
    """Wait until it is so, at most `limit` seconds."""
    deadline = time.monotonic() + limit
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)


def asked(world: World, path: str) -> int:
    """How many requests to this path the portal has seen."""
    items = world.ok("portal", "requests", "--json", "--all").json["items"]
    return sum(one["path"] == path for one in items)


def insisted(world: World, *argv: str) -> Result:
    """Type a command, and type it again while it says that the portal could not be reached (exit 7)."""
    for _ in range(6):
        result = world.run(*argv)
        if result.code != UNREACHABLE:
            break
    assert result.code == 0, str(result)
    return result


def applied(
    world: World,
    service: str = "medical-cabinet",
    kinds: Sequence[str] = (),
    send: Callable[..., Result] = World.ok,
    **fields: str,
) -> str:
    """Send an application with good papers; its number."""
    scans = papers(world.folder / "scans", *([tuple(kinds)] if kinds else []))
    typed = form(world.folder / f"{service}.toml", scans, **fields)
    number: str = send(world, "apply", service, "--form", str(typed), "--json").json["number"]
    return number
