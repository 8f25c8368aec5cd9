"""Documents that an account has received: kept among its own, recorded, and told of (R103)."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Literal
from uuid import uuid4

from ..contract.cabinet.applications import Enclosed
from ..contract.vocabulary import DocumentStatus, NoticeKind
from . import events, notices
from .clock import iso
from .state import Portal
from .store import Transaction

Format = Literal["pdf", "jpg", "png", "sig"]


@dataclass(frozen=True, slots=True)
class Received:
    """A document whose bytes are kept already; `kind` is a short code (`act`), `number` the application's that it
    belongs to."""

    kind: str
    title: str
    sender: str
    name: str
    format: Format
    sha256: str
    size: int
    number: int | None = None


def put(t: Transaction, portal: Portal, account_id: str, one: Received, *, tell: bool = True) -> str:
    """Have the document lie among the account's, and `tell` its owner; returns its id."""
    document = str(uuid4())
    t.add(
        "documents",
        id=document,
        account_id=account_id,
        order_id=one.number,
        kind=one.kind,
        name=one.name,
        format=one.format,
        sha256=one.sha256,
        size=one.size,
        status=DocumentStatus.CONFIRMED.value,
        remarks="[]",
        direction="received",
        title=one.title,
        sender=one.sender,
        uploaded_at=iso(portal.clock.now()),
    )
    _record(t, portal, account_id, one, document)
    if tell:
        text = f"Вам прислан документ: {one.title}. Отправитель: {one.sender}. Он лежит в «Моих документах»."
        notices.notify(t, portal, account_id, NoticeKind.DOCUMENT, "Новый документ", text)
    return document


def _record(t: Transaction, portal: Portal, account_id: str, one: Received, document: str) -> None:
    events.record(
        t,
        portal.clock.now(),
        account_id,
        "document.received",
        one.number,
        document=document,
        document_kind=one.kind,
        title=one.title,
        sender=one.sender,
    )


def of_application(t: Transaction, row: sqlite3.Row) -> list[Enclosed]:
    """What the owner of this application has received with it, the oldest first."""
    found = t.q.documents_of_order(account_id=row["account_id"], order_id=row["id"])
    return [Enclosed(id=one["id"], kind=one["kind"], title=one["title"], name=one["name"]) for one in found]
