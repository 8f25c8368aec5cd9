"""`gosmed statistics`: services rendered, by month or by service: table, chart, files (R102)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.exports.report import Chart, Column, Report
from gosmed_cli.text import formats, say
from gosmed_cli.usecases import practice as use
from gosmed_cli.usecases import practice_words as words

from . import chart, exporting
from .app import typer_app
from .exporting import Excel, Export, Force, Kind, Target
from .options import ListCommand
from .page import Page
from .ranges import From, To, days
from .render import Answer
from .run import this_run

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal
    from gosmed_cli.contract.cabinet.practice import RenderedServices, RenderedSum

app = typer_app()
By = Annotated[str, typer.Option("--by", metavar="month|service", help="help.option.statistics_by")]
Drawn = Annotated[bool, typer.Option("--chart", help="help.option.statistics_chart")]
GROUPINGS = ("month", "service")
COLUMNS = ("key", "title", "count", "amount", "currency")


@app.command(cls=ListCommand, help="help.statistics")
async def statistics(
    ctx: typer.Context,
    by: By = "month",
    drawn: Drawn = False,
    output: Target = None,
    form: Kind = None,
    excel: Excel = False,
    force: Force = False,
    since: From = None,
    to: To = None,
) -> Answer:
    run = this_run(ctx)
    if by not in GROUPINGS:
        raise UsageProblem("bad_choice", option="--by", value=by, choices=", ".join(GROUPINGS))
    first, last = days(since, to)
    asked, portal = Export(output, form, excel, force), await run.app.portal()
    found = await use.statistics(portal, by, first, last)
    if asked.wanted:
        report = await _report(portal, found, _period(first, last))
        return await exporting.export(run, report, [_values(by, one) for one in found["items"]], asked)
    if not found["items"] and not run.out.machine:
        run.note(say("practice.no_statistics"))

    def draw(page: Page) -> None:
        if drawn:
            chart.draw(page, _chart(found))
            return
        heads = [say(f"practice.column.{name}") for name in (by, "count", "amount")]
        page.table(heads, [_row(by, one) for one in found["items"]])
        amount = formats.money(found["total"]["amount"])
        page.line(say("practice.total", count=found["count"], amount=amount), "bold")

    data: Any = [{**one, **one["amount"]} for one in found["items"]] if run.out.form == "csv" else found
    return Answer(data, draw if found["items"] else None, COLUMNS)


def _row(by: str, one: RenderedSum) -> list[str]:
    return [words.rendered(by, one), str(one["count"]), formats.money(one["amount"]["amount"])]


def _chart(found: RenderedServices) -> Chart:
    labels = [words.rendered("month", one) if found["by"] == "month" else one["key"] for one in found["items"]]
    return Chart(
        say("practice.chart"), labels, {say("practice.column.count"): [one["count"] for one in found["items"]]}
    )


async def _report(portal: Portal, found: RenderedServices, period: str) -> Report:
    account, by = await portal.cabinet.account(), found["by"]
    known = account["known"]
    name = " ".join(known[part] for part in ("last_name", "first_name", "middle_name") if known.get(part))
    return Report(
        say("practice.statistics"),
        say("practice.statistics_title"),
        (
            *((Column("key", say("practice.column.code")),) if by == "service" else ()),
            Column("title", say(f"practice.column.{by}"), share=3),
            Column("count", say("practice.column.count"), "number", total=True),
            Column("amount", say("practice.column.amount_roubles"), "money", total=True),
        ),
        (
            (say("practice.physician"), name or account["email"]),
            (say("practice.period"), period),
            (say("practice.made"), formats.moment(portal.time())),
        ),
        (_chart(found),) if found["items"] else (),
    )


def _period(first: date | None, last: date | None) -> str:
    """«01.01.2026 – 31.01.2026», «с 01.01.2026», or all the time."""
    if first and last:
        return f"{formats.day(first)} – {formats.day(last)}"
    if first:
        return say("practice.since_day", day=formats.day(first))
    return say("practice.until_day", day=formats.day(last)) if last else say("practice.all_time")


def _values(by: str, one: RenderedSum) -> dict[str, Any]:
    title = one["title"] if by == "service" else words.rendered(by, one)
    return {
        "key": one["key"],
        "title": title,
        "count": one["count"],
        "amount": Decimal(one["amount"]["amount"]),
    }
