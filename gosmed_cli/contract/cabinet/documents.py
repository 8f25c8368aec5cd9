"""«Мои документы»."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from .applications import Remark


class Document(TypedDict):
    """A file of one's own (`sent`), or one that `sender` has sent (`received`), with its `title`. A
    `sig` is the detached signature of the file whose name its own begins with."""

    id: str
    kind: str
    kind_title: str
    name: str
    format: Literal["pdf", "jpg", "png", "sig"]
    size: int
    sha256: str
    status: Literal["pending", "confirmed", "refused"]
    status_title: str
    uploaded_at: str
    direction: Literal["sent", "received"]
    title: str
    sender: str | None
    remarks: list[Remark]


class DocumentPage(TypedDict):
    items: list[Document]
    next: str | None
