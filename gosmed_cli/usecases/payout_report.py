"""Payouts as a report to hand in or to keep, and what changed since the last one (R98)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from ..exports.report import Column, Report
from ..text import formats, say
from . import payout_charts, payout_plan
from . import payout_words as given
from . import payouts as use

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.payouts import Payout
    from ..exports.report import Chart
    from ..journal import Journal
    from .payouts import Changes, Which

Done = TypeVar("Done")
Rows = AsyncIterator[Mapping[str, Any]]
MADE_UP = ("pdf", "xlsx")  # formats with charts, and lines below the table


async def export(
    portal: Portal,
    journal: Journal,
    which: Which,
    write: Callable[[Report, Rows], Awaitable[Done]],
    *,
    made_up: bool,
) -> tuple[Done, Changes | None]:
    """Have it written, and say what `write` says; then what is different from the last one, which a part of the
    payouts does not tell."""
    made = await report(portal, journal, which, made_up=made_up)
    rows = use.rows(portal, which)
    if which.status or which.source:  # a part says nothing of what is gone
        return await write(made, _values(rows)), None
    archive = await use.Archive.of(portal, journal, which)
    done = await write(made, _values(archive.watched(rows)))
    return done, await archive.keep()


async def report(portal: Portal, journal: Journal, which: Which, *, made_up: bool) -> Report:
    """The report; `made_up` ones have charts and lines below the table."""
    account = await portal.cabinet.account()
    known = account["known"]
    name = " ".join(known[part] for part in ("last_name", "first_name", "middle_name") if known.get(part))
    charts, notes = await _beside(portal, journal, which) if made_up else ((), ())
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


async def _beside(portal: Portal, journal: Journal, which: Which) -> tuple[tuple[Chart, ...], tuple[str, ...]]:
    """What stands beside the table: months with their plan as a chart, sums by status and the plan in words."""
    plan = [] if which.status else await payout_plan.compared(portal, journal, which)
    chart = await payout_charts.months(portal, which, plan)
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
    return (chart,) if chart.labels else (), (*by_status, *(given.compared(one, whole=True) for one in plan))


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
