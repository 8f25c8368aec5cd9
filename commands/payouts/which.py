"""Options that say which payouts, and how one is shown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gosmed_cli.contract.dictionaries import dictionary
from gosmed_cli.contract.vocabulary import PayoutStatus
from gosmed_cli.errors import UsageProblem
from gosmed_cli.rules import payout_plan
from gosmed_cli.rules.broken import Broken
from gosmed_cli.text import formats, language, say
from gosmed_cli.text.say import known
from gosmed_cli.usecases.payouts import Which, month_days

from ..ranges import days

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.payouts import Money, PayoutSum

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


def money(one: Money) -> str:
    """«1 234,50 ₽»."""
    return formats.money(one["amount"], one["currency"])


def status_title(one: Any) -> str:
    """The status in the language of the run."""
    key = f"payouts.status.{one['status']}"
    return say(key) if language() == "en" and known(key) else str(one["status_title"])


def source_title(one: Any) -> str:
    """The source in the language of the run."""
    return source_of(one["source"]) if language() == "en" else str(one["source_title"])


def source_of(code: str) -> str:
    """A source by its code, in the language of the run."""
    among = dictionary(payout_plan.SOURCES)
    item = among.find(code) if among else None
    return item.shown(language()) if item else code


def group_title(by: str, one: PayoutSum) -> str:
    """What the sums of a group are of."""
    if by == "month":
        return month_title(one["key"])
    if by == "status":
        return status_title({"status": one["key"], "status_title": one["title"]})
    return source_title({"source": one["key"], "source_title": one["title"]})


def month_title(text: str) -> str:
    """«03.2026» of `2026-03`."""
    year, _, number = text.partition("-")
    return f"{number}.{year}"


def shown_day(iso: str | None) -> str:
    return formats.day(date.fromisoformat(iso)) if iso else ""


def typed(one: Which) -> str:
    """The same as options of a command, with a blank before each."""
    given = (("--from", one.since), ("--to", one.until), *(("--status", each) for each in one.status))
    return "".join(f" {name} {value}" for name, value in (*given, ("--source", one.source)) if value)


def span_words(one: Which) -> str:
    """«01.01.2026 – 31.01.2026», «с 01.01.2026», or all the time."""
    if one.since and one.until:
        return f"{shown_day(one.since)} – {shown_day(one.until)}"
    if one.since:
        return say("payouts.since_day", day=shown_day(one.since))
    return say("payouts.until_day", day=shown_day(one.until)) if one.until else say("payouts.all_time")
