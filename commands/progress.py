"""How far a use case is: a bar on standard error when that is a terminal, otherwise silence."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from gosmed_cli.text import say
from gosmed_cli.usecases.progress import Progress, Silent

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID


def bars() -> Progress:
    """What to hand to a use case."""
    return Bars() if sys.stderr.isatty() and not os.environ.get("CI") else Silent()


class Bars:
    """One bar after another, drawn by rich, which is loaded when the first one starts."""

    def __init__(self) -> None:
        self._drawn: RichProgress | None = None
        self._task: TaskID | None = None

    def start(self, label: str, total: int, **params: Any) -> None:
        self.finish()
        from rich.console import Console  # 80 ms, and only a terminal needs it
        from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        console = Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR")))
        columns = [TextColumn("{task.description}", markup=False), BarColumn()]
        if total > 1:  # bytes; one piece of work has no parts to count
            columns += [DownloadColumn(), TimeRemainingColumn()]
        self._drawn = RichProgress(*columns, console=console, transient=True)
        self._drawn.start()
        self._task = self._drawn.add_task(say(label, **params), total=total if total > 1 else None)

    def advance(self, n: int) -> None:
        if self._drawn is not None and self._task is not None:
            self._drawn.advance(self._task, n)

    def finish(self) -> None:
        if self._drawn is not None:
            self._drawn.stop()
        self._drawn = self._task = None
