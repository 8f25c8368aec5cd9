"""How far a sending is, and how fast: a `Progress` of the use cases that says so to whoever draws it."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gosmed_cli.text import say

_SPAN = 6.0  # seconds over which the speed is told
STALLED = 4.0  # seconds without a byte after which the portal counts as gone


@dataclass(frozen=True, slots=True)
class State:
    """One look at a piece of work: bytes done of all, bytes a second, seconds left and since the last byte."""

    label: str = ""
    total: int = 0
    done: int = 0
    speed: float | None = None
    left: float | None = None
    still: float = 0.0
    running: bool = False
    moving: bool = False  # bytes have gone out since it was begun

    @property
    def share(self) -> int:
        """Per cent."""
        return 100 * self.done // self.total if self.total else 0


class Measure:
    """What is handed to a use case as its progress; `changed` is called after each step."""

    def __init__(self, changed: Callable[[], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._changed, self._clock = changed, clock
        self._label, self._total, self._done, self._running = "", 0, 0, False
        self._seen: deque[tuple[float, int]] = deque()
        self._steps = 0

    def start(self, label: str, total: int, **params: Any) -> None:
        self._label, self._total, self._done, self._running = say(label, **params), total, 0, True
        self._seen, self._steps = deque([(self._clock(), 0)]), 0
        self._changed()

    def advance(self, n: int) -> None:
        self._steps += 1
        if self._steps == 1:  # what an earlier run has sent says nothing of the line
            self._seen = deque([(self._clock(), n)])
        self._done += n
        now = self._clock()
        self._seen.append((now, self._done))
        while len(self._seen) > 2 and now - self._seen[0][0] > _SPAN:
            self._seen.popleft()
        self._changed()

    def finish(self) -> None:
        self._running = False
        self._changed()

    @property
    def state(self) -> State:
        """How it stands now."""
        if not self._seen:
            return State()
        now, (then, before) = self._clock(), self._seen[0]
        speed = (self._done - before) / (now - then) if now - then >= 0.5 else None
        left = (self._total - self._done) / speed if speed else None
        still = now - self._seen[-1][0]
        return State(self._label, self._total, self._done, speed, left, still, self._running, self._steps > 1)
