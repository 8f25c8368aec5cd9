"""Processes that begin with the program loaded already: stories spend their time on what happens, not on imports.

Each is a process of its own, forked from one that has imported the program and done nothing else: it has its own
arguments, environment, folder and files, runs `gosmed_cli.__main__.main` and ends with its exit code. Where the
start itself matters (GOSMED_TESTS_COLD=1 for all stories) the interpreter is started as usual.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

COLD = bool(os.environ.get("GOSMED_TESTS_COLD")) or "forkserver" not in multiprocessing.get_all_start_methods()
# what the interpreter itself reads when it starts
_READ_AT_START = ("LC_", "LANG", "PYTHON", "TZ")
_LOADED = (
    "tests.acceptance.warm", "commands.runtime", "commands.app", "commands.portal.serve",
    "gosmed_cli.client.portal", "gosmed_cli.usecases.submit", "gosmed_cli.mock_portal.app",
    "uvicorn", "uvicorn.loops.auto", "uvicorn.protocols.http.auto", "uvicorn.lifespan.on",
    "lxml.etree", "PIL.Image", "cryptography.x509",
)  # fmt: skip


def may_be_warm(asked: Mapping[str, str]) -> bool:
    """Whether a process may be forked that a story wants to have these variables of its own."""
    return not COLD and not any(name.startswith(_READ_AT_START) for name in asked)


@cache
def _context() -> Any:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(_LOADED))
    return context


class Program:
    """One run of gosmed, with the few methods of `subprocess.Popen` that stories use. Its output goes to files."""

    def __init__(
        self,
        argv: Sequence[str],
        environment: Mapping[str, str],
        cwd: Path,
        *,
        stdin: Path | None,
        out: Path,
        err: Path,
        kill_at: int = 0,
    ) -> None:
        task = (list(argv), dict(environment), str(cwd), str(stdin or os.devnull), str(out), str(err), kill_at)
        self._process: ForkServerProcess = _context().Process(target=_run, args=task)
        self._process.start()

    def poll(self) -> int | None:
        return self._process.exitcode

    def kill(self) -> None:
        self._process.kill()

    def terminate(self) -> None:
        self._process.terminate()

    def wait(self, timeout: float) -> int:
        self._process.join(timeout)
        code = self._process.exitcode
        if code is None:
            self._process.kill()
            raise AssertionError(f"still running after {timeout} s")
        return code


def _run(
    argv: list[str], environment: dict[str, str], cwd: str, stdin: str, out: str, err: str, kill_at: int
) -> None:
    """What the forked process does; never returns. `kill_at`: the boundary that ends it (see `killed`)."""
    from gosmed_cli.__main__ import main

    from . import killed

    os.environ.clear()
    os.environ.update(environment)
    os.chdir(cwd)
    for number, name, flags in (
        (0, stdin, os.O_RDONLY),
        (1, out, os.O_WRONLY | os.O_CREAT | os.O_APPEND),
        (2, err, os.O_WRONLY | os.O_CREAT | os.O_APPEND),
    ):
        opened = os.open(name, flags, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  for as long as the process
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False, errors="backslashreplace")  # noqa: SIM115
    sys.argv = ["gosmed", *argv]
    killed.run(kill_at) if kill_at else main()
