"""The program typed in this very process, talking to a world's portal over its socket: a command in 50 ms."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from commands import runtime
from gosmed_cli.text.say import set_language

from .world import Result, World


@dataclass(frozen=True)
class Typed:
    """A user of this world, typing here."""

    world: World

    def run(self, *argv: str) -> Result:
        out, err = io.StringIO(), io.StringIO()
        with _as_if(self.world, out, err):
            code = int(runtime.run(list(argv)))
        return Result(argv, code, out.getvalue(), err.getvalue())

    def ok(self, *argv: str) -> Result:
        result = self.run(*argv)
        assert result.code == 0, str(result)
        return result

    def coded(self, *argv: str) -> Result:
        """The same, with every code that is asked for read from where the portal sent it."""
        result = self.run(*argv)
        while result.code == 4:
            challenge = result.json["challenge"]
            result = self.run(*argv, "--challenge", challenge, "--code", self._code())
        assert result.code == 0, str(result)
        return result

    def _code(self) -> str:
        last = str(self.ok("portal", "outbox", "--json").json["items"][-1]["text"])
        return next(word for one in last.split() if (word := one.strip(".,:»")).isdigit())


@contextmanager
def _as_if(world: World, out: io.StringIO, err: io.StringIO) -> Iterator[None]:
    """Streams and environment of a command that somebody types in this world."""
    before = dict(os.environ), sys.stdin, sys.stdout, sys.stderr
    os.environ.clear()
    os.environ.update(world.env())
    sys.stdin, sys.stdout, sys.stderr = io.StringIO(), out, err
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before[0])
        sys.stdin, sys.stdout, sys.stderr = before[1:]
        set_language("en")
