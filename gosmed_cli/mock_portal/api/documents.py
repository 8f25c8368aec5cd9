"""«Мои документы»: files of the account, taken only once they have arrived whole (R66–R70)."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from ...contract.cabinet.documents import Document, DocumentPage
from ...contract.catalogue import Slot
from ...contract.problems import ProblemDetail
from ...contract.vocabulary import FILE_LIMIT, Act, DocumentStatus
from ...contract.wire import BASE
from ...rules.file_names import is_clean
from .. import actions, document_review, idempotency, inbox, security
from ..clock import iso, moscow, parse
from ..letters import keep_blob
from ..pages import Cursor, Limit, cursor_of, file_answer, place_of
from ..problems import Refused, settle
from ..received_file import read, stated_digest
from ..state import Portal, of
from ..store import Transaction
from ..unpacked import MIME_TYPES, SIGNATURE_TYPE

router = APIRouter(prefix=f"{BASE}/documents", tags=["Мои документы"])

Id = Annotated[str, Path(max_length=100)]
NewId = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,64}$", description="Выбирает клиент; например, UUID")]
_TYPES = {**MIME_TYPES, "sig": SIGNATURE_TYPE}
_LAST = ("9999", "~")  # sorts after every moment and id
_BINARY = {"schema": {"type": "string", "format": "binary"}}


@router.get("", summary="Мои документы")
async def documents(
    request: Request,
    kind: Annotated[str | None, Query(max_length=100)] = None,
    direction: Literal["sent", "received"] | None = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> DocumentPage:
    """Новые первыми; можно отобрать по виду и по тому, свои они или присланы."""
    portal = of(request.app)
    before, before_id = place_of(cursor, *_LAST)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)
        inbox.settle(t, portal, caller.account_id)
        rows = list(
            t.q.documents_page(
                account_id=caller.account_id,
                kind=kind,
                direction=direction,
                before=before,
                before_id=before_id,
                limit=limit + 1,
            )
        )
    shown = rows[:limit]
    more = len(rows) > limit
    return DocumentPage(
        items=[show(row) for row in shown],
        next=cursor_of(shown[-1]["uploaded_at"], shown[-1]["id"]) if more else None,
    )


@router.put(
    "/{id}",
    summary="Загрузить файл",
    status_code=201,
    response_model=Document,
    responses={200: {"model": Document, "description": "Этот файл уже загружен"}},
    openapi_extra={
        "requestBody": {"required": True, "content": {"application/octet-stream": _BINARY}},
        "parameters": [
            {
                "name": "Content-Digest",
                "in": "header",
                "required": True,
                "schema": {"type": "string"},
                "description": "SHA-256 файла: sha-256=:BASE64: (RFC 9530)",
            }
        ],
    },
)
async def put(
    request: Request,
    id: NewId,  # noqa: A002  the name in the path
    kind: Annotated[str, Query(max_length=100)],
    name: Annotated[str, Query(min_length=1, max_length=255)],
) -> Response:
    """Файл виден только после сверки SHA-256. Повтор с тем же содержимым ничего не меняет."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        security.caller(t, portal, request)  # before anything is read
    name = unicodedata.normalize("NFC", name)
    slot, sha256 = _checked(kind, name), stated_digest(request)
    data = await read(request, FILE_LIMIT, sha256)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)
        asked = {"kind": kind, "name": name, "sha256": sha256}
        answer = idempotency.once(
            t,
            portal,
            request,
            caller.account_id,
            asked,
            lambda: _keep(t, portal, caller, id, slot, name, data, sha256),
        )
    return settle(answer)


def _checked(kind: str, name: str) -> Slot:
    slot = document_review.slot_of(kind)
    if slot is None:
        raise Refused("document_kind")
    if not is_clean(name):
        raise Refused("document_name")
    return slot


