"""«Обучение и повышение квалификации»: the catalogue and «Мои обучения» (R92–R94).

Anybody signed in may look at the catalogue; the rest opens with the cabinet, and enrolling takes the professional
service `training-portal` as well (R102).
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, cast

from fastapi import APIRouter, Body, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from ...contract.cabinet.courses import (
    ChangeAsked,
    CourseDetail,
    CourseKind,
    CoursePage,
    EnrolAsked,
    Enrolment,
    EnrolmentPage,
    EnrolmentState,
)
from ...contract.dictionaries import dictionary
from ...contract.vocabulary import Act
from ...contract.wire import BASE
from .. import actions, idempotency, professional, security
from ..letters import PDF
from ..pages import Cursor, Limit, cursor_of, file_answer, place_of
from ..problems import Refused, settle
from ..security import Caller
from ..state import Portal, of
from ..store import Transaction
from . import catalogue, completion, enrolling, mine, seats, sheets

router = APIRouter(prefix=BASE, tags=["Курсы"])
Id = Annotated[str, Path(max_length=60, description="Номер курса")]
Number = Annotated[str, Path(max_length=20, description="Номер записи")]
First = Annotated[date | None, Query(alias="from", description="Начало не раньше этого дня")]
Last = Annotated[date | None, Query(alias="to", description="Начало не позже этого дня")]
Named = Annotated[str | None, Query(max_length=200, description="Код или название из справочника")]
_TEXT = "text/plain; charset=utf-8"
_LATEST = 2**62


@router.get("/courses", summary="Каталог курсов")
async def courses(
    request: Request,
    q: Annotated[str, Query(max_length=200, description="Слова: название, тема, организатор")] = "",
    kind: CourseKind | None = None,
    specialty: Named = None,
    region: Named = None,
    first: First = None,
    last: Last = None,
    free: Annotated[bool, Query(description="Только те, на которые можно записаться")] = False,
    points_from: Annotated[float, Query(ge=0, le=1000, description="Баллов не меньше")] = 0,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> CoursePage:
    """Ближайшие первыми, по словам – сначала самые подходящие. Без дат прошедшие курсы не показаны."""
    if first and last and first > last:
        raise Refused("records_period")
    asked = catalogue.Filters(
        q, kind, _code("specialties", specialty), _code("regions", region), first, last, free, points_from
    )
    after = cast("catalogue.Place", place_of(cursor, *catalogue.FIRST))
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)
        found = catalogue.search(t, portal, asked, after)
        taken, own, now = seats.All(t), catalogue.own(t, caller.account_id), portal.clock.now()
        items = [catalogue.show(row, taken.of(row), own.get(row["id"]), now) for _, row in found[:limit]]
    return CoursePage(items=items, next=cursor_of(*found[limit - 1][0]) if len(found) > limit else None)


def _code(name: str, typed: str | None) -> str | None:
    """The item of a dictionary. Raises Refused `course_filter`."""
    entries = dictionary(name)
    item = entries.find(typed) if typed and entries else None
    if typed and item is None:
        raise Refused("course_filter", given=typed, dictionary=name)
    return item.value if item else None


@router.get("/courses/{course_id}", summary="Описание курса")
async def course(request: Request, course_id: Id) -> CourseDetail:
    """Программа, требования и подходите ли вы, материалы, сроки, другие даты."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)
        return catalogue.detail(t, portal, catalogue.found(t, portal, course_id), caller.account_id)


