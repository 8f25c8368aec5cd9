"""`/schedule`, `/visits`, `/statistics`: each behind its professional service (R102)."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from ...contract.cabinet.practice import (
    HoursClosed,
    HoursOpened,
    HoursToClose,
    HoursToOpen,
    RenderedServices,
    RenderedSum,
    Schedule,
    ServiceGrouping,
    Visit,
    VisitCancelled,
    VisitOutcome,
    VisitPage,
    VisitState,
)
from ...contract.vocabulary import Act
from ...contract.wire import BASE
from ...rules import schedule as rules
from ...rules.broken import Broken
from ...text.formats import MOSCOW
from .. import actions, idempotency, professional, security
from ..clock import iso, moscow
from ..pages import Cursor, Limit, cursor_of, place_of
from ..payouts.ledger import money
from ..problems import Refused, settle
from ..state import Portal, of
from ..store import Transaction
from . import hours

router = APIRouter(prefix=BASE, tags=["Расписание и приём"])
Number = Annotated[str, Path(max_length=20)]
Since = Annotated[date | None, Query(description="С этого дня")]
Until = Annotated[date | None, Query(description="По этот день")]
BOOKING, VIDEO, STATISTICS = "patient-booking", "telemedicine", "statistics"
_MOST_DAYS = 62


@router.get("/schedule", summary="Расписание приёма")
async def schedule(request: Request, since: Since = None, until: Until = None) -> Schedule:
    """Время приёма с записями; без дней текущая неделя, вместе не больше 62 дней."""
    portal = of(request.app)
    now = portal.clock.now()
    first = min(since or rules.week(now.astimezone(MOSCOW).date().isoformat())[0], hours.LAST)
    last = until or first + timedelta(days=6)
    if not 0 <= (last - first).days < _MOST_DAYS:
        raise Refused("hours_wrong")
    with portal.store.transaction() as t:
        caller = at_work(t, portal, request, BOOKING)
        begin, end = hours.bounds(first, last)
        rows = list(t.q.slots_between(account_id=caller.account_id, since=begin, until=end))
        following = t.q.next_visit(account_id=caller.account_id, now=iso(now))
        return Schedule(
            items=[hours.show_slot(t, row) for row in rows],
            next_visit=hours.show_visit(following) if following else None,
            now=moscow(now),
        )


@router.post("/schedule/slots", status_code=201, summary="Открыть время приёма", response_model=HoursOpened)
async def open_hours(request: Request, body: HoursToOpen) -> Response:
    """Часы дня делятся на приёмы; можно повторять каждую неделю. Открывается всё или ничего."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = at_work(t, portal, request, BOOKING)
        if body["kind"] == VIDEO:
            professional.require(t, portal, caller.account_id, enabled=VIDEO)

        def work() -> tuple[int, HoursOpened]:
            rows = hours.open_hours(t, portal, caller.account_id, body)
            actions.record(t, portal, caller, Act.HOURS_OPENED, f"{body['day']}, {len(rows)}")
            return 201, HoursOpened(items=[hours.show_slot(t, row) for row in rows])

        answer = idempotency.once(t, portal, request, caller.account_id, dict(body), work)
    return settle(answer)


@router.post("/schedule/closing", summary="Закрыть время приёма", response_model=HoursClosed)
async def close_hours(request: Request, body: HoursToClose) -> Response:
    """Свободное время закрывается сразу; записи отменяются только вместе с причиной, пациентам приходит SMS."""
    portal = of(request.app)
    day = hours.day_of(body["day"])
    if body.get("cancel_visits") and not body.get("reason", "").strip():
        raise Refused("reason_needed")
    with portal.store.transaction() as t:
        caller = at_work(t, portal, request, BOOKING)

        def work() -> tuple[int, HoursClosed]:
            reason = body.get("reason") if body.get("cancel_visits") else None
            closed, cancelled = hours.close_hours(t, portal, caller.account_id, day, _span(body), reason)
            actions.record(t, portal, caller, Act.HOURS_CLOSED, f"{body['day']}, {closed}")
            return 200, HoursClosed(closed=closed, cancelled=cancelled)

        answer = idempotency.once(t, portal, request, caller.account_id, dict(body), work)
    return settle(answer)


