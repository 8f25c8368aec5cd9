"""`gosmed cpd history`: what was learnt, when and with whom (R89)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import typer

from gosmed_cli.text import formats, say
from gosmed_cli.usecases import training as use
from gosmed_cli.usecases.training_words import points

from ..app import typer_app
from ..options import ListCommand
from ..page import Page
from ..ranges import All, From, Limit, To, asked_for
from ..render import Answer
from ..run import this_run
from ..typed import complete
from .options import BySource, Kind, filters

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.training import TrainingRecord

app = typer_app()
COLUMNS = (
    "id",
    "finished_on",
    "title",
    "organiser",
    "kind",
    "kind_title",
    "hours",
    "points",
    "grade",
    "source",
    "document",
)


@app.command(cls=ListCommand, help="help.cpd.history")
async def history(
    ctx: typer.Context,
    since: From = None,
    to: To = None,
    kind: Kind = None,
    source: BySource = None,
    limit: Limit = None,
    everything: All = False,
) -> Answer:
    run = this_run(ctx)
    most = asked_for(limit, None, None, everything)
    asked = filters(since, to, kind, source)
    portal = await run.app.portal()
    items = [one async for one in use.records(portal, asked, most)]
    if not items and not run.out.machine:
        run.note(complete(say("training.no_records")))
    return Answer(items, (lambda page: _draw(page, items)) if items else None, COLUMNS)


def _draw(page: Page, items: list[TrainingRecord]) -> None:
    names = ("finished", "title", "kind", "hours", "points", "grade", "organiser", "source")
    page.table([say(f"training.column.{name}") for name in names], [_row(one) for one in items])


def _row(one: TrainingRecord) -> list[str]:
    return [
        formats.day(date.fromisoformat(one["finished_on"])),
        one["title"],
        use.kind_title(one),
        points(one["hours"]),
        points(one["points"]),
        one["grade"] or "–",
        one["organiser"],
        say(f"training.source.{one['source']}"),
    ]
