"""Opening the full-screen cabinet.

Knows no parser: `gosmed tui` typed alone is the way that people start it, and starts without one.
"""

from __future__ import annotations

import gc
import os
import sys

from gosmed_cli.errors import UsageProblem

from .run import Run

ALONE = ["tui"]  # what is typed
_FIRST_FRAME = 2.0  # seconds within which it is on the screen, also of a slow machine


async def opened(run: Run) -> int:
    """The cabinet, until it is left; its exit code. Raises UsageProblem where it cannot be shown."""
    must_be_shown(run)
    run.app.require_portal()
    run.app.listener = None  # a line on standard error would stand in the middle of the screen
    import asyncio  # 40 ms that a command without a portal does not need

    gc.disable()  # what is made for the first frame stays: looking through it for garbage would take long
    asyncio.get_running_loop().call_later(_FIRST_FRAME, _tidy)
    from tui.app import Cabinet  # textual: nothing else needs it

    from .ending import Ending

    cabinet = Cabinet(run.app)
    ending = Ending(cabinet)
    await cabinet.run_async()
    return ending.code or cabinet.return_code or 0


def _tidy() -> None:
    """From now on garbage is collected, among what was made since."""
    gc.freeze()
    gc.enable()


def must_be_shown(run: Run) -> None:
    """Raises UsageProblem where there is no screen to draw on, or nobody to look at it."""
    from tui.web import DRIVER

    if os.environ.get("TEXTUAL_DRIVER") == DRIVER:  # behind a page of `--web`
        return
    if not (run.can_ask and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise UsageProblem("tui_start.no_terminal")
