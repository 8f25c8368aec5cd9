"""`gosmed portal decide`: decide an application by hand, as the reviewing department would."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import say

from .. import application_view as view
from ..app import typer_app
from ..options import Command
from ..render import Answer, lines_of
from ..run import this_run
from .operating import Data, operator

app = typer_app()


@app.command(cls=Command, help="help.portal.decide")
async def decide(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="help.arg.number")],
    approve: Annotated[bool, typer.Option("--approve", help="help.option.approve")] = False,
    refuse: Annotated[bool, typer.Option("--refuse", help="help.option.refuse")] = False,
    reason: Annotated[str, typer.Option("--reason", metavar="…", help="help.option.reason")] = "",
    role: Annotated[str | None, typer.Option("--as", metavar="ROLE", help="help.option.role")] = None,
    institution: Annotated[
        str | None, typer.Option("--institution", metavar="ОГРН", help="help.option.institution")
    ] = None,
    document: Annotated[
        Path | None, typer.Option("--document", metavar="FILE", help="help.option.enclose")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="…", help="help.option.document_title")] = None,
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="help.option.document_kind")] = "certificate",
    data: Data = None,
) -> Answer:
    if approve and refuse:
        raise UsageProblem("conflict", first="--approve", second="--refuse")
    if not (approve or refuse):
        raise UsageProblem("missing_parameter", name="--approve | --refuse", command="gosmed portal decide --help")
    if refuse and not reason.strip():
        raise UsageProblem("missing_parameter", name="--reason", command="gosmed portal decide --help")
    from gosmed_cli.usecases import desks

    verdict, decider = "approve" if approve else "refuse", desks.role_of(role) if role else None
    enclosed = desks.enclosure(document, kind, title or document.stem) if document else None
    async with operator(this_run(ctx), data) as portal:
        application = await portal.decide(
            number, verdict, reason, role=decider, institution=institution, document=enclosed
        )
    line = say("portal.decided", number=application["number"], status=view.status_title(application))
    return Answer(application, lines_of([line]))
