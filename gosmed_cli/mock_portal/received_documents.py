"""Documents that somebody sends to an account (R103): they lie in «Мои документы» among one's own."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass

from ..contract.vocabulary import FILE_LIMIT
from . import document_review, inbox
from .letters import keep_blob
from .problems import Refused
from .state import Portal
from .store import Transaction

_FORMATS: Mapping[str, inbox.Format] = {"pdf": "pdf", "jpg": "jpg", "png": "png"}


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
    received = inbox.Received(
        kind=sent.kind,
        title=sent.title,
        sender=sent.sender,
        name=sent.name,
        format=format_of(sent),
        sha256=keep_blob(t, sent.data),
        size=len(sent.data),
        number=number,
    )
    return inbox.put(t, portal, account_id, received)


def from_base64(text: str) -> bytes:
    """The bytes of a file that came in Base64. Raises Refused `enclosure_invalid`."""
    try:
        return b64decode(text, validate=True)
    except ValueError:
        raise Refused("enclosure_invalid") from None


def format_of(sent: Enclosure) -> inbox.Format:
    """What the file is. Raises Refused for one that is too large, or none of PDF, JPG and PNG."""
    if len(sent.data) > FILE_LIMIT:
        raise Refused("document_too_large")
    facts = document_review.inspect(sent.name, sent.data, quick=True)
    form = _FORMATS.get(facts.format or "")
    if form is None or facts.truncated:
        raise Refused("enclosure_invalid")
    return form
