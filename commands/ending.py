"""The cabinet ended from outside: it leaves as by `q`, without asking. What was typed is in its draft: fields give
their answer when they are left, so the one that is being typed in is left first."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.app import ScreenStackError

if TYPE_CHECKING:
    from tui.app import Cabinet

_MOMENT = 0.1  # seconds for the field that is left
_REST = 3.0  # seconds that it has to leave when its window is closed


class Ending:
    """`code` is the exit code where a signal has ended it, otherwise 0."""

    def __init__(self, cabinet: Cabinet) -> None:
        self.code = 0
        self._cabinet = cabinet
        self._loop = asyncio.get_running_loop()
        with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):  # Windows, a thread
            self._loop.add_signal_handler(signal.SIGTERM, self._leave, signal.SIGTERM)
            signal.signal(signal.SIGHUP, self._window_closed)

    def _leave(self, number: int) -> None:
        self.code = 128 + number
        with suppress(ScreenStackError):  # so early that there is nothing to leave
            self._cabinet.screen.set_focus(None)
        self._loop.call_later(_MOMENT, lambda: self._cabinet.exit(return_code=self.code))

    def _window_closed(self, number: int, _frame: object) -> None:
        """There is no terminal any more: what would be drawn goes nowhere, and nothing waits for it."""
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        end = threading.Timer(_REST, os._exit, (128 + number,))
        end.daemon = True
        end.start()
        self._loop.call_soon_threadsafe(self._leave, number)
