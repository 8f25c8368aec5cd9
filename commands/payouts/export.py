"""`gosmed payouts export`: a report to hand in or to keep, and what changed since the last one (R98)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.exports.report import Column, Report
from gosmed_cli.text import formats, say
from gosmed_cli.usecases import payout_plan
from gosmed_cli.usecases import payouts as use

from .. import exporting
from ..app import typer_app
from ..exporting import Excel, Export, Force, Kind, Target
from ..options import Command
from ..ranges import From, To
from ..render import Answer
from ..run import Run, this_run
from . import comparing, drawn
from . import which as given
from .which import Period, Source, Status, Year

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal
    from gosmed_cli.contract.cabinet.payouts import Payout
    from gosmed_cli.exports.report import Chart
    from gosmed_cli.usecases.payouts import Changes, Which

app = typer_app()
_TOLD = 20  # changes that a person is told one by one


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
    report = await _report(portal, run, which, made_up=kind in ("pdf", "xlsx"))
    rows = use.rows(portal, which)
    if which.status or which.source:  # a part says nothing of what is gone
        return await exporting.export(run, report, _values(rows), asked)
    archive = await use.Archive.of(portal, run.app.journal, which)
    answer = await exporting.export(run, report, _values(archive.watched(rows)), asked)
    run.out.flush()
    changes = await archive.keep()
    _tell(run, changes)
    return Answer({**answer.data, "changes": changes.to_json()}) if answer.data else answer


async def _report(portal: Portal, run: Run, which: Which, *, made_up: bool) -> Report:
    """The report; `made_up` ones have charts and lines below the table."""
    account = await portal.cabinet.account()
    known = account["known"]
    name = " ".join(known[part] for part in ("last_name", "first_name", "middle_name") if known.get(part))
    charts, notes = await _beside(portal, run, which) if made_up else ((), ())
    return Report(
        say("payouts.title"),
        say("payouts.report_title", span=given.span_words(which)),
        (
            Column("id", say("payouts.column.id"), share=0.8),
            Column("day", say("payouts.column.day"), "date"),
            Column("period", say("payouts.column.for_month"), share=0.6),
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
        notes,
    )


async def _beside(portal: Portal, run: Run, which: Which) -> tuple[tuple[Chart, ...], tuple[str, ...]]:
    """What stands beside the table: months with their plan as a chart, sums by status and the plan in words."""
    plan = [] if which.status else await payout_plan.compared(portal, run.app.journal, which)
    chart = await drawn.months(portal, which, plan)
    sums = await use.summary(portal, which, "status")
    by_status = [
        say(
            "payouts.waiting",
            title=given.group_title("status", one),
            count=one["count"],
            amount=given.money(one["amount"]),
        )
        for one in sums["items"]
    ]
    return (chart,) if chart.labels else (), (*by_status, *(comparing.words(one, whole=True) for one in plan))


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
    if changes.last is None:
        return
    at = formats.moment(formats.parse(changes.last))
    run.note(say("payouts.since" if changes.any else "payouts.nothing_changed", at=at))
    if changes.new:
        run.note(say("payouts.new", count=len(changes.new), ids=_some(changes.new)))
    for one in changes.changed[:_TOLD]:
        run.note(say("payouts.changed", id=one["id"], was=_state(one, "was_"), now=_state(one)))
    if len(changes.changed) > _TOLD:
        run.note(say("payouts.changed_too", count=len(changes.changed) - _TOLD))
    if changes.gone:
        run.note(say("payouts.gone", count=len(changes.gone), ids=_some(changes.gone)))


def _state(one: Mapping[str, str], prefix: str = "") -> str:
    """«задержана, 53 550,03 ₽, 10.02.2026»."""
    status = say(f"payouts.status.{one[f'{prefix}status']}")
    return f"{status}, {formats.money(one[f'{prefix}amount'])}, {given.shown_day(one[f'{prefix}day'])}"


def _some(ids: list[str]) -> str:
    return ", ".join(ids[:10]) + ("…" if len(ids) > 10 else "")
