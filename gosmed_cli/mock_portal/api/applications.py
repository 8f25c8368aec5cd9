"""«Мои заявления» (R46): the caller's applications, and what was sent with them. Somebody else's is 404."""

from __future__ import annotations

import sqlite3
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from ...contract.cabinet.applications import ApplicationDetail, ApplicationPage
from ...contract.vocabulary import Status
from ...contract.wire import BASE
from .. import application_view, security
from ..pages import Cursor, Limit, cursor_of, etag, file_answer, number_of, place_of, tagged
from ..problems import Refused
from ..state import Portal, instance, of
from ..store import Transaction

router = APIRouter(prefix=f"{BASE}/applications", tags=["Заявления"])

Number = Annotated[str, Path(max_length=100, description="Номер заявления")]
Sha256 = Annotated[str, Path(max_length=100, description="SHA-256 файла, 64 знака")]
_LATER_THAN_ALL = 2**62
_UNCHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "Ничего не изменилось"}}


@router.get("", summary="Мои заявления", response_model=ApplicationPage, responses=_UNCHANGED)
async def applications(
    request: Request,
    service: Annotated[str | None, Query(max_length=100)] = None,
    status: Status | None = None,
    number: Annotated[list[str] | None, Query(max_length=200)] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Response:
    """Новые первыми; можно отобрать по услуге, статусу и номерам. Отвечает 304, если ничего не изменилось."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)
        version = t.q.cabinet_version(account_id=caller.account_id)
        tag = etag(instance(t), caller.account_id, request.url.query, *version)
        (before,) = place_of(cursor, _LATER_THAN_ALL)
        if number is not None:
            rows = _named(t, caller.account_id, number, service, status, before)
        else:
            rows = t.q.cabinet_applications(
                account_id=caller.account_id, slug=service, status=status, before=before, limit=limit + 1
            )
        return tagged(request, tag, _page(t, portal, list(rows), limit))


def _page(t: Transaction, portal: Portal, rows: list[sqlite3.Row], limit: int) -> ApplicationPage:
    shown = rows[:limit]
    more = len(rows) > limit
    return ApplicationPage(
        items=[application_view.show(t, portal, row) for row in shown],
        next=cursor_of(shown[-1]["id"]) if more else None,
    )


def _named(
    t: Transaction, account_id: str, numbers: list[str], slug: str | None, status: str | None, before: int
) -> list[sqlite3.Row]:
    """The applications with these numbers; unknown ones and somebody else's are not among them."""
    wanted = sorted(
        {int(one) for one in numbers if one.isascii() and one.isdigit() and len(one) < 19}, reverse=True
    )
    found = (t.q.cabinet_application(id=one, account_id=account_id) for one in wanted if one < before)
    return [
        row for row in found if row is not None and slug in (None, row["slug"]) and status in (None, row["status"])
    ]


@router.get("/{number}", summary="Одно заявление", response_model=ApplicationDetail, responses=_UNCHANGED)
async def application(request: Request, number: Number) -> Response:
    """С полями и вложениями, которые были отправлены последними."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)
        row = _own(t, caller, number)
        found = application_view.detail(t, portal, row)
        return tagged(request, etag(instance(t), caller.account_id, found), found)


@router.get(
    "/{number}/attachments/{sha256}",
    summary="Отправленный файл",
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {}}, "description": "Файл"}},
)
async def attachment(request: Request, number: Number, sha256: Sha256) -> Response:
    """Файл, приложенный к заявлению."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        row = _own(t, security.caller(t, portal, request), number)
        file = t.q.cabinet_file(order_id=row["id"], sha256=sha256)
        if file is None:
            raise Refused("not_found")
        data = bytes(t.q.blob_data(sha256=sha256)["data"])
    return file_answer(data, file["mnemonic"], file["mime_type"], sha256)


def _own(t: Transaction, caller: security.Caller, number: str) -> sqlite3.Row:
    row: sqlite3.Row | None = t.q.cabinet_application(id=number_of(number), account_id=caller.account_id)
    if row is None:
        raise Refused("not_found")
    return row
