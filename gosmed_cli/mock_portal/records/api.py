"""Patients of the institutions that the account is linked to, and their records (R85–R87)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date
from typing import Annotated, TypeVar, cast

from fastapi import APIRouter, Path, Query
from fastapi.responses import JSONResponse
from starlette.requests import Request
from starlette.responses import Response

from ...contract.cabinet.records import (
    ExportAsked,
    ExportNoted,
    Patient,
    PatientPage,
    RecordKindName,
    RecordPage,
    UnlockAsked,
    Unlocked,
    UnlockProof,
)
from ...contract.cabinet.sign_in import Challenge
from ...contract.vocabulary import Act, Method
from ...contract.wire import BASE
from .. import actions, challenges, idempotency, professional, security
from ..challenges import Waiting
from ..clock import moscow
from ..pages import Cursor, Limit, cursor_of, place_of
from ..problems import Refused, settle
from ..security import Caller
from ..state import Portal, of
from ..store import Transaction
from . import audit, cards, links, unlocking
from .cards import Filters

router = APIRouter(prefix=f"{BASE}/records", tags=["Карты пациентов"])
Number = Annotated[str, Path(max_length=100, description="Номер карты")]
Since = Annotated[date | None, Query(alias="from", description="Не раньше этого дня")]
Until = Annotated[date | None, Query(alias="to", description="Не позже этого дня")]
Physician = Annotated[str | None, Query(max_length=200, description="Часть имени врача")]
T = TypeVar("T")


@router.post("/unlock/challenges", summary="Запросить код, который открывает карты")
async def challenge(request: Request, body: UnlockAsked) -> Challenge:
    """Код приходит по СМС; с методом app вопрос задаёт приложение."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)
        _linked(t, portal, caller)
        return unlocking.start(t, portal, caller, Method(body.get("method", "sms")))


