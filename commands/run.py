"""What a command receives: the context of the core, and where to speak."""

from __future__ import annotations

import os
import sys
import time
from types import FrameType
from typing import Any

from gosmed_cli.context import AppContext
from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import say

from .render import Output

_PATIENCE = 3.0  # seconds without an answer that need no word


class Terminated(BaseException):
    """SIGTERM arrived. A BaseException, so that nothing on the way takes it for an error."""


class Run:
    """What a command receives as `ctx.obj`: the context of the core, and where to speak.

    Options of the whole program (`--profile`, `--json`, …) are written here while arguments are parsed,
    wherever they stood.
    """

    def __init__(self, arguments: list[str]) -> None:
        self.arguments = arguments
        self.app = AppContext()
        self.out = Output()
        self.no_input = bool(os.environ.get("CI"))
        self.verbose = 0
        self.debug = False
        self.titles: dict[str, str] = {}  # titles of the fields and slots that an error may name
        self._told = False
        self._begun = time.monotonic()
        self.app.listener = self.answer_missing

    @property
    def can_ask(self) -> bool:
        """Whether somebody sits at a terminal and may be asked (INTERFACE «Rules for every command»)."""
        return not self.no_input and sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()

    def answer_missing(self, method: str, path: str, status: int | None, milliseconds: int) -> None:
        """It is told once that the portal does not answer and is being asked again: to a person at a terminal at
        once, to a log after a while; never beside the error that `--json` puts there."""
        if status is not None or self._told or self.out.form == "json" or not self.app.settings.retry_for:
            return
        if self._watched or time.monotonic() - self._begun >= _PATIENCE:
            self._told = True
            self.note(say("client.trying_again", seconds=round(self.app.settings.retry_for)))

    @property
    def _watched(self) -> bool:
        """Whether a person sees what is said now."""
        return sys.stderr is not None and sys.stderr.isatty()

    def request_made(self, method: str, path: str, status: int | None, milliseconds: int) -> None:
        """With `--verbose`: each request as it was answered, without numbers or values."""
        self.note(f"{method} {path} → {status if status is not None else '–'}, {milliseconds} ms")

    def note(self, text: str) -> None:
        """Say something to a person, on standard error."""
        self.out.note(text)


def terminate(_number: int, _frame: FrameType | None) -> None:
    raise Terminated


def this_run(ctx: Any) -> Run:
    """The run behind a Typer context. Raises UsageProblem where there is none (a test's mistake)."""
    if not isinstance(ctx.obj, Run):
        raise UsageProblem("usage", text="no run")
    return ctx.obj
