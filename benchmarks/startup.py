"""Start-up of the program against the bare interpreter, HTTPie and the AWS command line."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.acceptance.world import World

from .bench_world import signed_in, token
from .measure import Pair, Run, process


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def pairs(folder: Path) -> list[Pair]:
    world = signed_in(World(folder, "demo"))
    env = world.env()
    gosmed, http = _tool("gosmed"), _tool("http")

    def ours(*argv: str) -> Run:
        return process([gosmed, *argv], env)

    def bare() -> Run:
        return process([sys.executable, "-c", "pass"], env)

    def httpie(*argv: str) -> Run:
        return process([http, "--ignore-stdin", *argv], {**os.environ, "HOME": str(folder)})

    url = f"{world.url}/api/cabinet/v1/applications"
    session = folder / "session.json"  # HTTPie keeps the token where ours does: in a file
    session.write_text(
        f'{{"headers": [{{"name": "Authorization", "value": "Bearer {token(world)}"}}]}}', encoding="utf-8"
    )
    try:
        return [
            Pair("`--version`", "`python -c pass`", 2.0).measure(lambda: ours("--version"), bare),
            Pair("`--help`", "`http --help`", 0.5).measure(lambda: ours("--help"), lambda: httpie("--help")),
            Pair("`--help`", "`aws --version`").measure(
                lambda: ours("--help"), lambda: process([_tool("aws"), "--version"], env), runs=7
            ),
            Pair("`status --json`", "`http GET` of the same", 0.9, note="0.6 wanted").measure(
                lambda: ours("status", "--json"), lambda: httpie(f"--session-read-only={session}", "GET", url)
            ),
            Pair("`status --json`", "`python -c pass`").measure(lambda: ours("status", "--json"), bare),
        ]
    finally:
        world.stop()