@router.post(
    "/unlock",
    summary="Открыть карты кодом",
    response_model=Unlocked,
    responses={202: {"model": Challenge, "description": "Доступ ещё не подтверждён в приложении"}},
)
async def unlock(request: Request, body: UnlockProof) -> Unlocked | Response:
    """Карты открыты этому входу на 30 минут; для метода app отвечает 202, пока доступ не подтверждён."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)
        _linked(t, portal, caller)
        found = unlocking.finish(t, portal, caller, body["challenge"], body.get("code"))
        if not isinstance(found, Waiting | Refused):
            actions.record(t, portal, caller, Act.RECORDS_UNLOCKED)
    if isinstance(found, Refused):
        raise found
    if isinstance(found, Waiting):
        return JSONResponse(challenges.described(found.row), 202)
    return Unlocked(until=moscow(found))


@router.get("/patients", summary="Пациенты учреждения")
async def patients(
    request: Request,
    q: Annotated[str, Query(max_length=200, description="Слова из имени, дата рождения, номер карты")] = "",
    cursor: Cursor = None,
    limit: Limit = 50,
) -> PatientPage:
    """Пациенты тех учреждений, к которым вы привязаны, по алфавиту."""
    after = place_of(cursor, "", "")
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = _caller(t, portal, request)
        institutions = _open(t, portal, caller)
        found = [row for row in cards.search(t, institutions, q) if (row["name"], row["id"]) > after]
        shown = found[:limit]
        audit.of_list(t, portal, caller, shown)
        items = [cards.show_patient(t, row) for row in shown]
    following = cursor_of(shown[-1]["name"], shown[-1]["id"]) if len(found) > limit else None
    return PatientPage(items=items, next=following)


@router.get("/patients/{number}", summary="Карта пациента")
async def patient(request: Request, number: Number) -> Patient:
    """Пациента другого учреждения здесь нет: 404."""

    def work(t: Transaction, portal: Portal, caller: Caller, row: sqlite3.Row) -> Patient:
        audit.of_card(t, portal, caller, Act.RECORDS_CARD_VIEWED, row)
        return cards.show_patient(t, row)

    return _of_card(request, number, work)


@router.get("/patients/{number}/records", summary="Записи карты")
async def records(
    request: Request,
    number: Number,
    since: Since = None,
    until: Until = None,
    kind: RecordKindName | None = None,
    physician: Physician = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> RecordPage:
    """Приёмы, диагнозы, процедуры, назначения, анализы; новые первыми."""
    return _page(request, number, Act.RECORDS_VIEWED, Filters(since, until, kind, physician), cursor, limit)


@router.get("/patients/{number}/analyses", summary="Анализы пациента")
async def analyses(
    request: Request,
    number: Number,
    since: Since = None,
    until: Until = None,
    physician: Physician = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> RecordPage:
    """Анализы со значениями и референсными интервалами; новые первыми."""
    filters = Filters(since, until, "analysis", physician)
    return _page(request, number, Act.RECORDS_ANALYSES_VIEWED, filters, cursor, limit)


@router.post(
    "/patients/{number}/exports", status_code=201, summary="Сообщить о выгрузке карты", response_model=ExportNoted
)
async def export(request: Request, number: Number, body: ExportAsked) -> Response:
    """Пишется в журнал до того, как появится файл; без этого выгружать карту нельзя."""
    asked = {name: str(value) for name, value in body.items()}

    def work(t: Transaction, portal: Portal, caller: Caller, row: sqlite3.Row) -> Response | Refused:
        def write() -> tuple[int, ExportNoted]:
            entry = audit.of_card(t, portal, caller, Act.RECORDS_EXPORTED, row, body["format"].upper())
            return 201, ExportNoted(id=entry, at=moscow(portal.clock.now()))

        return idempotency.once(t, portal, request, caller.account_id, asked, write)

    return _of_card(request, number, work)


def _page(request: Request, number: str, act: Act, filters: Filters, cursor: str | None, limit: int) -> RecordPage:
    if filters.since and filters.until and filters.since > filters.until:
        raise Refused("records_period")
    after = cast("tuple[str, str]", place_of(cursor, "", ""))
    wanted = cards.KINDS[filters.kind].lower() if filters.kind and act is Act.RECORDS_VIEWED else ""

    def work(t: Transaction, portal: Portal, caller: Caller, row: sqlite3.Row) -> RecordPage:
        audit.of_card(t, portal, caller, act, row, wanted)
        rows = cards.records(t, row["id"], filters, after, limit + 1)
        shown = rows[:limit]
        following = cursor_of(shown[-1]["at"], shown[-1]["id"]) if len(rows) > limit else None
        items = [cards.show_record(one) for one in shown]
        return RecordPage(patient=cards.show_patient(t, row), items=items, next=following)

    return _of_card(request, number, work)


def _of_card(
    request: Request, number: str, work: Callable[[Transaction, Portal, Caller, sqlite3.Row], T | Refused]
) -> T:
    """What `work` makes of the card, written down in the same transaction; a card that is not there for this
    caller is refused, and that is written down as well."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = _caller(t, portal, request)
        found = cards.find(t, _open(t, portal, caller), number)
        if isinstance(found, Refused):
            audit.of_refusal(t, portal, caller)
            done: T | Refused = found
        else:
            done = work(t, portal, caller, found)
    return settle(done)


def _caller(t: Transaction, portal: Portal, request: Request) -> Caller:
    """Reading a patient's record takes the full scope: it is no state that a cron job should see."""
    return security.caller(t, portal, request, write=True)


def _linked(t: Transaction, portal: Portal, caller: Caller) -> tuple[str, ...]:
    """The institutions of the caller. Raises Refused `section_closed`, which names the service to apply for."""
    professional.require(t, portal, caller.account_id, opened="cabinet")
    professional.require(t, portal, caller.account_id, opened=links.DOOR)
    return links.institutions_of(t, portal, caller.account_id)


def _open(t: Transaction, portal: Portal, caller: Caller) -> tuple[str, ...]:
    """The same, once the second factor was given. Raises Refused `second_factor_needed`, too."""
    institutions = _linked(t, portal, caller)
    unlocking.require(t, portal, caller)
    return institutions
