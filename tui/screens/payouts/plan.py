"""One's own plan: bars of what came, what has not yet and what was planned; the differences in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from rich.text import Text

from gosmed_cli.rules import payout_plan as rules
from gosmed_cli.rules.broken import Broken
from gosmed_cli.rules.payout_plan import Planned
from gosmed_cli.text import say
from gosmed_cli.text.clean import clean
from gosmed_cli.usecases import payout_plan
from gosmed_cli.usecases import payout_words as said

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.payouts import PayoutSummary
    from gosmed_cli.usecases.payout_plan import Compared
    from gosmed_cli.usecases.payouts import Which

_LONG, _SHORT = 24, 6  # cells of the longest bar
_BESIDE = 26  # cells of month, amount and what is between them
_CAME, _REST, _PLAN = "█", "░", "│"
_STATES = {"short": "▲", "met": "✓", "over": "✓"}
Sums = Mapping[str, Decimal]


def planned(text: str) -> Planned | None:
    """A month and an amount as typed: `03.2026 85 000`, `март 2026 85000`; None where they are not that."""
    words = text.split()
    for place in range(len(words) - 1, 0, -1):
        try:
            return Planned(rules.month(" ".join(words[:place])), rules.amount(" ".join(words[place:])))
        except Broken:
            continue
    return None


def chart(whole: PayoutSummary, came: PayoutSummary, plan: Sequence[Compared], which: Which, room: int) -> Text:
    """A bar for each month, the newest first, and what the plan says of it; `room` is the cells of a line."""
    cells = max(min(room - _BESIDE, _LONG), _SHORT)
    sums, paid, aims = _sums(whole), _sums(came), payout_plan.by_month(plan)
    most = max((*sums.values(), *aims.values()), default=Decimal(0)) or Decimal(1)
    text = Text(say("payouts.chart", span=said.span_words(which)), "bold")
    legend = f"\n{_CAME} {say('payouts.came')}  {_REST} {say('payouts.not_yet')}"
    text.append(f"{legend}  {_PLAN} {say('payouts.plan')}\n" if plan else f"{legend}\n", "not bold")
    for month in sorted({*sums, *aims}, reverse=True):
        came_, whole_, aim = (of.get(month, Decimal(0)) for of in (paid, sums, aims))
        bar = _bar(cells, came_ / most, whole_ / most, aim / most if month in aims else None)
        text.append(f"\n{said.month_title(month)} {bar} {said.roubles(whole_):>15}", "not bold")
    text.append("\n")
    for one in sorted(plan, key=lambda one: one.planned.month, reverse=True):
        strong = "bold" if one.state == "short" and one.waiting else "not bold"
        text.append(f"\n{_STATES[one.state]} {clean(said.compared(one, whole=True))}", strong)
    if not plan:
        text.append(f"\n{say('tui_payouts.no_plan')}", "not bold dim")
    return text


def _bar(width: int, came: Decimal, whole: Decimal, aim: Decimal | None) -> str:
    """Cells of a month; the plan stands across them."""
    long = round(whole * width)
    full = min(round(came * width), long)
    cells = list(f"{_CAME * full}{_REST * (long - full)}".ljust(width + 1))
    if aim is not None:
        cells[round(aim * width)] = _PLAN
    return "".join(cells)


def _sums(found: PayoutSummary) -> Sums:
    return {one["key"]: Decimal(one["amount"]["amount"]) for one in found["items"]}
