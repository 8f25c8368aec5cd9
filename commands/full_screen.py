"""Opening the full-screen cabinet.

Knows no parser: `gosmed tui` typed alone is the way that people start it, and starts without one.
"""

from __future__ import annotations

import os
import sys

from gosmed_cli.errors import UsageProblem

from .run import Run

ALONE = ["tui"]  # what is typed


async def opened(run: Run) -> int:
    """The cabinet, until it is left; its exit code. Raises UsageProblem where it cannot be shown."""
    must_be_shown(run)
    run.app.require_portal()
    run.app.listener = None  # a line on standard error would stand in the middle of the screen
    from tui.app import Cabinet  # textual: nothing else needs it

    from .ending import Ending

    cabinet = Cabinet(run.app)
    ending = Ending(cabinet)
    await cabinet.run_async()
    return ending.code or cabinet.return_code or 0


def must_be_shown(run: Run) -> None:
    """Raises UsageProblem where there is no screen to draw on, or nobody to look at it."""
    from tui.web import DRIVER

    if os.environ.get("TEXTUAL_DRIVER") == DRIVER:  # behind a page of `--web`
        return
    if not (run.can_ask and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise UsageProblem("tui_start.no_terminal")
