"""`gosmed courses enroll`: a seat in a course, or a place on its waiting list (R93)."""

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


@app.command(cls=Command, help="help.courses.enroll")
async def enroll(
    ctx: typer.Context,
    id_: view.CourseId,
    wait: Annotated[bool, typer.Option("--wait", help="help.option.course_wait")] = False,
) -> Answer:
    run = this_run(ctx)
    one = await use.enrol(await run.app.portal(), id_, wait=wait)
    view.enrolled(run, one)
    return Answer(one)
