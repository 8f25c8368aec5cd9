"""Payouts: `/payouts` (R98, R99)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from ...contract.wire import BASE
from .. import decode
from .base import Part, query, segment

if TYPE_CHECKING:
    from ...contract.cabinet.payouts import PayoutDetail, PayoutPage, PayoutSummary

_ALL = f"{BASE}/payouts"
_ONE = f"{_ALL}/{{id}}"


class PayoutsPart(Part):
    async def payouts(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        status: Sequence[str] = (),
        source: str | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> PayoutPage:
        """Days are ISO dates, both included. Raises NotAllowed before the professional status is confirmed."""
        params = query(since=since, until=until, status=list(status), source=source, cursor=cursor, limit=limit)
        return cast(
            "PayoutPage", decode.page(await self._transport.json("GET", _ALL, params=params), _ALL, _payout)
        )

    async def payout_summary(
        self,
        by: str,
        *,
        since: str | None = None,
        until: str | None = None,
        status: Sequence[str] = (),
        source: str | None = None,
    ) -> PayoutSummary:
        """Sums by `month` (for which), `status` or `source`."""
        path = f"{_ALL}/summary"
        params = query(by=by, since=since, until=until, status=list(status), source=source)
        found = decode.an_object(
            await self._transport.json("GET", path, params=params), path, items=list, total=dict
        )
        for one in found["items"]:
            decode.an_object(one, path, "key", "title", count=int, amount=dict)
        return cast("PayoutSummary", found)

    async def payout(self, id_: str) -> PayoutDetail:
        """One payout's card. Raises NotFound."""
        value = await self._transport.json("GET", f"{_ALL}/{segment(id_)}", template=_ONE)
        return cast("PayoutDetail", decode.an_object(_payout(value, _ONE), _ONE, contact=dict))


def _payout(value: Any, what: str) -> dict[str, Any]:
    texts = ("id", "title", "period", "status", "status_title", "source", "source_title", "due_on", "day")
    found = decode.an_object(value, what, *texts, amount=dict)
    decode.an_object(found["amount"], what, "amount", "currency")
    return found
