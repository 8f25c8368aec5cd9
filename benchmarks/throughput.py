"""Requests per second of the portal against a bare Starlette that answers the same bytes."""

from __future__ import annotations

import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import httpx

from tests.acceptance.world import World

from .bench_world import signed_in, token
from .measure import Pair, Run

CONNECTIONS, COUNT = 8, 60  # below the 2 000 requests a minute of appendix 3, all runs together


def _load(port: int, path: str, secret: str | None) -> Run:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.load", "127.0.0.1", str(port), path, str(CONNECTIONS), str(COUNT)],
        input=secret or "", capture_output=True, text=True, check=True,
    )  # fmt: skip
    return Run(1.0 / float(done.stdout), 0)


def pairs(folder: Path) -> list[Pair]:
    world = signed_in(World(folder, "demo"))
    secret = token(world)
    measured = []
    for path, private in (("/api/cabinet/v1/services", False), ("/api/cabinet/v1/applications", True)):
        headers = {"Authorization": f"Bearer {secret}"}
        body = folder / "body"
        body.write_bytes(httpx.get(world.url + path, headers=headers).content)
        port = world.port + 1
        floor = subprocess.Popen([sys.executable, "-m", "benchmarks.starlette_floor", str(port), str(body)])
        try:
            _wait(port)
            pair = Pair(f"portal: GET {path}", "bare Starlette, the same bytes", note="seconds a request")
            asked = partial(_load, world.port, path, secret if private else None)
            pair.measure(asked, partial(_load, port, "/", None), runs=3)
            each = sorted(run.seconds for run in pair.ours)[1]
            pair.note = f"{1 / each:.0f} requests/s"
            measured.append(pair)
            world.ok("portal", "clock", "advance", "2m")  # the limit of appendix 3 counts by the minute
        finally:
            floor.terminate()
            floor.wait()
    world.stop()
    return measured


def _wait(port: int) -> None:
    limit = time.monotonic() + 10
    while time.monotonic() < limit:
        try:
            httpx.get(f"http://127.0.0.1:{port}/")
        except httpx.ConnectError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the floor does not answer")
