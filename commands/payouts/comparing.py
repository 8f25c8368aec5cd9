"""The plan against what came, as tables, as rows of CSV and in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from gosmed_cli.text import formats, say
from gosmed_cli.usecases import payout_plan as use
from gosmed_cli.usecases.payouts import Which

from ..page import Page
from ..render import Answer
from ..run import Run
from . import which as given

COLUMNS = ("month", "source", "plan", "fact", "difference", "state", "waiting", "expected")
_MONEY = ("plan", "fact", "difference")


def answer(run: Run, items: Sequence[use.Compared], which: Which | None = None) -> Answer:
    """The comparison, or how to begin a plan; `which` is what was asked for, where that is not all of it."""
    if not items and not run.out.machine:
        part = which is not None and which != Which()
        run.note(say("payouts.no_plan_for" if part else "payouts.no_plan"))
    rows = [one.to_json() for one in items]
    if run.out.form == "csv":
        rows = [{**row, **{name: row[name]["amount"] for name in _MONEY}} for row in rows]  # type: ignore[index]  # money
    return Answer(rows, _drawn(items) if items else None, COLUMNS)


def _drawn(items: Sequence[use.Compared]) -> Callable[[Page], None]:
    def draw(page: Page) -> None:
        names = ("month", "source", "plan", "fact", "difference")
        page.table([say(f"payouts.column.{name}") for name in names], [_row(one) for one in items])
        for one in items:
            page.wrapped(given.compared(one), 0, "warn" if one.waiting and one.state == "short" else "plain")

    return draw


def _row(one: use.Compared) -> list[str]:
    source = one.planned.source
    title = given.source_of(source) if source else say("payouts.every_source")
    sign = "+" if one.difference > 0 else ""
    return [
        given.month_title(one.planned.month),
        title,
        _money(one.planned.amount),
        _money(one.fact),
        sign + _money(one.difference),
    ]


def _money(amount: Decimal) -> str:
    return formats.money(str(amount))
