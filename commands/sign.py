"""`gosmed sign`: the detached signature of a file, to try a key or a provider's program out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gosmed_cli.text import say
from gosmed_cli.usecases import sign_file

from . import signers
from .app import typer_app
from .given import KeyPassword
from .options import Command
from .render import Answer, lines_of
from .run import this_run

app = typer_app()


@app.command(cls=Command, help="help.sign")
def sign(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="help.arg.file")],
    key: Annotated[str, typer.Option("--key", "--sign", metavar="KEY.p12|command", help="help.option.sign_key")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE.sig", help="help.option.signature_output")
    ] = None,
    key_password_file: KeyPassword = None,
) -> Answer:
    by = signers.signer(this_run(ctx), key, key_password_file)
    assert by is not None, "the option is required"
    target = output or sign_file.signature_of(file)
    sign_file.sign(file, target, by)
    return Answer({"file": str(file), "signature": str(target)}, lines_of([say("signing.signed", path=target)]))
