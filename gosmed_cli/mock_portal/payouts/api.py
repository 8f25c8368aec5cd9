"""`/payouts`: list, sums, one payout's card (R98, R99)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.requests import Request

from ...contract.cabinet.payouts import PayoutDetail, PayoutGrouping, PayoutPage, PayoutSum, PayoutSummary
from ...contract.vocabulary import PROFESSIONAL_TAB, PayoutStatus
from ...contract.wire import BASE
from .. import professional, security
from ..pages import Cursor, cursor_of, place_of
from ..state import Portal, of
from ..store import Transaction
from . import ledger

router = APIRouter(prefix=f"{BASE}/payouts", tags=["Выплаты"])
Limit = Annotated[int, Query(ge=1, le=500, description="Сколько записей на странице")]
Since = Annotated[date | None, Query(description="Не раньше этого дня")]
Until = Annotated[date | None, Query(description="Не позже этого дня")]
Statuses = Annotated[list[PayoutStatus] | None, Query(alias="status", description="Можно указать несколько раз")]
Source = Annotated[str | None, Query(max_length=40, description="Код из справочника payout-sources")]
_FIRST, _LAST = "0001-01-01", "9999-12-31"


@router.get("", summary="Выплаты")
async def payouts(
    request: Request,
    since: Since = None,
    until: Until = None,
    status: Statuses = None,
    source: Source = None,
    cursor: Cursor = None,
    limit: Limit = 100,
) -> PayoutPage:
    """Новые первыми; день выплаты: когда перечислена, а до того когда ожидается."""
    portal = of(request.app)
    day, number = place_of(cursor, *_after(until))
    with portal.store.transaction() as t:
        caller = _receiver(t, portal, request)
        rows = list(
            t.q.payouts_before(
                account_id=caller.account_id,
                day=day,
                id=number,
                since=_day(since, _FIRST),
                source=source,
                statuses=_listed(status),
                limit=limit + 1,
            )
        )
    last = rows[limit - 1] if len(rows) > limit else None
    following = cursor_of(last["day"], last["id"]) if last else None
    return PayoutPage(items=[ledger.show(row) for row in rows[:limit]], next=following)


@router.get("/summary", summary="Суммы выплат")
async def summary(
    request: Request,
    by: PayoutGrouping = "month",
    since: Since = None,
    until: Until = None,
    status: Statuses = None,
    source: Source = None,
) -> PayoutSummary:
    """По месяцам (дня выплаты, как в списке), по состояниям или по источникам."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = _receiver(t, portal, request)
        rows = list(
            t.q.payout_sums(
                account_id=caller.account_id,
                by=by,
                since=_day(since, _FIRST),
                until=_day(until, _LAST),
                source=source,
                statuses=_listed(status),
            )
        )
    items = [
        PayoutSum(
            key=row["name"], title=_title(by, row["name"]), count=row["count"], amount=ledger.money(row["amount"])
        )
        for row in rows
    ]
    total = ledger.money(sum(row["amount"] for row in rows))
    return PayoutSummary(by=by, items=items, count=sum(row["count"] for row in rows), total=total)


@router.get("/{number}", summary="Карточка выплаты")
async def payout(request: Request, number: Annotated[str, Path(max_length=60)]) -> PayoutDetail:
    """С причиной задержки и с тем, кто на вопросы отвечает."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = _receiver(t, portal, request)
        return ledger.detail(ledger.found(t, caller.account_id, number))


def _receiver(t: Transaction, portal: Portal, request: Request) -> security.Caller:
    """Who asks; payouts open with the binding of the professional status (R23)."""
    caller = security.caller(t, portal, request)
    professional.require(t, portal, caller.account_id, opened=PROFESSIONAL_TAB)
    return caller


def _title(by: PayoutGrouping, name: str) -> str:
    if by == "status":
        return PayoutStatus(name).label
    return ledger.source_title(name) if by == "source" else name


def _after(until: date | None) -> tuple[str, str]:
    """The place after which the first page begins: before the first payout of the day that follows."""
    if until is None or until == date.max:
        return _LAST, chr(0x10FFFF)
    return (until + timedelta(days=1)).isoformat(), ""


def _day(day: date | None, otherwise: str) -> str:
    return day.isoformat() if day else otherwise


def _listed(statuses: list[PayoutStatus] | None) -> str | None:
    return f",{','.join(statuses)}," if statuses else None
