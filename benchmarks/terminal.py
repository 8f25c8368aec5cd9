"""A full-screen program in a terminal of this process: what it has drawn so far, and when."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

LIMIT = 20.0  # seconds for anything to appear on a busy machine
_ESCAPE = re.compile(rb"\x1b(?:\[[0-9;:?<>=]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][0-9A-B]|[=>P\\])")


class Terminal:
    """A program as somebody at a terminal of this size has it before them. It is killed at the end."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str], columns: int = 80, lines: int = 24) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        whole = {**env, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
        self.drawn = b""
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            argv, env=whole, stdin=slave, stdout=slave, stderr=slave, start_new_session=True
        )
        os.close(slave)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    def until(self, condition: Callable[[str], bool]) -> float:
        """Wait until what was drawn is so; when that was, by the clock of `started`. Raises RuntimeError."""
        while not condition(self.words):
            if not self._read(self.started + LIMIT - time.perf_counter()):
                raise RuntimeError(f"waited in vain; drawn so far: {self.words[-1500:]!r}")
        return time.perf_counter()

    def first(self, *words: str) -> float:
        """Seconds from the start until all of these words have been drawn."""
        return self.until(lambda drawn: all(one in drawn for one in words)) - self.started

    def press(self, sequence: str) -> None:
        """Press a key: what a terminal sends for it."""
        os.write(self._master, sequence.encode())

    def key(self, sequence: str) -> float:
        """Press a key, and wait for the first bytes that it changes on the screen: seconds."""
        self.settle()
        began = time.perf_counter()
        self.press(sequence)
        if not self._read(LIMIT):
            raise RuntimeError("the key changed nothing")
        return time.perf_counter() - began

    def settle(self, quiet: float = 0.15) -> None:
        """Read until nothing has been drawn for a while; a cursor that blinks for ever is not waited for."""
        until = time.perf_counter() + 5
        while self._read(quiet) and time.perf_counter() < until:
            pass

    @property
    def words(self) -> str:
        """Everything drawn since the beginning, without colours and positions."""
        return _ESCAPE.sub(b"", self.drawn).decode("utf-8", "replace")

    @property
    def memory(self) -> int:
        """What the process holds now, in bytes; 0 where the system does not tell."""
        try:
            pages = int(Path(f"/proc/{self._process.pid}/statm").read_text().split()[1])
        except OSError:
            return 0
        return pages * os.sysconf("SC_PAGE_SIZE")

    def _read(self, seconds: float) -> bool:
        """Take what is drawn within this time. False where nothing was, or the program has ended."""
        ready, _, _ = select.select([self._master], [], [], max(seconds, 0))
        if not ready:
            return False
        try:
            more = os.read(self._master, 65536)
        except OSError:  # the other end is closed
            return False
        self.drawn += more
        return bool(more)
