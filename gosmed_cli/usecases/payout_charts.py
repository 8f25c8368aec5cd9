"""Charts of payouts: sums of any kind as bars; months with what came, what has not yet, and the plan (R98)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from ..contract.vocabulary import PayoutStatus
from ..exports.report import Chart
from ..text import say
from . import payout_plan, payouts
from . import payout_words as given

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..client.portal import Portal
    from ..contract.cabinet.payouts import PayoutSummary
    from .payouts import Which

_CAME = PayoutStatus.TRANSFERRED.value


async def months(portal: Portal, which: Which, plan: Sequence[payout_plan.Compared]) -> Chart:
    """By month, in thousands of roubles; no labels where there is nothing."""
    whole = _sums(await payouts.summary(portal, which, "month"))
    planned = payout_plan.by_month(plan)
    labels = sorted({*whole, *planned})
    if which.status:
        series = {say("payouts.column.amount"): _thousands(whole, labels)}
    else:
        came = _sums(await payouts.summary(portal, replace(which, status=(_CAME,)), "month"))
        rest = {month: amount - came.get(month, Decimal(0)) for month, amount in whole.items()}
        series = {say("payouts.came"): _thousands(came, labels), say("payouts.not_yet"): _thousands(rest, labels)}
    if planned:
        series[say("payouts.plan")] = _thousands(planned, labels)
    return _chart("payouts.chart", which, [given.month_title(one) for one in labels], series)


def groups(found: PayoutSummary, which: Which) -> Chart:
    """Sums by status or source."""
    sums = _sums(found)
    labels = [given.group_title(found["by"], one) for one in found["items"]]
    series = {say("payouts.column.amount"): _thousands(sums, list(sums))}
    return _chart(f"payouts.chart_by_{found['by']}", which, labels, series)


def _chart(key: str, which: Which, labels: list[str], series: Mapping[str, list[float]]) -> Chart:
    return Chart(say(key, span=given.span_words(which)), labels, series, unit=say("payouts.thousands"))


def _sums(found: PayoutSummary) -> dict[str, Decimal]:
    return {one["key"]: Decimal(one["amount"]["amount"]) for one in found["items"]}


def _thousands(amounts: Mapping[str, Decimal], names: list[str]) -> list[float]:
    """For the height of bars alone: nothing is calculated with these any more."""
    return [float(amounts.get(name, Decimal(0)) / 1000) for name in names]
