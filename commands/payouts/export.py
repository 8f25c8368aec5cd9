"""`gosmed payouts export`: a report to hand in or to keep, and what changed since the last one (R98)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.exports.report import Chart, Column, Report
from gosmed_cli.text import formats, say
from gosmed_cli.usecases import payouts as use

from .. import exporting
from ..app import typer_app
from ..exporting import Excel, Export, Force, Kind, Target
from ..options import Command
from ..ranges import From, To
from ..render import Answer
from ..run import Run, this_run
from . import which as given
from .list import sums_chart
from .which import Period, Source, Status, Year

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal
    from gosmed_cli.contract.cabinet.payouts import Payout
    from gosmed_cli.usecases.payouts import Changes, Which

app = typer_app()


@app.command(cls=Command, help="help.payouts.export")
async def export(
    ctx: typer.Context,
    output: Target = None,
    form: Kind = None,
    excel: Excel = False,
    force: Force = False,
    period: Period = None,
    year: Year = None,
    status: Status = None,
    source: Source = None,
    since: From = None,
    to: To = None,
) -> Answer:
    run = this_run(ctx)
    asked = Export(output, form, excel, force)
    if not asked.wanted:
        raise UsageProblem("exports.no_output")
    kind = asked.format()
    which = given.which(since, to, period, year, status, source)
    portal = await run.app.portal()
    report = await _report(portal, run, which, drawn=kind in ("pdf", "xlsx"))
    rows = use.rows(portal, which)
    if which.status or which.source:  # a part says nothing of what is gone
        return await exporting.export(run, report, _values(rows), asked)
    archive = await use.Archive.of(portal, run.app.journal, which)
    answer = await exporting.export(run, report, _values(archive.watched(rows)), asked)
    changes = archive.keep()
    _tell(run, changes)
    return Answer({**answer.data, "changes": changes.to_json()}) if answer.data else answer


async def _report(portal: Portal, run: Run, which: Which, *, drawn: bool) -> Report:
    account = await portal.cabinet.account()
    known = account["known"]
    name = " ".join(known[part] for part in ("last_name", "first_name", "middle_name") if known.get(part))
    charts: tuple[Chart, ...] = ()
    if drawn:
        found = await use.summary(portal, which, "month")
        charts = (
            (_with_plan(sums_chart(found, which), await use.compared(portal, run.app.journal)),)
            if found["items"]
            else ()
        )
    return Report(
        say("payouts.title"),
        say("payouts.report_title", span=given.span_words(which)),
        (
            Column("id", say("payouts.column.id"), share=0.8),
            Column("day", say("payouts.column.day"), "date"),
            Column("period", say("payouts.column.month"), share=0.5),
            Column("title", say("payouts.column.title"), share=1.6),
            Column("source_title", say("payouts.column.source"), share=1.4),
            Column("status_title", say("payouts.column.status"), share=0.8),
            Column("due_on", say("payouts.column.due"), "date"),
            Column("paid_on", say("payouts.column.paid"), "date"),
            Column("amount", say("payouts.column.amount_roubles"), "money", total=True),
        ),
        (
            (say("payouts.receiver"), name or account["email"]),
            (say("payouts.column.period"), given.span_words(which)),
            (say("payouts.made"), formats.moment(portal.time())),
        ),
        charts,
    )


def _with_plan(chart: Chart, plan: list[use.Compared]) -> Chart:
    """The same with the plan beside what was paid, where there is one for these months."""
    by_month: dict[str, Decimal] = {}
    for one in plan:
        label = given.month_title(one.planned.month)
        by_month[label] = by_month.get(label, Decimal(0)) + one.planned.amount
    if not any(label in by_month for label in chart.labels):
        return chart
    planned = [float(by_month.get(label, Decimal(0))) / 1000 for label in chart.labels]
    return Chart(
        chart.title,
        chart.labels,
        {**chart.series, say("payouts.plan"): planned},
        chart.kind,
        chart.goal,
        chart.unit,
    )


async def _values(rows: AsyncIterator[Payout]) -> AsyncIterator[Mapping[str, Any]]:
    async for one in rows:
        yield {
            **one,
            "status_title": given.status_title(one),
            "source_title": given.source_title(one),
            "amount": Decimal(one["amount"]["amount"]),
            **{
                name: date.fromisoformat(str(day)) if (day := one.get(name)) else None
                for name in ("day", "due_on", "paid_on")
            },
        }


def _tell(run: Run, changes: Changes) -> None:
    """What is different from the last export of these days."""
    if changes.first:
        return
    if not (changes.new or changes.changed or changes.gone):
        run.note(say("payouts.nothing_changed"))
    if changes.new:
        run.note(say("payouts.new", count=len(changes.new), ids=_some(changes.new)))
    for one in changes.changed[:20]:
        was, now = (say(f"payouts.status.{one[key]}") for key in ("was_status", "status"))
        words = {
            **one,
            "was": f"{was}, {formats.money(one['was_amount'])}",
            "now": f"{now}, {formats.money(one['amount'])}",
        }
        run.note(say("payouts.changed", **words))
    if changes.gone:
        run.note(say("payouts.gone", count=len(changes.gone), ids=_some(changes.gone)))


def _some(ids: list[str]) -> str:
    return ", ".join(ids[:10]) + ("…" if len(ids) > 10 else "")
