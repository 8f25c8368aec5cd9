"""The program called in process: what it writes where, and how it ends."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from commands import runtime
from gosmed_cli.text.say import set_language


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


Gosmed = Callable[..., Done]


class Stream(io.TextIOWrapper):
    """Standard output or error as the program sees it; a terminal if it is told so."""

    def __init__(self, terminal: bool = False, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding, write_through=True)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def text(self) -> str:
        self.flush()
        written = self.buffer
        assert isinstance(written, io.BytesIO)
        return written.getvalue().decode(self.encoding)


@pytest.fixture
def gosmed(monkeypatch: pytest.MonkeyPatch) -> Gosmed:
    """Run the program with these arguments; nothing is a terminal unless it is said."""

    def run(*arguments: str, stdin: str = "", terminal: bool = False, encoding: str = "utf-8") -> Done:
        out, err = Stream(terminal, encoding), Stream(terminal)
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        code = runtime.run(list(arguments))
        set_language("en")
        return Done(int(code), out.text(), err.text())

    return run
