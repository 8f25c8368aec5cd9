"""Payouts in words: sums, statuses, sources, periods, in the language of the run (R98)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ..contract.dictionaries import dictionary
from ..rules import payout_plan
from ..text import formats, language, say
from ..text.say import known

if TYPE_CHECKING:
    from ..contract.cabinet.payouts import Money, PayoutSum
    from .payouts import Which


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
