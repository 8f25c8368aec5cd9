"""Notices and their settings (R48), and the action log of the account."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from ...contract.cabinet.notices import (
    ActionPage,
    Notice,
    NoticePage,
    NoticeSetting,
    NoticeSettings,
    NoticeSwitches,
)
from ...contract.vocabulary import Act, NoticeChannel, NoticeKind
from ...contract.wire import BASE
from ...text.formats import MOSCOW
from .. import actions, idempotency, notices, security
from ..clock import iso, moscow, parse
from ..pages import Cursor, Limit, cursor_of, place_of
from ..problems import settle
from ..state import Portal, of
from ..store import Transaction

router = APIRouter(prefix=BASE, tags=["Уведомления и журнал"])
Since = Annotated[datetime | None, Query(description="Не раньше этого момента; без пояса время московское")]
Until = Annotated[datetime | None, Query(description="Не позже этого момента; без пояса время московское")]
_LATEST = 2**62


@router.get("/notifications", summary="Уведомления")
async def notifications(
    request: Request,
    kind: NoticeKind | None = None,
    since: Since = None,
    until: Until = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> NoticePage:
    """Новые первыми; можно отобрать по виду и времени. Кодов и ссылок здесь нет."""
    portal = of(request.app)
    (before,) = place_of(cursor, _LATEST)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)
        rows = list(
            t.q.notices_before(
                account_id=caller.account_id,
                kind=kind,
                since=_text(since),
                until=_text(until),
                before=before,
                limit=limit + 1,
            )
        )
    return NoticePage(items=[_show(row) for row in rows[:limit]], next=_next(rows, limit))


@router.get("/notifications/settings", summary="Какие уведомления куда приходят")
async def settings(request: Request) -> NoticeSettings:
    """Для каждого вида уведомлений: SMS, электронная почта, push."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)
        return _settings(notices.settings(t, caller.account_id))


@router.put("/notifications/settings", summary="Включить или выключить", response_model=NoticeSettings)
async def switch(request: Request, body: NoticeSwitches) -> Response:
    """Уведомления о безопасности приходят хотя бы одним способом: выключить все нельзя."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)

        def work() -> tuple[int, NoticeSettings]:
            return 200, _switch(t, portal, caller, body)

        answer = idempotency.once(t, portal, request, caller.account_id, {"items": body["items"]}, work)
    return settle(answer)


@router.get("/journal", summary="Журнал действий")
async def journal(
    request: Request, since: Since = None, until: Until = None, cursor: Cursor = None, limit: Limit = 50
) -> ActionPage:
    """Что делал владелец учётной записи и с какого устройства; новые действия первыми."""
    portal = of(request.app)
    (before,) = place_of(cursor, _LATEST)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)
        rows = list(
            t.q.actions_before(
                account_id=caller.account_id,
                since=_text(since),
                until=_text(until),
                before=before,
                limit=limit + 1,
            )
        )
    return ActionPage(items=[actions.show(row) for row in rows[:limit]], next=_next(rows, limit))


def _switch(t: Transaction, portal: Portal, caller: security.Caller, body: NoticeSwitches) -> NoticeSettings:
    changes = [
        (NoticeKind(one["kind"]) if "kind" in one else None, NoticeChannel(one["channel"]), one["on"])
        for one in body["items"]
    ]
    found = _settings(notices.switch(t, caller.account_id, changes))
    words = (f"{kind or '*'}.{channel}={'on' if on else 'off'}" for kind, channel, on in changes)
    actions.record(t, portal, caller, Act.SETTINGS_CHANGED, ", ".join(words))
    return found


def _settings(found: notices.Settings) -> NoticeSettings:
    return NoticeSettings(
        items=[
            NoticeSetting(
                kind=kind.value,
                sms=channels[NoticeChannel.SMS],
                email=channels[NoticeChannel.EMAIL],
                push=channels[NoticeChannel.PUSH],
            )
            for kind, channels in found.items()
        ]
    )


def _text(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    try:
        return iso(moment if moment.tzinfo else moment.replace(tzinfo=MOSCOW))
    except OverflowError:  # a moment of the year 1 or 9999 that leaves the calendar when it is taken to UTC
        return "0001" if moment.year == 1 else "9999-12-31T23:59:59"


def _next(rows: list[sqlite3.Row], limit: int) -> str | None:
    return cursor_of(rows[limit - 1]["id"]) if len(rows) > limit else None


def _show(row: sqlite3.Row) -> Notice:
    notice = Notice(
        id=row["id"],
        kind=row["kind"],
        at=moscow(parse(row["at"])),
        subject=row["subject"],
        text=row["text"],
        channels=row["channels"].split(),
    )
    if row["order_id"] is not None:
        notice["number"] = str(row["order_id"])
    return notice