@router.get("/courses/{course_id}/materials/{name}", summary="Материал курса")
async def material(
    request: Request, course_id: Id, name: Annotated[str, Path(max_length=200, description="Имя файла")]
) -> Response:
    """Файл PDF или текст."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = _opened(t, portal, request)
        row = catalogue.found(t, portal, course_id)
        one = next((one for one in json.loads(row["materials"]) if one["name"] == name), None)
        if one is None:
            raise Refused("not_found")
        actions.record(t, portal, caller, Act.COURSE_MATERIAL_DOWNLOADED, f"{name}, {_named(row)}")
        data = sheets.material(row, one)
    mime = PDF if catalogue.material(one)["format"] == "pdf" else _TEXT
    return file_answer(data, name, mime, hashlib.sha256(data).hexdigest())


@router.post("/courses/{course_id}/enrolment", status_code=201, summary="Записаться", response_model=Enrolment)
async def enrol(
    request: Request,
    course_id: Id,
    body: Annotated[EnrolAsked | None, Body()] = None,
) -> Response:
    """Места и требования проверяются сразу. Мест нет: 409 `course_full`; с `wait` – место в листе ожидания."""
    wait = bool((body or {}).get("wait", False))

    def work(t: Transaction, portal: Portal, caller: Caller) -> tuple[int, Enrolment]:
        enrolling.doors(t, portal, caller.account_id)
        row = enrolling.enrol(t, portal, caller.account_id, course_id, wait=wait)
        act = Act.COURSE_WAITING if row["state"] == "awaiting" else Act.COURSE_ENROLLED
        actions.record(t, portal, caller, act, _about(t, row))
        return 201, mine.show(t, portal, row)

    return _once(request, {"wait": wait}, work)


@router.get("/enrolments", summary="Мои обучения")
async def enrolments(
    request: Request, state: EnrolmentState | None = None, cursor: Cursor = None, limit: Limit = 50
) -> EnrolmentPage:
    """Новые записи первыми."""
    portal = of(request.app)
    (before,) = place_of(cursor, _LATEST)
    with portal.store.transaction() as t:
        caller = _opened(t, portal, request)
        rows = list(
            t.q.enrolments_before(account_id=caller.account_id, state=state, before=before, limit=limit + 1)
        )
        items = [mine.show(t, portal, row) for row in rows[:limit]]
    return EnrolmentPage(items=items, next=cursor_of(rows[limit - 1]["id"]) if len(rows) > limit else None)


@router.get("/enrolments/{number}", summary="Запись на курс")
async def enrolment(request: Request, number: Number) -> Enrolment:
    """С номером в очереди, доступом на учебный портал, сертификатом."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = _opened(t, portal, request)
        return mine.show(t, portal, mine.found(t, caller.account_id, number))


@router.put("/enrolments/{number}", summary="Изменить запись", response_model=Enrolment)
async def change(request: Request, number: Number, body: ChangeAsked) -> Response:
    """Другой курс или другие даты. Если там нет мест, прежняя запись остаётся."""

    def work(t: Transaction, portal: Portal, caller: Caller) -> tuple[int, Enrolment]:
        enrolling.doors(t, portal, caller.account_id)
        row = enrolling.change(t, portal, mine.found(t, caller.account_id, number), body["course"])
        actions.record(t, portal, caller, Act.COURSE_CHANGED, _about(t, row))
        return 200, mine.show(t, portal, row)

    return _once(request, {"course": body["course"]}, work)


@router.delete("/enrolments/{number}", summary="Отменить запись", response_model=Enrolment)
async def cancel(request: Request, number: Number) -> Response:
    """До срока, который назначил организатор; место получит следующий в листе ожидания."""

    def work(t: Transaction, portal: Portal, caller: Caller) -> tuple[int, Enrolment]:
        professional.require(t, portal, caller.account_id, opened=completion.CABINET)
        row = enrolling.cancel(t, portal, mine.found(t, caller.account_id, number))
        actions.record(t, portal, caller, Act.COURSE_CANCELLED, _about(t, row))
        return 200, mine.show(t, portal, row)

    return _once(request, None, work)


def _opened(t: Transaction, portal: Portal, request: Request) -> Caller:
    """Whose cabinet is open. Raises Refused `section_closed`."""
    caller = security.caller(t, portal, request)
    professional.require(t, portal, caller.account_id, opened=completion.CABINET)
    return caller


def _once(
    request: Request,
    asked: dict[str, Any] | None,
    work: Callable[[Transaction, Portal, Caller], tuple[int, Enrolment]],
) -> Response:
    """Do it in one transaction, and once however often it is asked for."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)
        answer = idempotency.once(t, portal, request, caller.account_id, asked, lambda: work(t, portal, caller))
    return settle(answer)


def _about(t: Transaction, row: sqlite3.Row) -> str:
    return f"№ {row['id']}, {_named(t.q.course(id=row['course_id']))}"


def _named(course: sqlite3.Row) -> str:
    return f"«{course['title']}» ({course['id']})"
