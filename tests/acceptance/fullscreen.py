"""A program that has the whole of a terminal of ours."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from .world import World

LIMIT = 40.0
_CODES = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|[()][A-Z0-9]|[=>78])"
)


class FullScreen:
    """`raw` is everything that it has written so far, `seen` the same without what moves and colours."""

    def __init__(self, argv: list[str], env: Mapping[str, str], size: tuple[int, int] = (100, 30)) -> None:
        self.side, self.child_side = pty.openpty()
        self.resize(*size, tell=False)
        self.before = termios.tcgetattr(self.child_side)
        self.process = subprocess.Popen(
            argv, stdin=self.child_side, stdout=self.child_side, stderr=self.child_side,
            env={**env, "PYTHONUNBUFFERED": "1"}, preexec_fn=lambda: os.login_tty(os.dup(0)),
        )  # fmt: skip
        self.raw = ""
        self._place = 0
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    @property
    def seen(self) -> str:
        return _CODES.sub("", self.raw)

    def read(self, seconds: float = 0.05) -> bool:
        """Take what has been written; whether there was anything."""
        ready, _, _ = select.select([self.side], [], [], seconds)
        if not ready:
            return False
        try:
            self.raw += self._decode(os.read(self.side, 65536))
        except OSError:  # nobody has the other side any more
            return False
        return True

    def until(self, words: str) -> None:
        """Read until these words are drawn, after those that were waited for before."""
        deadline = time.monotonic() + LIMIT
        while words not in self.seen[self._place :]:
            ended = not self.read() and self.process.poll() is not None
            assert not ended, f"{words!r} never came, it has ended:\n{self.seen[self._place :][-3000:]}"
            assert time.monotonic() < deadline, f"{words!r} never came:\n{self.seen[self._place :][-3000:]}"
        self._place = self.seen.index(words, self._place) + len(words)

    def press(self, keys: str) -> None:
        os.write(self.side, keys.encode())

    def send(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def resize(self, width: int, height: int, *, tell: bool = True) -> None:
        fcntl.ioctl(self.side, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        if tell:
            self.send(signal.SIGWINCH)

    def hang_up(self) -> None:
        """The terminal's window is closed."""
        os.close(self.side)
        os.close(self.child_side)
        self.side = self.child_side = -1

    def end(self) -> int:
        """Wait for the end, reading on; the exit code."""
        deadline = time.monotonic() + LIMIT
        while self.process.poll() is None:
            if self.side >= 0:
                self.read()
            else:
                time.sleep(0.02)
            assert time.monotonic() < deadline, f"it does not end:\n{self.seen[-3000:]}"
        while self.side >= 0 and self.read(0.0):
            pass
        return self.process.returncode

    @property
    def restored(self) -> bool:
        """Whether the terminal is as it was: its settings, the usual screen, the cursor, no mouse."""
        last = {name: self.raw.rfind(name) for name in ("\x1b[?1049h", "\x1b[?1049l", "\x1b[?25l", "\x1b[?25h")}
        return (
            termios.tcgetattr(self.child_side)[:4] == self.before[:4]
            and last["\x1b[?1049l"] > last["\x1b[?1049h"]
            and last["\x1b[?25h"] > last["\x1b[?25l"]
            and self.raw.rfind("\x1b[?1000l") > self.raw.rfind("\x1b[?1000h")
        )

    def until_stopped(self) -> None:
        """Read until the program has been put to sleep."""
        deadline = time.monotonic() + LIMIT
        while self._state() != "T":
            self.read()
            assert time.monotonic() < deadline, "it was never stopped"
        while self.read():
            pass

    def _state(self) -> str:
        stat = Path(f"/proc/{self.process.pid}/stat").read_text()
        return stat.rpartition(")")[2].split()[0]

    def go_on(self) -> None:
        """What `fg` of a shell does: the whole group of processes is woken."""
        os.killpg(self.process.pid, signal.SIGCONT)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        with suppress(OSError):
            os.close(self.side)
            os.close(self.child_side)


@contextmanager
def full_screen(
    world: World, *argv: str, size: tuple[int, int] = (100, 30), **environment: str
) -> Iterator[FullScreen]:
    """A command of this user's that takes the whole terminal."""
    env = {name: value for name, value in world.env().items() if name not in ("CI", "NO_COLOR", "COLORTERM")}
    env |= {"TERM": "xterm-256color", **environment}
    opened = FullScreen([sys.executable, "-m", "gosmed_cli", *argv], env, size)
    try:
        yield opened
    finally:
        opened.close()
