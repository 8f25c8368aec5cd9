"""`gosmed cpd report`: hours, points and grades by kind, year or organiser, also as a file (R91)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from gosmed_cli.contract.catalogue import common_field
from gosmed_cli.contract.dictionaries import dictionary
from gosmed_cli.exports.report import Chart, Column, Report, Value
from gosmed_cli.text import formats, language, say
from gosmed_cli.text.clean import clean
from gosmed_cli.usecases import training as use
from gosmed_cli.usecases.training import Filters, Row

from ..app import typer_app
from ..exporting import Excel, Export, Force, Target, export
from ..exporting import Kind as Format
from ..options import ListCommand
from ..page import Page
from ..ranges import From, To
from ..render import Answer
from ..run import this_run
from ..typed import complete
from .options import filters, points
from .show import chart as progress

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal

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
        described = await _described(portal, by, asked, rows)
        return await export(run, described, _values(rows), wanted)
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
    return [one.title, *numbers, _grades(one) or "–"]


def _grades(one: Row) -> str:
    """«отлично: 2, зачтено: 1», the most frequent first."""
    return ", ".join(f"{grade}: {count}" for grade, count in one.grades.most_common())


def _values(rows: list[Row]) -> Iterator[Mapping[str, Value]]:
    for one in rows:
        yield {
            "title": one.title,
            "trainings": one.trainings,
            "hours": one.hours,
            "points": one.points,
            "grades": _grades(one),
        }


async def _described(portal: Portal, by: By, asked: Filters, rows: list[Row]) -> Report:
    """The report's head and columns; who it is about is known to the account."""
    known, seen = (await portal.cabinet.account())["known"], await use.overview(portal)
    today = portal.time().astimezone(formats.MOSCOW).date()
    return Report(
        name=say("training.report.name"),
        title=say("training.report.title"),
        columns=(
            Column("title", say(f"training.column.{by.value}"), share=3.0),
            Column("trainings", say("training.column.trainings"), "number", total=True),
            Column("hours", say("training.column.hours"), "hours", total=True),
            Column("points", say("training.column.points"), "hours", total=True),
            Column("grades", say("training.column.grades"), share=2.0),
        ),
        requisites=(
            (say("training.report.who"), _name(known)),
            (say("training.report.specialty"), _specialty(known)),
            (say("training.report.period"), _period(asked)),
            (say("training.report.made"), formats.moment(portal.time())),
        ),
        charts=(progress(seen["year"], today), _chart(by, rows)) if rows else (),
        notes=(say("training.report.note"),),
    )


def _chart(by: By, rows: list[Row]) -> Chart:
    return Chart(
        title=say(f"training.report.chart.{by.value}"),
        labels=[one.title for one in rows],
        series={say("training.points"): [float(one.points) for one in rows]},
        unit=say("training.points"),
    )


def _name(known: Mapping[str, str]) -> str:
    return clean(" ".join(known[one] for one in ("last_name", "first_name", "middle_name") if known.get(one)))


def _specialty(known: Mapping[str, str]) -> str:
    among = dictionary(common_field("specialty").dictionary or "")
    item = among.find(known.get("specialty", "")) if among else None
    return item.shown(language()) if item else clean(known.get("specialty", "–"))


def _period(asked: Filters) -> str:
    parts = [
        say("training.report.from", first=formats.day(asked.first)) if asked.first else "",
        say("training.report.to", last=formats.day(asked.last)) if asked.last else "",
    ]
    return " ".join(filter(None, parts)) or say("training.report.whole")
