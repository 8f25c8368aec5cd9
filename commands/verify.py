"""`gosmed verify`: whether a signature is good, and whose it is, by whom the portal trusts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gosmed_cli.usecases import document_words, sign_file

from .app import typer_app
from .options import Command
from .render import Answer, lines_of
from .run import this_run

app = typer_app()


@app.command(cls=Command, help="help.verify")
async def verify(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="help.arg.file")],
    signature: Annotated[
        Path | None, typer.Option("--signature", metavar="FILE.sig", help="help.option.signature")
    ] = None,
) -> Answer:
    portal = await this_run(ctx).app.portal()
    found = await sign_file.verify(portal, file, signature or sign_file.signature_of(file))
    return Answer(found, lines_of([document_words.whose(found, str(file))]))
