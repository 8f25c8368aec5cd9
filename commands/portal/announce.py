"""`gosmed portal announce`: an inspection or a change in regulation, to those whom it concerns (R103)."""

from __future__ import annotations

from typing import Annotated

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import formats, say

from ..app import typer_app
from ..options import Command
from ..render import Answer, lines_of
from ..run import this_run
from .operating import Data, operator

app = typer_app()
KINDS = ("inspection", "regulation")
Text = Annotated[str, typer.Option("--text", metavar="…", help="help.option.announce_text")]
Title = Annotated[str, typer.Option("--title", metavar="…", help="help.option.announce_title")]
Kind = Annotated[str, typer.Option("--kind", metavar="|".join(KINDS), help="help.option.announce_kind")]
Names = list[str] | None


@app.command(cls=Command, help="help.portal.announce")
async def announce(
    ctx: typer.Context,
    kind: Kind,
    title: Title,
    text: Text,
    specialty: Annotated[
        Names, typer.Option("--specialty", metavar="TITLE|CODE", help="help.option.announce_specialty")
    ] = None,
    organisation: Annotated[
        Names, typer.Option("--organisation", metavar="NAME|OGRN", help="help.option.announce_organisation")
    ] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="ISO", help="help.option.announce_at")] = None,
    data: Data = None,
) -> Answer:
    if kind not in KINDS:
        raise UsageProblem("bad_choice", option="--kind", value=kind, choices=", ".join(KINDS))
    given = {"kind": kind, "title": title, "text": text}
    more = {"specialties": specialty, "organisations": organisation, "at": at}
    async with operator(this_run(ctx), data) as portal:
        found = await portal.announce({**given, **{name: value for name, value in more.items() if value}})
    when = formats.moment(formats.parse(found["at"]))
    planned = found["told"] is None
    line = say("desk.announced_later", at=when) if planned else say("desk.announced", count=found["told"])
    return Answer(found, lines_of([line]))
