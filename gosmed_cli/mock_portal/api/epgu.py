"""API ЕПГУ 1.12.1, applications: seven of the nine methods of table 3, to the letter.

Handlers read the request, then do everything in one transaction; reading an archive is done between two, in a
thread, so that nobody waits for it.
"""

from __future__ import annotations

import sqlite3
from typing import IO, Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Path
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ...contract.catalogue import Service
from ...contract.epgu import OrderCreated, OrderDetails, StatusPage
from ...contract.vocabulary import Act, Status
from .. import actions, details, orders, proceedings, status_pages, submission, system, uploads
from ..clock import iso
from ..epgu_docs import BATCH, CHUNKED, CREATE, FEED, PUSH
from ..epgu_requests import OrderHead, bad, file_in, form_of, head_of, json_object, meta_of, number_in
from ..lifecycle import NotPossible
from ..problem_texts import EPGU_TEXTS
from ..problems import EpguRefused
from ..security import EPGU_PERMISSION, Caller, caller
from ..state import Portal, of
from ..status_pages import LARGEST
from ..store import Transaction
from ..unpacked import Unpacked, unpack

router = APIRouter(prefix="/api/gusmev", tags=["API ЕПГУ"])
_ACTS = {None: Act.APPLICATION_SENT, Status.UNDER_REVIEW: Act.APPLICATION_CHANGED}
Number = Annotated[int, Path(ge=1, le=LARGEST, description="Номер заявления")]


def _enter(t: Transaction, portal: Portal, request: Request, operation: str, *, write: bool) -> Caller:
    """Who asks, if their consent and the scenario allow it. Raises EpguRefused, Unauthorised, Forbidden."""
    who = caller(t, portal, request, write=write)
    if EPGU_PERMISSION not in who.permissions:
        raise EpguRefused("access_denied_person_permissions")
    system.permit(t, operation)
    return who


def _service(t: Transaction, portal: Portal, head: OrderHead, operation: str) -> Service:
    """The service meant. Raises EpguRefused for an unknown or denied one."""
    same_code = [one for one in portal.catalogue if one.service_code == head.service_code]
    if not same_code:
        raise EpguRefused("service_not_found")
    service = next((one for one in same_code if one.target_code == head.target_code), None)
    if service is None:
        raise bad("targetCode не относится к услуге serviceCode")
    system.permit(t, operation, service.slug)
    return service


def _create(t: Transaction, portal: Portal, account_id: str, service: Service, region: str) -> int:
    """A new order, unless there were too many of late (appendix 3), or one that waits for its meeting."""
    since = iso(portal.clock.now() - submission.LIMIT_SPAN)
    created = t.q.orders_created_since(account_id=account_id, slug=service.slug, since=since)["total"]
    if created >= submission.LIMIT:
        raise EpguRefused("limitation_exception")
    if service.appointment and (pending := t.q.order_pending(account_id=account_id, slug=service.slug)):
        raise EpguRefused("application_pending", f"{EPGU_TEXTS['application_pending']}: {pending['id']}")
    return orders.create(t, portal, account_id, service, region)


def _own(t: Transaction, who: Caller, number: int) -> sqlite3.Row:
    """The caller's own order. Raises EpguRefused for an unknown one and for another's."""
    row: sqlite3.Row | None = t.q.order_by_id(id=number)
    if row is None:
        raise EpguRefused("not_found")
    if row["account_id"] != who.account_id:
        raise EpguRefused("order_access")
    return row


@router.post("/order", summary="Создание заявления", openapi_extra=CREATE)
async def create_order(request: Request) -> OrderCreated:
    """Создаёт заявление без файла. Если файл не отправлен за сутки, заявление исчезает."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        _enter(t, portal, request, "order", write=True)
    head = head_of(await json_object(request))
    with portal.store.transaction() as t:
        who = _enter(t, portal, request, "order", write=True)
        service = _service(t, portal, head, "order")
        return OrderCreated(orderId=_create(t, portal, who.account_id, service, head.region))


@router.post("/push", summary="Заявление одним запросом", openapi_extra=PUSH)
async def push(request: Request) -> OrderCreated:
    """Создаёт заявление и принимает архив. Тот же guid ещё раз ничего не меняет и отвечает тем же номером."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        _enter(t, portal, request, "push", write=True)
    form = await form_of(request)
    try:
        head, file = meta_of(form), file_in(form)
        if head is None:
            raise bad("meta не указана")
        unpacked = await _unpack(file.file)
        with portal.store.transaction() as t:
            who = _enter(t, portal, request, "push", write=True)
            service = _service(t, portal, head, "push")
            known = t.q.order_of_guid(account_id=who.account_id, guid=unpacked.guid)
            if known is not None:
                return OrderCreated(orderId=known["id"])
            number = _create(t, portal, who.account_id, service, head.region)
            submission.receive(t, portal, number, unpacked)
            actions.record(t, portal, who, Act.APPLICATION_SENT, service.title.ru, order_id=number)
            return OrderCreated(orderId=number)
    finally:
        await form.close()


async def _unpack(source: IO[bytes]) -> Unpacked:
    return await to_thread.run_sync(unpack, source)


