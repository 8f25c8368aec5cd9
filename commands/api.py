"""`gosmed api`: a raw request, signed in."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text.clean import harmless

from .app import typer_app
from .options import Command
from .page import Page
from .render import Answer
from .run import this_run

app = typer_app()
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")


@app.command(cls=Command, help="help.api")
async def api(
    ctx: typer.Context,
    method: Annotated[str, typer.Argument(metavar="METHOD", help="help.arg.method")],
    path: Annotated[str, typer.Argument(metavar="PATH", help="help.arg.path")],
    given: Annotated[str | None, typer.Option("--input", metavar="FILE|-", help="help.option.input")] = None,
) -> Answer:
    run = this_run(ctx)
    verb = method.upper()
    if verb not in METHODS:
        raise UsageProblem("bad_choice", option="METHOD", value=method, choices=", ".join(METHODS))
    if not path.startswith("/") or path.startswith("//"):
        raise UsageProblem("bad_path", path=path)
    content = _body(given)
    portal = await run.app.portal()
    signed = run.app.session.signed_in
    _, kind, body = await portal.raw(verb, path, content=content, signed=signed)
    if "json" in kind and body:
        data = json.loads(body)
        return Answer(data, lambda page: _draw(page, data))
    if run.out.form == "json" or not body:
        return Answer({"content_type": kind, "size": len(body)} if body else None)
    run.out.bytes(body)
    return Answer()


def _body(given: str | None) -> bytes | None:
    """The body of the request. Standard input only for `-`."""
    if given is None:
        return None
    if given == "-":
        return sys.stdin.buffer.read()
    return Path(given).read_bytes()


def _draw(page: Page, data: Any) -> None:
    for line in json.dumps(data, ensure_ascii=False, indent=2).splitlines():
        page.raw(harmless(line) + "\n")
