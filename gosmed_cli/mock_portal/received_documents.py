"""Documents that somebody sends to an account (R103): they lie in «Мои документы» among one's own."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass
from uuid import uuid4

from ..contract.vocabulary import FILE_LIMIT, DocumentStatus, NoticeKind
from . import document_review, events, notices
from .clock import iso
from .letters import keep_blob
from .problems import Refused
from .state import Portal
from .store import Transaction


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A document on its way: `kind` is a short code (`act`, `certificate`), `sender` who it is from."""

    kind: str
    title: str
    sender: str
    name: str
    data: bytes


def receive(t: Transaction, portal: Portal, account_id: str, sent: Enclosure, number: int | None = None) -> str:
    """Put a document into the account's; returns its id. Raises Refused `document_too_large`,
    `enclosure_invalid`."""
    form = format_of(sent)
    document = str(uuid4())
    t.add(
        "documents",
        id=document,
        account_id=account_id,
        kind=sent.kind,
        name=sent.name,
        format=form,
        sha256=keep_blob(t, sent.data),
        size=len(sent.data),
        status=DocumentStatus.CONFIRMED.value,
        remarks="[]",
        direction="received",
        title=sent.title,
        sender=sent.sender,
        uploaded_at=iso(portal.clock.now()),
    )
    events.record(
        t,
        portal.clock.now(),
        account_id,
        "document.received",
        number,
        document=document,
        document_kind=sent.kind,
        title=sent.title,
        sender=sent.sender,
    )
    _tell(t, portal, account_id, sent)
    return document


def from_base64(text: str) -> bytes:
    """The bytes of a file that came in Base64. Raises Refused `enclosure_invalid`."""
    try:
        return b64decode(text, validate=True)
    except ValueError:
        raise Refused("enclosure_invalid") from None


def format_of(sent: Enclosure) -> str:
    """What the file is. Raises Refused for one that is too large, or none of PDF, JPG and PNG."""
    if len(sent.data) > FILE_LIMIT:
        raise Refused("document_too_large")
    facts = document_review.inspect(sent.name, sent.data, quick=True)
    if facts.format not in ("pdf", "jpg", "png") or facts.truncated:
        raise Refused("enclosure_invalid")
    return facts.format


def _tell(t: Transaction, portal: Portal, account_id: str, sent: Enclosure) -> None:
    text = f"Вам прислан документ: {sent.title}. Отправитель: {sent.sender}. Он лежит в «Моих документах»."
    notices.notify(t, portal, account_id, NoticeKind.DOCUMENT, "Новый документ", text)
