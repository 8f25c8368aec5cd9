"""The operator of the included portal: time, decisions, messages, faults (WIRE «Operator»).

Every path asks for the key, as `Authorization: Operator KEY` or `X-Portal-Key: KEY`.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal, NotRequired

from annotated_types import Ge, Le, MaxLen, MinLen
from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from typing_extensions import TypedDict

from ...contract.cabinet.applications import Application, Remark
from ...contract.cabinet.sign_in import Challenge
from ...contract.catalogue import Service
from ...contract.problems import ProblemDetail
from ...text.formats import MOSCOW
from .. import (
    application_view,
    challenges,
    clock,
    fault_plan,
    lifecycle,
    orders,
    proceedings,
    received_documents,
    remarks,
    request_log,
    schedule,
)
from ..fault_plan import BadFault, Fault
from ..pages import number_of
from ..problems import Refused
from ..received_documents import Enclosure
from ..state import Portal, of

Text = Annotated[str, MinLen(1), MaxLen(200)]
Limit = Annotated[int, Query(ge=1, le=1000)]
After = Annotated[int, Query(ge=0, le=2**62)]
Verdict = Literal["approve", "refuse", "needs_correction"]
_VERDICTS: dict[Verdict, lifecycle.Verdict] = {
    "approve": "approved",
    "refuse": "refused",
    "needs_correction": "needs_correction",
}


class ClockState(TypedDict):
    """`now` in Moscow time; `offset` seconds ahead of real time."""

    now: str
    offset: float


class ClockChange(TypedDict):
    """Exactly one: `advance` (`5d`, `5wd`, `3h`, `30m`, `90s`) or `set` (ISO 8601; without a zone Moscow's)."""

    advance: NotRequired[Text]
    set: NotRequired[Text]


class DecisionDocument(TypedDict):
    """A document that a decision brings, its file in Base64."""

    kind: Text
    title: Text
    name: Text
    content: Annotated[str, MinLen(1), MaxLen(7_000_000)]


class DecisionByHand(TypedDict):
    """`role` is the approver's, as the catalogue names it, `institution` its ОГРН; both are checked if given."""

    number: Text
    verdict: Verdict
    reason: NotRequired[Annotated[str, MaxLen(2000)]]
    remarks: NotRequired[list[Remark]]
    role: NotRequired[Text]
    institution: NotRequired[Text]
    document: NotRequired[DecisionDocument]


class OutboxMessage(TypedDict):
    """`delivery` is null unless the portal has a mail server; `said` are the server's words, if any."""

    id: int
    at: str
    channel: str
    to: str
    subject: str
    text: str
    delivery: Literal["pending", "delivered", "failed"] | None
    said: str | None


class OutboxPage(TypedDict):
    items: list[OutboxMessage]
    next: int


class FaultEntry(TypedDict):
    effect: Literal["latency", "status", "reset", "truncate", "duplicate", "lose-reply"]
    method: NotRequired[Text]
    path: NotRequired[Text]
    nth: NotRequired[Annotated[int, Ge(1)]]
    times: NotRequired[Annotated[int, Ge(1)]]
    probability: NotRequired[Annotated[float, Ge(0), Le(1)]]
    seed: NotRequired[int]
    delay: NotRequired[Annotated[float, Ge(0), Le(600)]]
    status: NotRequired[Annotated[int, Ge(400), Le(599)]]
    code: NotRequired[Text]
    retry_after: NotRequired[Annotated[int, Ge(0), Le(86_400)]]


class FaultState(FaultEntry):
    """`seen` counts requests that it looked at, `fired` those that it struck."""

    id: int
    seen: int
    fired: int


class FaultList(TypedDict):
    items: list[FaultState]


class RequestLine(TypedDict):
    """One request; `status` 0 means that no answer was sent."""

    id: int
    at: str
    method: str
    path: str
    account_id: str | None
    status: int
    milliseconds: int
    fault: str | None


class RequestPage(TypedDict):
    items: list[RequestLine]
    next: int


class Approval(TypedDict):
    """The sign-in to approve; left out, the newest that waits."""

    challenge: NotRequired[Text]


def operator(request: Request) -> None:
    """Let in whoever has the key. Raises Refused `operator_key`."""
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    key = given.strip() if kind.lower() == "operator" else request.headers.get("x-portal-key", "")
    if not hmac.compare_digest(key.encode(), of(request.app).operator_key.encode()):
        raise Refused("operator_key", headers={"WWW-Authenticate": "Operator"})


router = APIRouter(prefix="/_portal", tags=["Оператор"], dependencies=[Depends(operator)])


@router.get("/clock", summary="Время портала")
async def show_clock(request: Request) -> ClockState:
    return _clock(of(request.app))


@router.post("/clock", summary="Перевести время")
async def move_clock(request: Request, body: ClockChange) -> ClockState:
    """Всё, что должно было случиться до нового времени, случается по порядку."""
    portal = of(request.app)
    given = body.get("advance") or body.get("set") or ""
    try:
        if ("advance" in body) == ("set" in body):
            raise ValueError("one of the two")
        if "advance" in body:
            schedule.advance(portal, body["advance"])
        else:
            schedule.set_clock(portal, _moment(body["set"]))
    except (ValueError, OverflowError) as error:
        raise Refused("bad_moment", given=given[:50]) from error
    return _clock(portal)


def _clock(portal: Portal) -> ClockState:
    return ClockState(now=clock.moscow(portal.clock.now()), offset=portal.clock.offset.total_seconds())


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=MOSCOW)