@router.post(
    "/push/chunked",
    summary="Архив заявления по частям",
    openapi_extra=CHUNKED,
    responses={206: {"model": OrderCreated, "description": "Часть принята, ожидаются остальные"}},
    response_model=OrderCreated,
)
async def push_chunked(request: Request) -> Response:
    """Принимает часть архива; после последней начинается проверка. Повтор части безвреден."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        _enter(t, portal, request, "push", write=True)
    form = await form_of(request)
    try:
        number = number_in(form, "orderId", LARGEST)
        if number is None:
            raise bad("orderId не указан")
        head, file = meta_of(form), file_in(form)
        part = uploads.Part(
            number_in(form, "chunk", LARGEST), number_in(form, "chunks", LARGEST), await file.read()
        )
        with portal.store.transaction() as t:
            row = _own(t, _enter(t, portal, request, "push", write=True), number)
            _agree(t, portal, row, head)
            single = uploads.is_single(t, portal, number, part)
            taken = uploads.Taken(True) if single else uploads.take(t, portal, number, part)
        if taken.whole and not taken.known:
            await _receive(portal, request, number, file if single else None)
        return JSONResponse(OrderCreated(orderId=number), 200 if taken.whole else 206)
    finally:
        await form.close()


def _agree(t: Transaction, portal: Portal, row: sqlite3.Row, head: OrderHead | None) -> None:
    """`meta` may be absent (as in the specification's examples); where it is there, it is the order's."""
    system.permit(t, "push", row["slug"])
    if head is None:
        return
    if _service(t, portal, head, "push").slug != row["slug"]:
        raise bad("meta не совпадает с заявлением")


async def _receive(portal: Portal, request: Request, number: int, file: UploadFile | None) -> None:
    """Read the whole archive and take it as an attempt; parts that led to it are dropped in either case."""
    if file is not None:
        await _take(portal, request, number, file.file, single=True)
        return
    with portal.store.transaction() as t:
        source = uploads.assemble(t, number)
    with source:
        await _take(portal, request, number, source, single=False)


async def _take(portal: Portal, request: Request, number: int, source: IO[bytes], *, single: bool) -> None:
    refused = None
    unpacked = await _unpack(source)
    with portal.store.transaction() as t:
        who = _enter(t, portal, request, "push", write=True)
        row = _own(t, who, number)
        try:
            submission.receive(t, portal, number, unpacked)
            _log(t, portal, who, row)
        except NotPossible as error:
            refused = error
        if not single and refused is None:
            uploads.finish(t, number)
        else:
            uploads.forget(t, number)
    if refused is not None:
        raise EpguRefused(refused.code, "Заявление в текущем статусе изменить нельзя")


def _log(t: Transaction, portal: Portal, who: Caller, before: sqlite3.Row) -> None:
    """Note what was sent in the action log; the same archive once more is nothing new."""
    if t.q.order_by_id(id=before["id"])["guid"] == before["guid"]:
        return
    service = portal.catalogue.get(before["slug"])
    act = _ACTS.get(before["status"], Act.APPLICATION_SENT_AGAIN)
    actions.record(t, portal, who, act, service.title.ru if service else "", order_id=before["id"])


@router.post(
    "/order/{orderId}",
    summary="Детали заявления",
    response_model=OrderDetails,
    responses={204: {"description": "Заявление не найдено"}},
)
async def order_details(request: Request, orderId: Number) -> Any:
    """Код обработки по приложению 1, а когда заявление передано в ведомство, код OK и строка JSON с данными."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        who = _enter(t, portal, request, "details", write=False)
        row = t.q.order_by_id(id=orderId)
        if row is None:
            return Response(status_code=204)
        return JSONResponse(details.details(t, portal, _own(t, who, orderId)))


@router.post("/order/{orderId}/cancel", summary="Отмена заявления")
async def cancel(request: Request, orderId: Number) -> OrderCreated:
    """Отменяет заявление, если в его деталях cancelAllowed."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        who = _enter(t, portal, request, "cancel", write=True)
        row = _own(t, who, orderId)
        try:
            proceedings.cancel(t, portal, row)
            service = portal.catalogue.get(row["slug"])
            title = service.title.ru if service else ""
            actions.record(t, portal, who, Act.APPLICATION_CANCELLED, title, order_id=orderId)
        except NotPossible as error:
            raise EpguRefused(error.code, headers={"Allow": "POST"}) from None
    return OrderCreated(orderId=orderId)


@router.get("/order/getUpdatedAfter/", include_in_schema=False)
@router.get("/order/getUpdatedAfter", summary="Заявления, изменившиеся с момента", openapi_extra=FEED)
async def updated_after(request: Request) -> StatusPage:
    """Заявления, статус которых изменился после updatedAfter (московское время); новые изменения первыми."""
    portal, query = of(request.app), request.query_params
    with portal.store.transaction() as t:
        who = _enter(t, portal, request, "status", write=False)
        page, size = status_pages.page_of(query.getlist("pageNum"), query.getlist("pageSize"))
        after = status_pages.moment_of(query.get("updatedAfter", ""))
        return status_pages.updated_after(t, portal, who.account_id, after, page, size)


@router.get("/order/getOrdersStatus/", include_in_schema=False)
@router.get("/order/getOrdersStatus", summary="Статусы заявлений по списку", openapi_extra=BATCH)
async def orders_status(request: Request) -> StatusPage:
    """Статусы заявлений с указанными номерами; чужие и неизвестные отмечены NOT_FOUND."""
    portal, query = of(request.app), request.query_params
    with portal.store.transaction() as t:
        who = _enter(t, portal, request, "status", write=False)
        page, size = status_pages.page_of(query.getlist("pageNum"), query.getlist("pageSize"))
        numbers = status_pages.order_numbers(query.getlist("orderIds"))
        return status_pages.of_numbers(t, portal, who.account_id, numbers, page, size)
