"""`gosmed portal send-document`: somebody sends a document to the owner of an account (R103)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gosmed_cli.text import say

from ..app import typer_app
from ..options import Command
from ..render import Answer, lines_of
from ..run import this_run
from .operating import Data, operator

app = typer_app()


@app.command(cls=Command, help="help.portal.send-document")
async def send(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="help.arg.document_file")],
    to: Annotated[str, typer.Option("--to", metavar="LOGIN", help="help.option.document_to")],
    title: Annotated[str, typer.Option("--title", metavar="…", help="help.option.document_title")],
    sender: Annotated[str, typer.Option("--from", metavar="…", help="help.option.document_from")],
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="help.option.document_kind")] = "act",
    data: Data = None,
) -> Answer:
    from gosmed_cli.usecases import desks

    document = desks.enclosure(file, kind, title)
    async with operator(this_run(ctx), data) as portal:
        sent = await portal.send_document(to, sender, document)
    return Answer(sent, lines_of([say("desk.sent", title=title, to=to)]))
