"""`gosmed cpd report`: hours, points and grades by kind, year or organiser, also as a file (R91)."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from gosmed_cli.text import say
from gosmed_cli.usecases import training as use
from gosmed_cli.usecases import training_report
from gosmed_cli.usecases.training import Row
from gosmed_cli.usecases.training_words import points

from ..app import typer_app
from ..exporting import Excel, Export, Force, Target, export
from ..exporting import Kind as Format
from ..options import ListCommand
from ..page import Page
from ..ranges import From, To
from ..render import Answer
from ..run import this_run
from ..typed import complete
from .options import filters

if TYPE_CHECKING:
    pass

app = typer_app()
COLUMNS = ("group", "title", "trainings", "hours", "points", "grades")


class By(StrEnum):
    KIND = "kind"
    YEAR = "year"
    ORGANISER = "organiser"


Grouped = Annotated[By, typer.Option("--by", metavar="kind|year|organiser", help="help.option.cpd_by")]


@app.command(cls=ListCommand, help="help.cpd.report")
async def report(
    ctx: typer.Context,
    by: Grouped = By.KIND,
    since: From = None,
    to: To = None,
    output: Target = None,
    form: Format = None,
    excel: Excel = False,
    force: Force = False,
) -> Answer:
    run = this_run(ctx)
    asked, wanted = filters(since, to), Export(output, form, excel, force)
    if wanted.wanted:
        wanted.format()  # a wrong name of a file is told before anything is fetched
    portal = await run.app.portal()
    rows = await use.report(portal, asked, by.value)
    if wanted.wanted:
        described = await training_report.described(portal, by.value, asked, rows)
        return await export(run, described, training_report.values(rows), wanted)
    if not rows and not run.out.machine:
        run.note(complete(say("training.no_records")))
    return Answer([one.to_json() for one in rows], (lambda page: _draw(page, by, rows)) if rows else None, COLUMNS)


def _draw(page: Page, by: By, rows: list[Row]) -> None:
    names = (by.value, "trainings", "hours", "points", "grades")
    total = [
        say("training.total"),
        str(sum(one.trainings for one in rows)),
        points(float(sum((one.hours for one in rows), Decimal(0)))),
        points(float(sum((one.points for one in rows), Decimal(0)))),
        "",
    ]
    page.table([say(f"training.column.{name}") for name in names], [*(_cells(one) for one in rows), total])


def _cells(one: Row) -> list[str]:
    numbers = (str(one.trainings), points(float(one.hours)), points(float(one.points)))
    return [one.title, *numbers, training_report.grades(one) or "–"]
