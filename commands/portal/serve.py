"""`gosmed portal serve`: run the included portal until Ctrl-C or SIGTERM."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from gosmed_cli.text import say

from ..app import typer_app
from ..options import Command
from ..run import Run, this_run
from .mail import mail_server

app = typer_app()


@app.command(cls=Command, help="help.portal.serve")
def serve(
    ctx: typer.Context,
    port: Annotated[int, typer.Option("--port", metavar="P", min=0, max=65535, help="help.option.port")] = 0,
    data: Annotated[Path | None, typer.Option("--data", metavar="DIR", help="help.option.serve_data")] = None,
    scenario: Annotated[
        str | None, typer.Option("--scenario", metavar="NAME|FILE", help="help.option.scenario")
    ] = None,
    clock: Annotated[str | None, typer.Option("--clock", metavar="ISO", help="help.option.clock")] = None,
    smtp: Annotated[str | None, typer.Option("--smtp", metavar="HOST:PORT", help="help.option.smtp")] = None,
    smtp_user: Annotated[
        str | None, typer.Option("--smtp-user", metavar="USER", help="help.option.smtp_user")
    ] = None,
    smtp_password_file: Annotated[
        Path | None, typer.Option("--smtp-password-file", metavar="F", help="help.option.smtp_password_file")
    ] = None,
    smtp_starttls: Annotated[bool, typer.Option("--smtp-starttls", help="help.option.smtp_starttls")] = False,
    mail_from: Annotated[
        str | None, typer.Option("--mail-from", metavar="ADDRESS", help="help.option.mail_from")
    ] = None,
    catalogue: Annotated[
        Path | None, typer.Option("--catalogue", metavar="DIR", help="help.option.catalogue")
    ] = None,
    ready_file: Annotated[
        Path | None, typer.Option("--ready-file", metavar="F", help="help.option.ready_file")
    ] = None,
) -> int:
    """Stopped by a signal it has done its work: exit 0."""
    run = this_run(ctx)
    mail = mail_server(smtp, smtp_user, smtp_password_file, smtp_starttls, mail_from)
    from gosmed_cli.mock_portal.serve import serve as serve_portal  # fastapi and uvicorn: only here

    folder = data or run.app.paths.portal
    serve_portal(
        folder.expanduser().absolute(), port, scenario, clock, [run.app.paths.portal_file],
        lambda url: _ready(run, url, ready_file, folder), catalogue=catalogue, mail=mail,
    )  # fmt: skip
    return 0


def _ready(run: Run, url: str, ready_file: Path | None, folder: Path) -> None:
    from gosmed_cli.mock_portal.serve import in_charge

    line = f"portal ready at {url}\n"
    if run.out.form == "json":
        run.out.document({"url": url, "pid": os.getpid()})
    else:
        run.out.write(line)
    run.out.flush()
    if ready_file is not None:
        _write_whole(ready_file, line)
    if other := in_charge(run.app.paths.portal_file, url):
        run.note(say("portal.other_in_charge", other=other, folder=folder))
    run.note(say("portal.stop_hint"))


def _write_whole(file: Path, text: str) -> None:
    """Whoever waits for the file never sees half of it."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    with os.fdopen(handle, "w", encoding="utf-8") as opened:
        opened.write(text)
    Path(name).replace(file)
