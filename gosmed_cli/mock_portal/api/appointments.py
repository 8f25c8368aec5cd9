"""Meetings that applications need (R26): see, book, move, give back."""

from __future__ import annotations

import json
import sqlite3
from typing import Annotated, Any

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import Response

from ...contract.cabinet.applications import Appointment, Booking
from ...contract.vocabulary import Act
from ...contract.wire import BASE
from .. import actions, application_view, idempotency, lifecycle, orders, security, timetables
from ..pages import number_of
from ..problems import Refused, settle
from ..state import Portal, of
from ..store import Transaction
from ..store.db import dumps

router = APIRouter(prefix=f"{BASE}/applications/{{number}}/appointment", tags=["Встречи"])
Number = Annotated[str, Path(max_length=100, description="Номер заявления")]


@router.get("", summary="Встреча по заявлению")
async def appointment(request: Request, number: Number) -> Appointment:
    """Где и когда встреча; `meeting` пуст, пока время не выбрано. Свободное время: справочник `timetable`."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        row = _own(t, portal, security.caller(t, portal, request), number)
        return _show(t, portal, row)


@router.put("", summary="Записаться или перенести", response_model=Appointment)
async def book(request: Request, number: Number, body: Booking) -> Response:
    """Занимает свободное время; прежнее освобождается."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)
        asked = dict(body)
        answer = idempotency.once(
            t, portal, request, caller.account_id, asked, lambda: _book(t, portal, caller, number, body["slot"])
        )
    return settle(answer)


@router.delete("", status_code=204, summary="Отменить запись", response_model=None)
async def give_back(request: Request, number: Number) -> Response:
    """Время освобождается, заявление остаётся и ждёт новой записи."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)
        answer = idempotency.once(
            t, portal, request, caller.account_id, None, lambda: _give_back(t, portal, caller, number)
        )
    return settle(answer)


def _book(
    t: Transaction, portal: Portal, caller: security.Caller, number: str, slot: str
) -> tuple[int, Appointment]:
    row = _own(t, portal, caller, number)
    service = orders.of_row(t, portal, row).service
    assert service.appointment is not None, "an application without a meeting was refused"
    timetable = service.appointment.timetable
    trouble = timetables.trouble(t, portal.clock.now(), timetable, slot, row["id"])
    meeting = timetables.meeting(timetable, slot)
    if trouble is not None or meeting is None:
        raise Refused(trouble or "slot_unknown")
    before = orders.of_row(t, portal, row)
    if before.awaits_meeting and before.meeting is not None and before.meeting.slot == meeting.slot:
        return 200, _show(t, portal, row)  # it is that time already: nothing happens
    act = Act.APPOINTMENT_MOVED if before.meeting else Act.APPOINTMENT_BOOKED
    _happen(t, portal, row, lifecycle.Booked(meeting))
    actions.record(t, portal, caller, act, meeting.words, order_id=row["id"])
    values = {**json.loads(row["fields"]), service.appointment.field: meeting.slot}
    t.change("orders", {"id": row["id"]}, fields=dumps(values))
    return 200, _show(t, portal, t.q.order_by_id(id=row["id"]))


def _give_back(t: Transaction, portal: Portal, caller: security.Caller, number: str) -> tuple[int, Any]:
    row = _own(t, portal, caller, number)
    meeting = orders.of_row(t, portal, row).meeting
    _happen(t, portal, row, lifecycle.MeetingOff())
    words = meeting.words if meeting else ""
    actions.record(t, portal, caller, Act.APPOINTMENT_CANCELLED, words, order_id=row["id"])
    return 204, None


def _happen(t: Transaction, portal: Portal, row: sqlite3.Row, event: lifecycle.Event) -> None:
    try:
        orders.happen(t, portal, row, event)
    except lifecycle.NotPossible as error:
        raise Refused({"no_meeting": "meeting_over", "not_booked": "not_booked"}[error.code]) from None


def _own(t: Transaction, portal: Portal, caller: security.Caller, number: str) -> sqlite3.Row:
    """The caller's application. Raises Refused `not_found`, `no_meetings`."""
    row: sqlite3.Row | None = t.q.cabinet_application(id=number_of(number), account_id=caller.account_id)
    if row is None:
        raise Refused("not_found")
    service = portal.catalogue.get(row["slug"])
    if service is None or service.appointment is None:
        raise Refused("no_meetings")
    return row


def _show(t: Transaction, portal: Portal, row: sqlite3.Row) -> Appointment:
    found = orders.of_row(t, portal, row)
    assert found.service.appointment is not None, "an application without a meeting was refused"
    return Appointment(
        number=str(found.number),
        timetable=found.service.appointment.timetable,
        meeting=application_view.meeting(t, found),
        bookable=found.bookable,
    )
