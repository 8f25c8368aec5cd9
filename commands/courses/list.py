"""`gosmed courses list`: the catalogue, by words and filters (R92)."""

from __future__ import annotations

from typing import Annotated

import typer

from gosmed_cli.text import say
from gosmed_cli.usecases import courses as use

from ..app import typer_app
from ..options import ListCommand
from ..page import Page
from ..ranges import All, From, Limit, To, asked_for, day
from ..render import Answer
from ..run import this_run
from ..typed import complete
from . import view

app = typer_app()
COLUMNS = (
    "id",
    "kind",
    "kind_title",
    "title",
    "provider",
    "specialties",
    "region",
    "region_title",
    "starts_at",
    "ends_at",
    "hours",
    "points",
    "seats",
    "free",
    "waiting",
    "enrol_until",
    "cancel_until",
    "state",
    "state_title",
    "certificate",
    "enrolment",
)


@app.command(cls=ListCommand, help="help.courses.list")
async def list_(
    ctx: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORDS]", help="help.arg.course_words")] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="help.option.course_kind")] = None,
    specialty: Annotated[
        str | None, typer.Option("--specialty", metavar="NAME", help="help.option.course_specialty")
    ] = None,
    region: Annotated[
        str | None, typer.Option("--region", metavar="NAME", help="help.option.course_region")
    ] = None,
    free: Annotated[bool, typer.Option("--free", help="help.option.course_free")] = False,
    points: Annotated[
        float | None, typer.Option("--points", metavar="N", min=0, help="help.option.course_points")
    ] = None,
    since: From = None,
    to: To = None,
    limit: Limit = None,
    everything: All = False,
) -> Answer:
    run = this_run(ctx)
    most = asked_for(limit, None, None, everything)
    asked = use.Filters(
        " ".join(words or ()),
        use.kind_of(kind),
        use.item_of("specialties", specialty, "--specialty"),
        use.item_of("regions", region, "--region"),
        day(since, "--from") if since else None,
        day(to, "--to") if to else None,
        free,
        points,
    )
    items = [one async for one in use.search(await run.app.portal(), asked, most)]

    def draw(page: Page) -> None:
        for one in items:
            view.course_line(page, one)

    if not run.out.machine:
        run.note(complete(say("courses.next" if items else "courses.none")))
    return Answer(items, draw if items else None, COLUMNS)
