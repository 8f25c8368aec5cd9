"""`gosmed portal snapshot`: all state of the portal to a file, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gosmed_cli.text import say

from ..app import typer_app
from ..options import Command, Group
from ..render import Answer
from ..run import this_run
from .operating import Data, operator

File = Annotated[Path, typer.Argument(metavar="FILE", help="help.arg.snapshot")]
app = typer_app(cls=Group, help="help.portal.snapshot")


@app.command("save", cls=Command, help="help.portal.snapshot.save")
async def save(ctx: typer.Context, file: File, data: Data = None) -> Answer:
    run = this_run(ctx)
    async with operator(run, data) as portal:
        await portal.save_snapshot(file)
    run.note(say("portal.snapshot_saved", path=file))
    return Answer({"path": str(file)})


@app.command("load", cls=Command, help="help.portal.snapshot.load")
async def load(ctx: typer.Context, file: File, data: Data = None) -> Answer:
    run = this_run(ctx)
    async with operator(run, data) as portal:
        state = await portal.load_snapshot(file)
    run.note(say("portal.snapshot_loaded", path=file))
    return Answer(state)
