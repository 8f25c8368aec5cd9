"""Opening the full-screen cabinet.

Knows no parser: `gosmed tui` typed alone is the way that people start it, and starts without one.
"""

from __future__ import annotations

import os
import sys

from gosmed_cli.errors import UsageProblem

from .run import Run

ALONE = ["tui"]  # what is typed


async def opened(run: Run) -> None:
    """The cabinet, until it is left. Raises UsageProblem where it cannot be shown."""
    _must_be_shown(run)
    run.app.require_portal()
    run.app.listener = None  # a line on standard error would stand in the middle of the screen
    from tui.app import Cabinet  # textual: nothing else needs it

    await Cabinet(run.app).run_async()


def _must_be_shown(run: Run) -> None:
    """Raises UsageProblem where there is no screen to draw on, or nobody to look at it."""
    from tui.web import DRIVER

    if os.environ.get("TEXTUAL_DRIVER") == DRIVER:  # behind a page of `--web`
        return
    if not (run.can_ask and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise UsageProblem("tui_start.no_terminal")
