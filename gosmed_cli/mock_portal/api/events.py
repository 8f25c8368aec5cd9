"""What happened to the account since a place in the feed, waited for if need be."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import time
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request

from ...contract.cabinet.notices import Event, EventPage
from ...contract.wire import BASE
from .. import schedule, security
from ..clock import moscow, parse
from ..protocol import stopping
from ..state import Portal, of

router = APIRouter(prefix=f"{BASE}/events", tags=["События"])

LONGEST = 30  # seconds of real time
_PAUSE = 0.1


@router.get("", summary="События после указанного")
async def events(
    request: Request,
    after: Annotated[int, Query(ge=0, le=2**62)] = 0,
    wait: Annotated[int, Query(ge=0, le=LONGEST, description="Сколько секунд ждать новых событий")] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> EventPage:
    """Старые первыми. Пока событий нет, ответ задерживается, но не дольше `wait` секунд."""
    portal = of(request.app)
    until = time.monotonic() + wait
    while True:
        rows = _read(portal, request, after, limit)
        if rows or time.monotonic() >= until or stopping(request.scope) or await request.is_disconnected():
            items = [_show(row) for row in rows]
            return EventPage(items=items, next=items[-1]["id"] if items else after)
        await asyncio.sleep(_PAUSE)
        schedule.run_due(portal)


def _read(portal: Portal, request: Request, after: int, limit: int) -> list[sqlite3.Row]:
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)
        return list(t.q.cabinet_events(account_id=caller.account_id, after=after, limit=limit))


def _show(row: sqlite3.Row) -> Event:
    event = Event(id=row["id"], kind=row["kind"], at=moscow(parse(row["at"])), data=json.loads(row["data"]))
    if row["order_id"] is not None:
        event["number"] = str(row["order_id"])
    return event