@router.get("/visits", summary="Записи пациентов")
async def visits(
    request: Request,
    since: Since = None,
    until: Until = None,
    state: VisitState | None = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> VisitPage:
    """Ранние первыми; без since начиная с сегодняшнего дня."""
    portal = of(request.app)
    today = portal.clock.now().astimezone(MOSCOW).date()
    at, number = place_of(cursor, "", 0)
    begin, end = hours.bounds(since or min(today, until or today), until or hours.LAST)
    with portal.store.transaction() as t:
        caller = at_work(t, portal, request, BOOKING)
        rows = list(
            t.q.visits_after(
                account_id=caller.account_id,
                at=at,
                id=number,
                since=begin,
                until=end,
                state=state,
                limit=limit + 1,
            )
        )
    last = rows[limit - 1] if len(rows) > limit else None
    following = cursor_of(last["at"], last["id"]) if last else None
    return VisitPage(items=[hours.show_visit(row) for row in rows[:limit]], next=following)


@router.get("/visits/{number}", summary="Одна запись")
async def visit(request: Request, number: Number) -> Visit:
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = at_work(t, portal, request, BOOKING)
        return hours.show_visit(hours.visit_of(t, caller.account_id, number))


@router.post("/visits/{number}/cancellation", summary="Отменить приём", response_model=Visit)
async def cancel(request: Request, number: Number, body: VisitCancelled) -> Response:
    """Пациенту приходит SMS с причиной; время закрывается или остаётся для других."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = at_work(t, portal, request, BOOKING)

        def work() -> tuple[int, Visit]:
            row = hours.visit_of(t, caller.account_id, number)
            after = hours.cancel(t, portal, row, body["reason"], keep_time=body.get("keep_time", False))
            actions.record(t, portal, caller, Act.VISIT_CANCELLED, str(row["id"]))
            return 200, hours.show_visit(after)

        answer = idempotency.once(t, portal, request, caller.account_id, dict(body), work)
    return settle(answer)


@router.post("/visits/{number}/outcome", summary="Приём состоялся или нет", response_model=Visit)
async def outcome(request: Request, number: Number, body: VisitOutcome) -> Response:
    """Когда время приёма наступило."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = at_work(t, portal, request, BOOKING)

        def work() -> tuple[int, Visit]:
            row = hours.visit_of(t, caller.account_id, number)
            after = hours.outcome(t, portal, row, held=body["held"])
            actions.record(t, portal, caller, Act.VISIT_RECORDED, str(row["id"]))
            return 200, hours.show_visit(after)

        answer = idempotency.once(t, portal, request, caller.account_id, dict(body), work)
    return settle(answer)


@router.get("/statistics", summary="Статистика оказанных услуг")
async def statistics(
    request: Request, by: ServiceGrouping = "month", since: Since = None, until: Until = None
) -> RenderedServices:
    """По месяцам или по услугам номенклатуры: сколько и на какую сумму."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = at_work(t, portal, request, STATISTICS)
        rows = list(
            t.q.rendered_sums(
                account_id=caller.account_id,
                by=by,
                since=since.isoformat() if since else None,
                until=until.isoformat() if until else None,
            )
        )
    items = [
        RenderedSum(
            key=row["name"],
            title=row["name"] if by == "month" else row["title"],
            count=row["count"],
            amount=money(row["amount"]),
        )
        for row in rows
    ]
    total = money(sum(row["amount"] for row in rows))
    return RenderedServices(by=by, items=items, count=sum(row["count"] for row in rows), total=total)


def at_work(t: Transaction, portal: Portal, request: Request, service: str) -> security.Caller:
    """Who asks, with the section open. Patients' names are not for a token that reads statuses."""
    caller = security.caller(t, portal, request, write=True)
    professional.require(t, portal, caller.account_id, opened="cabinet", enabled=service)
    return caller


def _span(body: HoursToClose) -> tuple[time, time] | None:
    if "begins" not in body and "ends" not in body:
        return None
    try:
        return rules.clock(body.get("begins", "00:00")), rules.clock(body.get("ends", "23:59"))
    except Broken as error:
        raise Refused("hours_wrong") from error
