"""Opening the full-screen cabinet.

Knows no parser: `gosmed tui` typed alone is the way that people start it, and starts without one.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from gosmed_cli.errors import UsageProblem

from .run import Run

if TYPE_CHECKING:
    from tui.app import Cabinet

ALONE = ["tui"]  # what is typed
_ENDING = ("SIGTERM", "SIGHUP")  # somebody ends it from outside; the terminal's window is closed


async def opened(run: Run) -> int:
    """The cabinet, until it is left; its exit code. Raises UsageProblem where it cannot be shown."""
    must_be_shown(run)
    run.app.require_portal()
    run.app.listener = None  # a line on standard error would stand in the middle of the screen
    from tui.app import Cabinet  # textual: nothing else needs it

    cabinet = Cabinet(run.app)
    _ends_in_order(cabinet)
    await cabinet.run_async()
    return cabinet.return_code or 0


def _ends_in_order(cabinet: Cabinet) -> None:
    """Ended from outside it leaves as by `q`, without asking: the terminal as it was, what was typed kept."""
    import asyncio

    for name in _ENDING:
        with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):  # Windows, a thread
            number = getattr(signal, name)
            asyncio.get_running_loop().add_signal_handler(number, cabinet.exit, None, 128 + number)


def must_be_shown(run: Run) -> None:
    """Raises UsageProblem where there is no screen to draw on, or nobody to look at it."""
    from tui.web import DRIVER

    if os.environ.get("TEXTUAL_DRIVER") == DRIVER:  # behind a page of `--web`
        return
    if not (run.can_ask and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise UsageProblem("tui_start.no_terminal")
