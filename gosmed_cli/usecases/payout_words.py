"""Payouts in words: sums, statuses, sources, periods, in the language of the run (R98)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ..contract.dictionaries import dictionary
from ..rules import payout_plan
from ..text import formats, language, say
from ..text.say import known

if TYPE_CHECKING:
    from ..contract.cabinet.payouts import Money, PayoutSum
    from .payout_plan import Compared
    from .payouts import Changes, Which

_TOLD = 20  # changes that a person is told one by one


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


def compared(one: Compared, *, whole: bool = False) -> str:
    """«01.2026: меньше плана на 8 499,90 ₽; задержаны или возвращены: V-3»; `whole` names plan and fact, too."""
    month, source = month_title(one.planned.month), one.planned.source
    said = (
        [say("payouts.plan_and_fact", plan=roubles(one.planned.amount), fact=roubles(one.fact))] if whole else []
    )
    said.append(say(f"payouts.plan_{one.state}", amount=roubles(abs(one.difference))))
    if one.state == "short":
        said += [
            say(f"payouts.{key}", ids=", ".join(ids))
            for key, ids in (("plan_late", one.waiting), ("plan_ahead", one.expected))
            if ids
        ]
    return f"{month}, {source_of(source)}: {'; '.join(said)}" if source else f"{month}: {'; '.join(said)}"


def roubles(amount: Decimal) -> str:
    """«1 234,50 ₽»."""
    return formats.money(str(amount))


def changes(found: Changes) -> Iterator[str]:
    """What is different from the last export of these days, a line each; nothing where there was none."""
    if found.last is None:
        return
    at = formats.moment(formats.parse(found.last))
    yield say("payouts.since" if found.any else "payouts.nothing_changed", at=at)
    if found.new:
        yield say("payouts.new", count=len(found.new), ids=_some(found.new))
    for one in found.changed[:_TOLD]:
        yield say("payouts.changed", id=one["id"], was=_state(one, "was_"), now=_state(one))
    if len(found.changed) > _TOLD:
        yield say("payouts.changed_too", count=len(found.changed) - _TOLD)
    if found.gone:
        yield say("payouts.gone", count=len(found.gone), ids=_some(found.gone))


def _state(one: Mapping[str, str], prefix: str = "") -> str:
    """«задержана, 53 550,03 ₽, 10.02.2026»."""
    status = say(f"payouts.status.{one[f'{prefix}status']}")
    return f"{status}, {formats.money(one[f'{prefix}amount'])}, {shown_day(one[f'{prefix}day'])}"


def _some(ids: list[str]) -> str:
    return ", ".join(ids[:10]) + ("…" if len(ids) > 10 else "")