def _keep(
    t: Transaction,
    portal: Portal,
    caller: security.Caller,
    number: str,
    slot: Slot,
    name: str,
    data: bytes,
    sha256: str,
) -> tuple[int, Document]:
    """Keep a verified file; the same file again under its number is only shown."""
    row = t.q.document(account_id=caller.account_id, id=number)
    if row is not None:
        if (row["sha256"], row["kind"]) != (sha256, slot.kind):
            raise Refused("document_exists")
        return 200, show(row)
    facts = document_review.inspect(name, data, quick=True)
    remarks = document_review.first_look(t, facts, slot)
    if remarks:
        raise Refused(
            "document_invalid",
            errors=[ProblemDetail(attachment=slot.kind, code=one.code, message=one.message) for one in remarks],
        )
    t.add(
        "documents",
        id=number,
        account_id=caller.account_id,
        kind=slot.kind,
        name=name,
        format=facts.format,
        sha256=keep_blob(t, data),
        size=len(data),
        status=DocumentStatus.PENDING.value,
        remarks="[]",
        direction="sent",
        title=slot.title.ru,
        sender=None,
        uploaded_at=iso(portal.clock.now()),
    )
    document_review.plan(t, portal, caller.account_id, number)
    document_review.tell(t, portal, caller.account_id, number, slot.kind, DocumentStatus.PENDING)
    actions.record(t, portal, caller, Act.DOCUMENT_UPLOADED, name)
    return 201, show(t.q.document(account_id=caller.account_id, id=number))


@router.get("/{id}", summary="Один документ")
async def document(request: Request, id: Id) -> Document:  # noqa: A002  the name in the path
    portal = of(request.app)
    with portal.store.transaction() as t:
        return show(_own(t, portal, security.caller(t, portal, request), id))


@router.get(
    "/{id}/content",
    summary="Содержимое документа",
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": _BINARY}, "description": "Файл"}},
)
async def content(request: Request, id: Id) -> Response:  # noqa: A002  the name in the path
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)
        row = _own(t, portal, caller, id)
        actions.record(t, portal, caller, Act.DOCUMENT_DOWNLOADED, row["name"])
        data = bytes(t.q.blob_data(sha256=row["sha256"])["data"])
    return file_answer(data, row["name"], _TYPES[row["format"]], row["sha256"])


@router.delete("/{id}", status_code=204, summary="Удалить документ", response_model=None)
async def delete(request: Request, id: Id) -> Response:  # noqa: A002  the name in the path
    """Файлы заявлений при этом остаются."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)
        answer = idempotency.once(
            t, portal, request, caller.account_id, None, lambda: _delete(t, portal, caller, id)
        )
    return settle(answer)


def _delete(t: Transaction, portal: Portal, caller: security.Caller, number: str) -> tuple[int, Any]:
    row = _own(t, portal, caller, number)
    t.q.delete_document(account_id=caller.account_id, id=number)
    t.q.drop_blob(sha256=row["sha256"])
    document_review.forget(t, caller.account_id, number)
    actions.record(t, portal, caller, Act.DOCUMENT_DELETED, row["name"])
    return 204, None


def _own(t: Transaction, portal: Portal, caller: security.Caller, number: str) -> sqlite3.Row:
    inbox.settle(t, portal, caller.account_id)
    row: sqlite3.Row | None = t.q.document(account_id=caller.account_id, id=number)
    if row is None:
        raise Refused("not_found")
    return row


def show(row: sqlite3.Row) -> Document:
    """A document as its owner sees it."""
    slot, status = document_review.slot_of(row["kind"]), DocumentStatus(row["status"])
    return Document(
        id=row["id"],
        kind=row["kind"],
        kind_title=slot.title.ru if slot else row["title"],
        name=row["name"],
        format=row["format"],
        size=row["size"],
        sha256=row["sha256"],
        status=status.value,
        status_title=status.label,
        uploaded_at=moscow(parse(row["uploaded_at"])),
        direction=row["direction"],
        title=row["title"],
        sender=row["sender"],
        remarks=json.loads(row["remarks"]),
    )