@router.post("/decide", summary="Решить вручную")
async def decide(request: Request, body: DecisionByHand) -> Application:
    """Решение по заявлению, которое на рассмотрении; если названа роль, она должна быть той, что решает."""
    portal = of(request.app)
    given = tuple(remarks.Remark.of(one) for one in body.get("remarks", ()))
    number = number_of(body["number"])
    with portal.store.transaction() as t:
        row = t.q.order_by_id(id=number)
        if row is None:
            raise Refused("not_found")
        application = orders.of_row(t, portal, row)
        _permit(application.service, json.loads(row["fields"]), body)
        enclosed = _enclosed(application.service, body.get("document"))
        try:
            proceedings.decide(
                t, portal, number, _VERDICTS[body["verdict"]], body.get("reason", ""), given, enclosed
            )
        except lifecycle.NotPossible:
            raise Refused("not_decidable") from None
        return application_view.show(t, portal, t.q.order_by_id(id=number))


def _permit(service: Service, values: Mapping[str, str], body: DecisionByHand) -> None:
    """Let nobody decide in another's stead. Raises Refused `other_approver`, `other_institution`."""
    why = proceedings.wrong_approver(service, values, body.get("role", ""), body.get("institution", ""))
    if why is not None:
        title, role = orders.sender_of(service), service.review.approver
        told = [ProblemDetail(code=role, message=title)] if why == "other_approver" else []
        raise Refused(why, title=title, role=role, errors=told)


def _enclosed(service: Service, document: DecisionDocument | None) -> Enclosure | None:
    if document is None:
        return None
    data = received_documents.from_base64(document["content"])
    return Enclosure(document["kind"], document["title"], orders.sender_of(service), document["name"], data)


@router.get("/outbox", summary="Отправленные сообщения")
async def outbox(request: Request, to: str | None = None, after: After = 0, limit: Limit = 100) -> OutboxPage:
    """СМС, письма и уведомления приложения, старые первыми; `to` отбирает по телефону или адресу."""
    with of(request.app).store.transaction() as t:
        items = [
            OutboxMessage(
                id=row["id"],
                at=_shown(row["at"]),
                channel=row["channel"],
                to=row["target"],
                subject=row["subject"],
                text=row["text"],
                delivery=row["delivery"],
                said=row["said"] or None,
            )
            for row in t.q.outbox_after(target=to, after=after, limit=limit)
        ]
    return OutboxPage(items=items, next=items[-1]["id"] if items else after)


def _shown(at: str) -> str:
    return clock.moscow(clock.parse(at))


@router.get("/faults", summary="Заданные сбои")
async def faults(request: Request) -> FaultList:
    with of(request.app).store.transaction() as t:
        return _faults(fault_plan.listed(t))


@router.post("/faults", status_code=201, summary="Задать сбой")
async def add_fault(request: Request, body: FaultEntry) -> FaultState:
    """Сбой действует на запросы с этим методом и путём, кроме путей оператора."""
    try:
        fault = Fault.of(body)
    except BadFault as error:
        raise Refused("bad_fault", why=str(error)) from error
    with of(request.app).store.transaction() as t:
        number = fault_plan.add(t, fault)
        return next(one for one in _faults(fault_plan.listed(t))["items"] if one["id"] == number)


@router.delete("/faults", status_code=204, summary="Убрать все сбои")
async def clear_faults(request: Request) -> None:
    with of(request.app).store.transaction() as t:
        t.q.clear_faults()


@router.delete("/faults/{number}", status_code=204, summary="Убрать сбой")
async def clear_fault(request: Request, number: Annotated[int, Ge(1), Le(2**62)]) -> None:
    with of(request.app).store.transaction() as t:
        if all(one["id"] != number for one in fault_plan.listed(t)):
            raise Refused("not_found")
        t.q.clear_fault(id=number)


def _faults(listed: list[dict[str, Any]]) -> FaultList:
    items: Any = listed  # the shape of FaultState, as `Fault.to_json` writes it
    return FaultList(items=items)


@router.get("/requests", summary="Журнал запросов")
async def requests(request: Request, after: After = 0, limit: Limit = 100) -> RequestPage:
    """Запросы к порталу, кроме запросов оператора, старые первыми. Без параметров, заголовков и тел."""
    with of(request.app).store.transaction() as t:
        request_log.of(request.app).write(t)
        rows = t.q.requests(after=after, limit=limit)
        items: list[Any] = [{**dict(row), "at": _shown(row["at"])} for row in rows]
    return RequestPage(items=items, next=items[-1]["id"] if items else after)


@router.post("/sign-in/approve", summary="Подтвердить вход в приложении")
async def approve(request: Request, body: Approval) -> Challenge:
    """Вместо владельца учётной записи нажимает «Подтвердить» в мобильном приложении."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        waiting = t.q.app_challenges(now=clock.iso(portal.clock.now()))
        row = next((one for one in reversed(list(waiting)) if body.get("challenge", one["id"]) == one["id"]), None)
        if row is None:
            raise Refused("no_such_challenge")
        t.q.approve_challenge(id=row["id"])
        return challenges.described(row)
