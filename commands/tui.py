"""`gosmed tui`: the full-screen cabinet, for people at a terminal."""

from __future__ import annotations

import os
import sys

import typer

from gosmed_cli.errors import UsageProblem

from .app import typer_app
from .options import Command
from .run import Run, this_run

app = typer_app()


@app.command(cls=Command, help="help.tui")
async def tui(ctx: typer.Context) -> None:
    run = this_run(ctx)
    _must_be_terminal(run)
    run.app.require_portal()
    run.app.listener = None  # a line on standard error would stand in the middle of the screen
    from tui.app import Cabinet  # textual: nothing else needs it

    await Cabinet(run.app).run_async()


def _must_be_terminal(run: Run) -> None:
    """Raises UsageProblem where there is no screen to draw on, or nobody to look at it."""
    if not (run.can_ask and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise UsageProblem("tui_start.no_terminal")
