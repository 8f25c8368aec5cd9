"""One's own plan of payouts, kept on this computer, against what came (R98)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from ..contract.vocabulary import PayoutStatus
from ..errors import Detail, RuleBroken, UsageProblem
from ..rules.payout_plan import ANY, Planned, read
from ..text.shell import quoted
from .changes import whose
from .payouts import Which, list_, month_days, summary

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.payouts import Payout
    from ..journal import Journal

_CAME = (PayoutStatus.TRANSFERRED.value,)
_LATE = (PayoutStatus.DELAYED.value, PayoutStatus.RETURNED.value)
_AHEAD = (PayoutStatus.PLANNED.value, PayoutStatus.IN_PROGRESS.value)


@dataclass(frozen=True, slots=True)
class Compared:
    """A line of the plan against what was transferred in that month. Ids of that month's other payouts: `waiting`
    are delayed or came back, `expected` are still to come."""

    planned: Planned
    fact: Decimal
    waiting: tuple[str, ...]
    expected: tuple[str, ...]

    @property
    def difference(self) -> Decimal:
        """Above nought: more came than was planned."""
        return self.fact - self.planned.amount

    @property
    def state(self) -> Literal["short", "met", "over"]:
        """What the difference means."""
        return "met" if not self.difference else "short" if self.difference < 0 else "over"

    def to_json(self) -> dict[str, object]:
        """As `gosmed payouts plan --json` prints it."""
        return {
            "month": self.planned.month,
            "source": self.planned.source or None,
            "plan": money(self.planned.amount),
            "fact": money(self.fact),
            "difference": money(self.difference),
            "state": self.state,
            "waiting": list(self.waiting),
            "expected": list(self.expected),
        }


def money(amount: Decimal) -> dict[str, str]:
    """As the wire has money."""
    return {"amount": f"{amount:.2f}", "currency": "RUB"}


async def compared(portal: Portal, journal: Journal, which: Which | None = None) -> list[Compared]:
    """The own plan against the portal, by month: all of it, or the whole months that these days touch."""
    plan = [one for one in journal.payouts.plan(await whose(portal, journal)) if _asked(one, which or Which())]
    if not plan:
        return []
    months = sorted(one.month for one in plan)
    span = Which(month_days(months[0])[0], month_days(months[-1])[1])
    facts = {source: await _facts(portal, span, source) for source in {one.source for one in plan}}
    late, ahead = [await list_(portal, replace(span, status=status)) for status in (_LATE, _AHEAD)]
    return [
        Compared(one, facts[one.source].get(one.month, Decimal(0)), _of(one, late), _of(one, ahead))
        for one in sorted(plan, key=lambda one: (one.month, one.source))
    ]


def _asked(one: Planned, which: Which) -> bool:
    first, last = (which.since or "")[:7], (which.until or "9999-12")[:7]
    return first <= one.month <= last and which.source in (None, one.source)


async def _facts(portal: Portal, span: Which, source: str) -> Mapping[str, Decimal]:
    """What was transferred in each month, from this source or from all."""
    found = await summary(portal, replace(span, status=_CAME, source=source or None), "month")
    return {one["key"]: Decimal(one["amount"]["amount"]) for one in found["items"]}


def _of(planned: Planned, among: Sequence[Payout]) -> tuple[str, ...]:
    return tuple(
        one["id"] for one in among if one["day"][:7] == planned.month and planned.source in (ANY, one["source"])
    )


def by_month(plan: Sequence[Compared]) -> dict[str, Decimal]:
    """What is planned for each month: the line for all sources, or without one the sum of their own lines."""
    whole = {one.planned.month: one.planned.amount for one in plan if one.planned.source == ANY}
    parts: dict[str, Decimal] = {}
    for one in plan:
        parts[one.planned.month] = parts.get(one.planned.month, Decimal(0)) + one.planned.amount
    return {**parts, **whole}


async def set_plan(portal: Portal, journal: Journal, plan: Sequence[Planned]) -> None:
    """Put these into the plan of this profile."""
    journal.payouts.set_plan(await whose(portal, journal), plan)


async def clear_plan(portal: Portal, journal: Journal, month: str | None) -> int:
    """Forget the plan, or a month of it; says how many lines went."""
    return journal.payouts.clear_plan(await whose(portal, journal), month)


def read_plan(content: bytes, name: str) -> list[Planned]:
    """A plan from a CSV file in UTF-8 or Windows-1251. Raises RuleBroken naming every bad line, UsageProblem."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1251", "replace")
    plan, bad = read(text)
    if bad:
        details = [
            Detail(one.why.code, where=f"{name}:{one.line}", params=tuple(one.why.params.items())) for one in bad
        ]
        raise RuleBroken("payouts.bad_plan", details=details, count=len(bad), path=name, word=quoted(name))
    if not plan:
        raise UsageProblem("payouts.empty_plan", path=name)
    return plan
