"""`gosmed courses change`: another run of a course, or another course (R94)."""

from __future__ import annotations

from typing import Annotated

import typer

from gosmed_cli.usecases import courses as use

from ..app import typer_app
from ..options import Command
from ..render import Answer
from ..run import this_run
from . import view

app = typer_app()


@app.command(cls=Command, help="help.courses.change")
async def change(
    ctx: typer.Context,
    number: view.Number,
    to: Annotated[str, typer.Option("--to", metavar="ID", help="help.option.course_to")],
) -> Answer:
    run = this_run(ctx)
    one = await use.change(await run.app.portal(), number, to)
    view.enrolled(run, one, "courses.changed")
    return Answer(one)
