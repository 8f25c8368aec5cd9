"""Payouts in words: rows of the list, sums by month as bars, one payout's card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from rich.text import Text

from gosmed_cli.text import say
from gosmed_cli.text.clean import clean
from gosmed_cli.usecases import payout_words as said

from ...widgets.rows import Column, Row

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.payouts import Payout, PayoutDetail, PayoutSummary
    from gosmed_cli.usecases.payouts import Which

_MARKS: Mapping[str, tuple[str, str]] = {
    "planned": ("○", "dim"),
    "in_progress": ("◐", ""),
    "transferred": ("✓", "good"),
    "delayed": ("▲", "warn"),
    "returned": ("✗", "bad"),
}


def columns() -> list[Column]:
    """Day, amount and status always; the rest where there is room."""
    return [
        Column("day", say("payouts.column.day"), 10),
        Column("amount", say("payouts.column.amount"), 15, right=True),
        Column("status", say("payouts.column.status"), 14),
        Column("title", say("payouts.column.title"), 16, grow=2, spare=1),
        Column("source", say("payouts.column.source"), 14, grow=2, spare=2),
        Column("id", say("payouts.column.id"), 11, spare=3),
    ]


def rows(items: Iterable[Payout]) -> list[Row]:
    """A page of the list."""
    return [_row(one) for one in items]


def _row(one: Payout) -> Row:
    sign, style = _mark(one["status"])
    cells = (
        said.shown_day(one["day"]),
        said.money(one["amount"]),
        f"{sign} {said.status_title(one)}",
        one["title"],
        said.source_title(one),
        one["id"],
    )
    return Row(one["id"], cells, ("", "bold", style, "", "dim", "dim"))


def _mark(status: str) -> tuple[str, str]:
    return _MARKS.get(status, ("·", ""))


def totals(found: PayoutSummary, which: Which) -> Text:
    """How many and how much, and of which the list is."""
    total = say("payouts.total", count=found["count"], amount=said.money(found["total"]))
    text = Text(total, "bold")
    parts = [said.span_words(which)]
    parts += [say(f"payouts.status.{one}") for one in which.status]
    parts += [said.source_of(which.source)] if which.source else []
    return text.append(f" · {clean(', '.join(parts))}", "not bold")


def card(one: PayoutDetail) -> Text:
    """Everything about one payout, and how to ask about it."""
    sign, _ = _mark(one["status"])
    text = Text(f"{clean(one['title'])}\n{clean(one['id'])} · {said.money(one['amount'])}\n", "bold")
    text.append(f"{sign} {clean(said.status_title(one))}\n", "bold")
    if one["reason"]:
        text.append(f"{clean(say('payouts.reason', reason=one['reason']))}\n", "bold")
    text.append(f"\n{say('payouts.column.for_month')}: {said.month_title(one['period'])}\n", "not bold")
    text.append(f"{say('payouts.column.source')}: {clean(said.source_title(one))}\n", "not bold")
    days = {"accrued_on": one["accrued_on"], "due_on": one["due_on"], "paid_on": one["paid_on"]}
    for name, day in days.items():
        if day:
            text.append(f"{say(f'payouts.{name}', day=said.shown_day(day))}\n", "not bold")
    contact = one["contact"]
    who = ", ".join(part for part in (contact["name"], contact["phone"], contact.get("email", "")) if part)
    text.append(f"{clean(say('payouts.contact', who=who))}\n\n", "not bold")
    return text.append(clean(say("payouts.ask_with", id=one["id"])), "not bold dim")
