"""`gosmed demo`: the whole story on the included portal, with the commands that are really run."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import say

from .app import typer_app
from .demo_story import Story
from .options import Command
from .render import Answer
from .run import Run, this_run

app = typer_app()


@app.command(cls=Command, help="help.demo")
def demo(
    ctx: typer.Context,
    keep: Annotated[Path | None, typer.Option("--keep", metavar="DIR", help="help.option.keep")] = None,
    tui: Annotated[bool, typer.Option("--tui", help="help.option.demo_tui")] = False,
) -> Answer | int:
    run = this_run(ctx)
    told: Callable[..., Answer | int] = _tell
    if tui:
        from .demo_cabinet import look_around, must_be_shown

        must_be_shown(run)
        told = look_around
    if keep is not None:
        return told(run, _empty(keep), kept=True)
    with tempfile.TemporaryDirectory(prefix="gosmed-demo-") as folder:
        return told(run, Path(folder), kept=False)


def _empty(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise UsageProblem("demo.not_empty", folder=str(folder))
    except OSError as error:
        raise UsageProblem("demo.no_folder", folder=str(folder), reason=error.strerror or str(error)) from error
    return folder.resolve()


def _tell(run: Run, folder: Path, *, kept: bool) -> Answer:
    story = Story(run, folder)
    started = time.monotonic()
    with story.portal(kept=kept):
        story.scans()
        story.sign_in()
        story.prepare()
        story.refused()
        story.corrected()
        story.at_work()
    seconds = round(time.monotonic() - started)
    story.line("")
    story.line(say("demo.done", seconds=seconds))
    story.farewell(kept=kept)
    told = {
        "number": story.number,
        "commands": story.commands,
        "seconds": seconds,
        "url": story.url if kept else None,
    }
    return Answer(told, lambda page: None)
