"""Payouts: lists and sums, and what changed since the last export (R98, R99)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ..errors import NotFound
from ..journal import Exported
from ..text.formats import MOSCOW
from .changes import whose
from .paging import stream

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.payouts import Payout, PayoutDetail, PayoutSummary
    from ..journal import Journal, Where

_QUESTIONS = {"delayed": "missing", "returned": "returned", "transferred": "amount"}
_PAGE = 500
_LOOKED_FOR = 50  # payouts that an export lacks, asked about one by one


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


def inquiry(one: Payout | PayoutDetail, question: str | None = None, text: str | None = None) -> dict[str, str]:
    """What an inquiry about this payout says: the question is the one that is mostly asked of such."""
    values = {"payout": one["id"], "payout_date": one["day"]}
    values["question"] = question or _QUESTIONS.get(one["status"], "missing")
    return {**values, "description": text} if text else values


def month_days(month: str) -> tuple[str, str]:
    """The first and the last day of a month `YYYY-MM`.

    >>> month_days("2028-02")
    ('2028-02-01', '2028-02-29')
    """
    year, number = map(int, month.split("-"))
    following = date(year + number // 12, number % 12 + 1, 1)
    return f"{month}-01", date.fromordinal(following.toordinal() - 1).isoformat()


# the archive


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs from earlier exports: `new` was in none of them, `gone` is no more. `last` is the moment (ISO)
    of the one before with days in common; None says that there was none."""

    last: str | None
    new: list[str]
    changed: list[dict[str, str]]
    gone: list[str]

    @property
    def any(self) -> bool:
        return bool(self.new or self.changed or self.gone)

    def to_json(self) -> dict[str, object]:
        """As `gosmed payouts export --json` prints it."""
        first = self.last is None
        return {"first": first, "since": self.last, "new": self.new, "changed": self.changed, "gone": self.gone}


class Archive:
    """Notes what an export has while its rows go by; once the file is whole, compares it with the one before."""

    def __init__(self, portal: Portal, journal: Journal, where: Where, which: Which) -> None:
        self._portal, self._journal, self._where, self._which = portal, journal, where, which

    @classmethod
    async def of(cls, portal: Portal, journal: Journal, which: Which) -> Archive:
        """The archive of this profile for these days."""
        return cls(portal, journal, await whose(portal, journal), which)

    async def watched(self, rows: AsyncIterator[Payout]) -> AsyncIterator[Payout]:
        """The same rows, each noted on its way."""
        self._journal.payouts.look_anew()
        some: list[Exported] = []
        async for one in rows:
            some.append(_seen(one))
            if len(some) == _PAGE:
                self._journal.payouts.see(some)
                some.clear()
            yield one
        self._journal.payouts.see(some)

    async def keep(self) -> Changes:
        """Compare, and remember this export. Call it when the file is there."""
        days = (self._where, self._portal.instance, self._which.since, self._which.until)
        await self._look_for(self._journal.payouts.missing(*days)[:_LOOKED_FOR])
        now = self._portal.time().astimezone(MOSCOW).isoformat(timespec="seconds")
        found = self._journal.payouts.remember(*days, now)
        return Changes(found.last, found.new, [_change(was, now) for was, now in found.changed], found.gone)

    async def _look_for(self, ids: Sequence[str]) -> None:
        """What has only moved to another day is not gone: a delayed payout that came."""
        for one in ids:
            with suppress(NotFound):
                self._journal.payouts.see([_seen(await self._portal.cabinet.payout(one))])


def _seen(one: Payout) -> Exported:
    return Exported(one["id"], one["day"], one["status"], Decimal(one["amount"]["amount"]))


def _change(was: Exported, now: Exported) -> dict[str, str]:
    return {
        "id": now.id,
        "status": now.status,
        "was_status": was.status,
        "amount": f"{now.amount:.2f}",
        "was_amount": f"{was.amount:.2f}",
        "day": now.day,
        "was_day": was.day,
    }
