"""Professional development: `/training` (R88–R91). The section opens with the cabinet."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from ...contract.cabinet.training import (
    CalendarYear,
    CertificateOf,
    Source,
    Training,
    TrainingCertificate,
    TrainingGoal,
    TrainingPage,
)
from ...contract.vocabulary import Act
from ...contract.wire import BASE
from .. import accounts, actions, idempotency, professional, security
from ..letters import PDF
from ..pages import Cursor, Limit, cursor_of, file_answer, place_of
from ..problems import Refused, settle
from ..state import Portal, of
from ..store import Transaction
from . import certificates, goals, letter, overview
from .progress import today_of
from .reminding import DOOR

router = APIRouter(prefix=f"{BASE}/training", tags=["Профессиональное развитие"])
YearAsked = Annotated[CalendarYear | None, Query(description="Год; без него текущий")]
First = Annotated[date | None, Query(alias="from", description="Окончено не раньше этого дня")]
Last = Annotated[date | None, Query(alias="to", description="Окончено не позже этого дня")]
Kind = Annotated[str | None, Query(max_length=40, description="Вид обучения: справочник training-kinds")]
_LATEST = ("9999-99-99", 2**62)


@router.get("", summary="Баллы, цель, цикл, прогноз")
async def training(request: Request, year: YearAsked = None) -> Training:
    """Год и пятилетний цикл, прогноз по темпу последних 365 дней, обязательные мероприятия, ближайшие сроки."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        return overview.of(t, portal, _account(t, portal, request), year)


@router.put("/goal", summary="Поставить цель на год", response_model=Training)
async def set_goal(request: Request, body: TrainingGoal) -> Response:
    """От 1 до 500 баллов, на текущий год или на один из четырёх следующих."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request, write=True)
        account = _opened(t, portal, caller)

        year = body.get("year") or today_of(portal).year

        def work() -> tuple[int, Training]:
            goals.put(t, portal, account["id"], year, body["points"])
            actions.record(t, portal, caller, Act.TRAINING_GOAL_SET, f"{year}: {body['points']}")
            return 200, overview.of(t, portal, account, year)

        asked = {"year": year, "points": body["points"]}
        answer = idempotency.once(t, portal, request, caller.account_id, asked, work)
    return settle(answer)


@router.get("/history", summary="История обучения")
async def history(
    request: Request,
    first: First = None,
    last: Last = None,
    kind: Kind = None,
    source: Source | None = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> TrainingPage:
    """Новое первым."""
    portal = of(request.app)
    day, before = place_of(cursor, *_LATEST)
    with portal.store.transaction() as t:
        account = _account(t, portal, request)
        rows = list(
            t.q.training_before(
                account_id=account["id"],
                day=day,
                before=before,
                first=first.isoformat() if first else None,
                last=last.isoformat() if last else None,
                kind=kind,
                source=source,
                limit=limit + 1,
            )
        )
    more = len(rows) > limit
    following = cursor_of(rows[limit - 1]["finished_on"], rows[limit - 1]["id"]) if more else None
    return TrainingPage(items=[overview.record(row) for row in rows[:limit]], next=following)


@router.get("/certificate", summary="Сертификат о выполнении цели")
async def certificate(request: Request, year: YearAsked = None) -> Response:
    """PDF. Пока цель не достигнута, 409 `goal_not_reached`: сказано, сколько не хватает."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)
        account = _opened(t, portal, caller)
        wanted = year or today_of(portal).year
        row = certificates.found(t, portal, account["id"], wanted)
        data = letter.write(row, certificates.records_of(t, row), accounts.known(account))
        actions.record(t, portal, caller, Act.TRAINING_CERTIFICATE_DOWNLOADED, row["number"])
    return file_answer(data, f"certificate-{wanted}.pdf", PDF, letter.sha256(data))


@router.post("/certificate/transfer", summary="Передать сертификат", response_model=TrainingCertificate)
async def transfer(request: Request, body: CertificateOf) -> Response:
    """В региональный орган управления здравоохранением. Повторная передача ничего не меняет."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request, write=True)
        account = _opened(t, portal, caller)
        wanted = body.get("year") or today_of(portal).year

        def work() -> tuple[int, TrainingCertificate]:
            row, new = certificates.hand_over(t, portal, account["id"], wanted)
            if new:
                actions.record(t, portal, caller, Act.TRAINING_CERTIFICATE_HANDED_OVER, row["number"])
            return 200, certificates.view(row)

        answer = idempotency.once(t, portal, request, caller.account_id, {"year": wanted}, work)
    return settle(answer)


def _account(t: Transaction, portal: Portal, request: Request) -> sqlite3.Row:
    return _opened(t, portal, security.caller(t, portal, request))


def _opened(t: Transaction, portal: Portal, caller: security.Caller) -> sqlite3.Row:
    """Whose section it is. Raises Refused `section_closed` with the service that opens it (R88)."""
    professional.require(t, portal, caller.account_id, opened=DOOR)
    row: sqlite3.Row | None = t.q.account(id=caller.account_id)
    if row is None:
        raise Refused("not_found")
    return row
