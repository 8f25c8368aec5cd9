"""Documents that an account has received: kept among its own, recorded, and told of (R103)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from uuid import NAMESPACE_URL, uuid4, uuid5

from ..contract.cabinet.applications import Enclosed
from ..contract.vocabulary import DocumentStatus, NoticeKind
from . import events, notices
from .clock import iso
from .letters import keep_blob
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


@dataclass(frozen=True, slots=True)
class Promised:
    """A paper of which nothing is set in type yet: PDF; `maker` sets it, from `subject` alone."""

    kind: str
    title: str
    sender: str
    name: str
    maker: str
    subject: str


Maker = Callable[[Transaction, Portal, str], bytes]
_makers: dict[str, Maker] = {}
_UNSET = ""  # the digest of a paper that is not set in type


def put(
    t: Transaction, portal: Portal, account_id: str, one: Received, *, tell: bool = True, id_: str = ""
) -> str:
    """Have the document lie among the account's, under `id_` or a new id, and `tell` its owner; returns the id."""
    document = id_ or str(uuid4())
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


def promise(t: Transaction, portal: Portal, account_id: str, one: Promised, *, tell: bool = True) -> str:
    """The same of a paper that is set in type when somebody first looks at the account's documents: setting one
    takes a tenth of a second, and of all that are sent few are read. Returns the document's id."""
    received = Received(one.kind, one.title, one.sender, one.name, "pdf", _UNSET, 0)
    # the same in every run of a scenario, as everything else in it
    document = str(uuid5(NAMESPACE_URL, f"gosmed/{one.maker}/{one.subject}"))
    put(t, portal, account_id, received, tell=tell, id_=document)
    t.add("promised_papers", document_id=document, account_id=account_id, maker=one.maker, subject=one.subject)
    return document


def settle(t: Transaction, portal: Portal, account_id: str) -> None:
    """Set every paper in type that the account was promised: before anybody is told a size or a digest."""
    for row in list(t.q.promised_papers(account_id=account_id)):
        data = _makers[row["maker"]](t, portal, row["subject"])
        t.change("documents", {"id": row["document_id"]}, sha256=keep_blob(t, data), size=len(data))
        t.q.forget_promised_paper(document_id=row["document_id"])


def maker(name: str) -> Callable[[Maker], Maker]:
    """Register who sets papers of this name in type; it is given the subject that was promised."""

    def register(function: Maker) -> Maker:
        _makers[name] = function
        return function

    return register


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
