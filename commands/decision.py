"""`gosmed decision`: the decision on an application, as the department signed it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gosmed_cli.text import say
from gosmed_cli.usecases import decision as decisions

from .app import typer_app
from .options import Command
from .render import Answer
from .run import this_run

app = typer_app()
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="help.option.output")]
Force = Annotated[bool, typer.Option("--force", help="help.option.force")]


@app.command(cls=Command, help="help.decision")
async def decision(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="help.arg.number")],
    output: Output = None,
    force: Force = False,
) -> Answer:
    run = this_run(ctx)
    path = await decisions.save(await run.app.portal(), number, output, force=force)
    run.note(say("applications.decision_saved", path=path))
    return Answer({"number": number, "path": str(path)})
