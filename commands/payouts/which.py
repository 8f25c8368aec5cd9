"""Options that say which payouts, and how one is shown."""

from __future__ import annotations

from typing import Annotated

import typer

from gosmed_cli.contract.dictionaries import dictionary
from gosmed_cli.contract.vocabulary import PayoutStatus
from gosmed_cli.errors import UsageProblem
from gosmed_cli.rules import payout_plan
from gosmed_cli.rules.broken import Broken
from gosmed_cli.usecases.payout_words import (
    changes,
    compared,
    group_title,
    money,
    month_title,
    shown_day,
    source_of,
    source_title,
    span_words,
    status_title,
    typed,
)
from gosmed_cli.usecases.payouts import Which, month_days

from ..ranges import days

__all__ = [
    "Period",
    "Source",
    "Status",
    "Year",
    "changes",
    "compared",
    "group_title",
    "money",
    "month",
    "month_title",
    "shown_day",
    "source_code",
    "source_of",
    "source_title",
    "span_words",
    "status_title",
    "typed",
    "which",
]

Period = Annotated[str | None, typer.Option("--period", metavar="YYYY-MM", help="help.option.payout_period")]
Year = Annotated[
    int | None, typer.Option("--year", metavar="YYYY", min=1990, max=2100, help="help.option.payout_year")
]
Status = Annotated[list[str] | None, typer.Option("--status", metavar="STATUS", help="help.option.payout_status")]
Source = Annotated[str | None, typer.Option("--source", metavar="SOURCE", help="help.option.payout_source")]


def which(
    since: str | None,
    to: str | None,
    period: str | None,
    year: int | None,
    status: list[str] | None,
    source: str | None,
) -> Which:
    """What the options mean. Raises UsageProblem for two spans at once and for words that are none."""
    spans = [name for name, given in (("--period", period), ("--year", year), ("--from", since or to)) if given]
    if len(spans) > 1:
        raise UsageProblem("conflict", first=spans[0], second=spans[1])
    first, last = days(since, to)
    span = (first.isoformat() if first else None, last.isoformat() if last else None)
    if period:
        span = month_days(month(period))
    elif year:
        span = (f"{year}-01-01", f"{year}-12-31")
    for one in status or ():
        if one not in list(PayoutStatus):
            raise UsageProblem("bad_choice", option="--status", value=one, choices=", ".join(PayoutStatus))
    return Which(*span, tuple(status or ()), source_code(source))


def month(text: str) -> str:
    """A month as typed. Raises UsageProblem."""
    try:
        return payout_plan.month(text)
    except Broken as error:
        raise UsageProblem("payouts.no_month", value=text) from error


def source_code(typed: str | None) -> str | None:
    """The code of a source as typed. Raises UsageProblem."""
    if typed is None:
        return None
    among = dictionary(payout_plan.SOURCES)
    item = among.find(typed) if among else None
    if item is None:
        choices = ", ".join(one.value for one in among.items) if among else ""
        raise UsageProblem("bad_choice", option="--source", value=typed, choices=choices)
    return item.value
