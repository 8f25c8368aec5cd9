"""What the account's owner has to keep in mind (R103): readable with the narrow scope, for cron."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request

from ...contract.cabinet.notices import DeadlineList
from ...contract.wire import BASE
from .. import security, upcoming
from ..clock import moscow
from ..state import of

router = APIRouter(prefix=f"{BASE}/deadlines", tags=["Сроки"])


@router.get("", summary="Сроки и встречи")
async def deadlines(request: Request) -> DeadlineList:
    """Сроки повторной отправки и ответов, встречи, окончание лицензии и аккредитации; ближайшие первыми."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)
        account = t.q.account(id=caller.account_id)
        items = upcoming.deadlines_of(t, portal, account)
    return DeadlineList(items=items, account=caller.account_id, now=moscow(portal.clock.now()))
