"""`gosmed tui`: the full-screen cabinet, at a terminal or in a browser."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import say

from .app import typer_app
from .full_screen import opened
from .options import Command
from .run import Run, this_run

app = typer_app()
Web = Annotated[bool, typer.Option("--web", help="help.option.web")]
Port = Annotated[int | None, typer.Option("--port", metavar="P", min=0, max=65535, help="help.option.port")]


@app.command(cls=Command, help="help.tui")
async def tui(ctx: typer.Context, web: Web = False, port: Port = None) -> None:
    run = this_run(ctx)
    if web:
        run.app.require_portal()
        await _serve(run, port or 0)
        return
    if port is not None:
        raise UsageProblem("tui_web.only")
    await opened(run)


async def _serve(run: Run, port: int) -> None:
    """In a browser, until Ctrl-C. Raises UsageProblem where a library is missing, or the port is taken."""
    try:
        from tui.web.server import CabinetServer, listening
    except ImportError as error:
        raise UsageProblem("exports.no_library", library="textual-serve") from error

    def ready(link: str) -> None:
        if run.out.form == "json":
            run.out.document({"url": link, "pid": os.getpid()})
        else:
            run.out.write(f"{link}\n")
        run.out.flush()
        run.note(say("tui_web.open"))

    with listening(port) as opened:
        await CabinetServer(opened, _options(run)).run(ready)


def _options(run: Run) -> list[str]:
    """What was typed for the whole run, for the cabinet behind the page."""
    typed = run.app.typed
    given = (("--profile", typed.profile), ("--portal", typed.portal), ("--lang", typed.lang))
    return [word for name, value in given if value for word in (name, value)]
