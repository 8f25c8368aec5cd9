"""By what the list of payouts can be narrowed, in words that are found by typing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from gosmed_cli.contract.vocabulary import PayoutStatus
from gosmed_cli.text import say
from gosmed_cli.usecases import payout_words as said
from gosmed_cli.usecases.payouts import Which, month_days

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.payouts import PayoutSummary


def groups(ever: PayoutSummary, sources: PayoutSummary) -> list[tuple[str, str]]:
    """Each as (name, title); `ever` are the months of all payouts."""
    months = sorted((one["key"] for one in ever["items"]), reverse=True)
    return [("all:", say("tui_payouts.all")), *_kinds(sources), *_times(months)]


def _kinds(sources: PayoutSummary) -> Iterator[tuple[str, str]]:
    for status in PayoutStatus:
        title = say(f"payouts.status.{status.value}")
        yield f"status:{status.value}", f"{say('payouts.column.status')}: {title}"
    for one in sources["items"]:
        yield f"source:{one['key']}", f"{say('payouts.column.source')}: {said.group_title('source', one)}"


def _times(months: list[str]) -> Iterator[tuple[str, str]]:
    for year in sorted({one[:4] for one in months}, reverse=True):
        yield f"year:{year}", f"{say('payouts.column.period')}: {year}"
    for month in months:
        yield f"month:{month}", f"{say('payouts.column.month')}: {said.month_title(month)}"


def narrowed(which: Which, chosen: str) -> Which:
    """The same, narrowed by the choice: it takes the place of another one of its kind."""
    kind, _, name = chosen.partition(":")
    if kind == "month":
        since, until = month_days(name)
        return replace(which, since=since, until=until)
    if kind == "year":
        return replace(which, since=f"{name}-01-01", until=f"{name}-12-31")
    if kind == "status":
        return replace(which, status=(name,))
    return replace(which, source=name) if kind == "source" else Which()
