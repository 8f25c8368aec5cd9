"""Payouts: lists and sums, the plan against what came, what changed since the last export (R98, R99)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ..contract.vocabulary import PayoutStatus
from ..errors import Detail, NotFound, RuleBroken, UsageProblem
from ..journal import Exported
from ..rules.payout_plan import ANY, Planned, read
from .changes import whose
from .paging import stream

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.payouts import Payout, PayoutDetail, PayoutSummary
    from ..journal import Journal, Where

_PAGE = 500
_COUNTED = (PayoutStatus.TRANSFERRED.value,)
_OPEN = (PayoutStatus.DELAYED.value, PayoutStatus.RETURNED.value)


@dataclass(frozen=True, slots=True)
class Which:
    """Which payouts: days (ISO, both included, of the transfer or else when due), statuses, a source."""

    since: str | None = None
    until: str | None = None
    status: tuple[str, ...] = ()
    source: str | None = None

    def params(self) -> dict[str, Any]:
        return {"since": self.since, "until": self.until, "status": self.status, "source": self.source}


async def rows(portal: Portal, which: Which, limit: int | None = None) -> AsyncIterator[Payout]:
    """Payouts, newest first, as they are asked for: memory holds one page."""

    async def fetch(cursor: str | None, size: int) -> Any:
        return await portal.cabinet.payouts(**which.params(), cursor=cursor, limit=min(limit or _PAGE, _PAGE))

    async for one in stream(fetch, limit):
        yield one


async def list_(portal: Portal, which: Which, limit: int | None = None) -> list[Payout]:
    """The same, whole."""
    return [one async for one in rows(portal, which, limit)]


async def summary(portal: Portal, which: Which, by: str) -> PayoutSummary:
    """Sums by `month`, `status` or `source`."""
    return await portal.cabinet.payout_summary(by, **which.params())


async def show(portal: Portal, number: str) -> PayoutDetail:
    """One payout. Raises NotFound."""
    try:
        return await portal.cabinet.payout(number)
    except NotFound as error:
        raise NotFound("payouts.unknown", number=number) from error


def month_days(month: str) -> tuple[str, str]:
    """The first and the last day of a month `YYYY-MM`.

    >>> month_days("2028-02")
    ('2028-02-01', '2028-02-29')
    """
    year, number = map(int, month.split("-"))
    following = date(year + number // 12, number % 12 + 1, 1)
    return f"{month}-01", date.fromordinal(following.toordinal() - 1).isoformat()


# the plan


@dataclass(frozen=True, slots=True)
class Compared:
    """A line of the plan against what was transferred for that month; `waiting` are its payouts that are delayed
    or came back."""

    planned: Planned
    fact: Decimal
    waiting: tuple[str, ...]

    @property
    def difference(self) -> Decimal:
        """Above nought: more came than was planned."""
        return self.fact - self.planned.amount

    def to_json(self) -> dict[str, object]:
        """As `gosmed payouts plan --json` prints it."""
        one = self.planned
        return {
            "month": one.month,
            "source": one.source or None,
            "plan": money(one.amount),
            "fact": money(self.fact),
            "difference": money(self.difference),
            "waiting": list(self.waiting),
        }


def money(amount: Decimal) -> dict[str, str]:
    """As the wire has money."""
    return {"amount": f"{amount:.2f}", "currency": "RUB"}


async def compared(portal: Portal, journal: Journal) -> list[Compared]:
    """The own plan against the portal, by month."""
    plan = journal.payouts.plan(await whose(portal, journal))
    if not plan:
        return []
    facts = {source: await _facts(portal, source) for source in {one.source for one in plan}}
    waiting = await list_(portal, Which(status=_OPEN))
    return [
        Compared(one, facts[one.source].get(one.month, Decimal(0)), _of(one, waiting))
        for one in sorted(plan, key=lambda one: (one.month, one.source))
    ]


async def _facts(portal: Portal, source: str) -> Mapping[str, Decimal]:
    """What was transferred for each month, from this source or from all."""
    found = await summary(portal, Which(status=_COUNTED, source=source or None), "month")
    return {one["key"]: Decimal(one["amount"]["amount"]) for one in found["items"]}


def _of(planned: Planned, waiting: Sequence[Payout]) -> tuple[str, ...]:
    return tuple(
        one["id"] for one in waiting if one["period"] == planned.month and planned.source in (ANY, one["source"])
    )


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
        raise RuleBroken("payouts.bad_plan", details=details, count=len(bad), path=name)
    if not plan:
        raise UsageProblem("payouts.empty_plan", path=name)
    return plan


# the archive


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs from the last export of the same days; `first` says that there was none."""

    first: bool
    new: list[str]
    changed: list[dict[str, str]]
    gone: list[str]

    def to_json(self) -> dict[str, object]:
        return {"first": self.first, "new": self.new, "changed": self.changed, "gone": self.gone}


class Archive:
    """Notes what an export has while its rows go by; once the file is whole, compares it with the one before."""

    def __init__(self, journal: Journal, where: Where, instance: str, which: Which) -> None:
        self._journal, self._where, self._instance, self._which = journal, where, instance, which

    @classmethod
    async def of(cls, portal: Portal, journal: Journal, which: Which) -> Archive:
        """The archive of this profile for these days."""
        return cls(journal, await whose(portal, journal), portal.instance, which)

    async def watched(self, rows: AsyncIterator[Payout]) -> AsyncIterator[Payout]:
        """The same rows, each noted on its way."""
        self._journal.payouts.look_anew()
        some: list[Exported] = []
        async for one in rows:
            some.append(Exported(one["id"], one["day"], one["status"], Decimal(one["amount"]["amount"])))
            if len(some) == _PAGE:
                self._journal.payouts.see(some)
                some.clear()
            yield one
        self._journal.payouts.see(some)

    def keep(self) -> Changes:
        """Compare, and remember this export. Call it when the file is there."""
        found = self._journal.payouts.remember(self._where, self._instance, self._which.since, self._which.until)
        return Changes(found.first, found.new, [_change(was, now) for was, now in found.changed], found.gone)


def _change(was: Exported, now: Exported) -> dict[str, str]:
    return {
        "id": now.id,
        "status": now.status,
        "was_status": was.status,
        "amount": f"{now.amount:.2f}",
        "was_amount": f"{was.amount:.2f}",
    }
