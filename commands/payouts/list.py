"""`gosmed payouts list`: payouts of any period, their sums, a chart (R98)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import say
from gosmed_cli.usecases import payout_charts as drawn
from gosmed_cli.usecases import payout_plan
from gosmed_cli.usecases import payouts as use

from .. import chart
from ..app import typer_app
from ..options import ListCommand
from ..page import Page
from ..ranges import From, Limit, To
from ..render import Answer
from ..run import Run, this_run
from ..typed import complete
from . import comparing
from . import which as given
from .which import Period, Source, Status, Year

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gosmed_cli.contract.cabinet.payouts import Payout, PayoutSum
    from gosmed_cli.usecases.payouts import Which

app = typer_app()
By = Annotated[str | None, typer.Option("--by", metavar="month|status|source", help="help.option.payout_by")]
Chart = Annotated[bool, typer.Option("--chart", help="help.option.payout_chart")]
All = Annotated[bool, typer.Option("--all", help="help.option.payout_all")]
Plan = Annotated[bool, typer.Option("--plan", help="help.option.payout_plan")]
COLUMNS = (
    *("id", "title", "period", "amount", "currency", "status", "status_title"),
    *("source", "source_title", "accrued_on", "due_on", "paid_on", "day"),
)
SUMS = ("key", "title", "count", "amount", "currency")
_GROUPINGS = ("month", "status", "source")
_SCREEN = 100  # what a person is shown without `--limit` or `--all`


@app.command(cls=ListCommand, help="help.payouts.list")
async def list_(
    ctx: typer.Context,
    by: By = None,
    chart_: Chart = False,
    plan: Plan = False,
    period: Period = None,
    year: Year = None,
    status: Status = None,
    source: Source = None,
    since: From = None,
    to: To = None,
    limit: Limit = None,
    everything: All = False,
) -> Answer:
    run = this_run(ctx)
    _apart({"--all": everything, "--limit": limit is not None})
    _apart({"--plan": plan, "--status": bool(status)})
    _apart(
        {"--plan": plan, "--by": by is not None, "--chart": chart_ and by is None, "--limit": limit is not None}
    )
    if by is not None and by not in _GROUPINGS:
        raise UsageProblem("bad_choice", option="--by", value=by, choices=", ".join(_GROUPINGS))
    asked = given.which(since, to, period, year, status, source)
    portal = await run.app.portal()
    if plan:
        return comparing.answer(run, await payout_plan.compared(portal, run.app.journal, asked), asked)
    if by is not None or chart_:
        return await _sums(run, asked, by or "month", chart_=chart_)
    if run.out.form == "csv":
        return await run.out.stream((_flat(one) async for one in use.rows(portal, asked, limit)), COLUMNS)
    if run.out.machine:
        return await run.out.stream(use.rows(portal, asked, limit), COLUMNS)
    return await _screen(run, asked, limit or (None if everything else _SCREEN))


def _apart(given_: Mapping[str, bool]) -> None:
    """Options that say different things. Raises UsageProblem for two of them."""
    both = [name for name, is_there in given_.items() if is_there]
    if len(both) > 1:
        raise UsageProblem("conflict", first=both[0], second=both[1])


def _flat(one: Payout | PayoutSum) -> dict[str, object]:
    """A row of CSV: the amount as a number of its own."""
    return {**one, **one["amount"]}


async def _screen(run: Run, asked: Which, limit: int | None) -> Answer:
    portal = await run.app.portal()
    items = await use.list_(portal, asked, limit)
    if not items:
        run.note(say("payouts.none", span=given.span_words(asked)))
        return Answer(items)
    whole = await use.summary(portal, asked, "status")

    def draw(page: Page) -> None:
        names = ("id", "day", "amount", "status", "title", "source")
        page.table([say(f"payouts.column.{name}") for name in names], [_row(one) for one in items])
        page.line(say("payouts.total", count=whole["count"], amount=given.money(whole["total"])), "bold")
        if len(items) < whole["count"]:
            again = say("payouts.more", shown=len(items), count=whole["count"], options=given.typed(asked))
            page.line(complete(again), "dim")
        for one in whole["items"]:
            if one["key"] in ("delayed", "returned"):
                title = given.status_title({"status": one["key"], "status_title": one["title"]})
                page.line(
                    say("payouts.waiting", title=title, count=one["count"], amount=given.money(one["amount"])),
                    "warn",
                )

    return Answer(items, draw, COLUMNS)


def _row(one: Payout) -> list[str]:
    return [
        one["id"],
        given.shown_day(one["day"]),
        given.money(one["amount"]),
        given.status_title(one),
        one["title"],
        given.source_title(one),
    ]


async def _sums(run: Run, asked: Which, by: str, *, chart_: bool) -> Answer:
    portal = await run.app.portal()
    found = await use.summary(portal, asked, by)
    picture = None
    if chart_ and found["items"] and not run.out.machine:
        plan = await payout_plan.compared(portal, run.app.journal, asked) if by == "month" else []
        picture = await drawn.months(portal, asked, plan) if by == "month" else drawn.groups(found, asked)

    def draw(page: Page) -> None:
        if picture is not None:
            chart.draw(page, picture)
            return
        rows = [
            [given.group_title(by, one), str(one["count"]), given.money(one["amount"])] for one in found["items"]
        ]
        names = (by, "count", "amount")
        page.table([say(f"payouts.column.{name}") for name in names], rows)
        page.line(say("payouts.total", count=found["count"], amount=given.money(found["total"])), "bold")

    if not found["items"] and not run.out.machine:
        run.note(say("payouts.none", span=given.span_words(asked)))
        return Answer(found)
    items = [_flat(one) for one in found["items"]] if run.out.form == "csv" else found
    return Answer(items, draw, SUMS)
