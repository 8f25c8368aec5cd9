"""«Мои документы»: `/documents`."""

from __future__ import annotations

import base64
import mimetypes
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ...contract.wire import BASE
from .. import decode
from ..files import FilePart, download
from .base import Part, query, segment

if TYPE_CHECKING:
    from ...contract.cabinet.documents import Document, DocumentPage

_ONE = f"{BASE}/documents/{{id}}"


class DocumentsPart(Part):
    async def documents(
        self,
        *,
        kind: str | None = None,
        direction: str | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> DocumentPage:
        path = f"{BASE}/documents"
        params = query(kind=kind, direction=direction, cursor=cursor, limit=limit)
        value = await self._transport.json("GET", path, params=params)
        return cast("DocumentPage", decode.page(value, path, decode.document))

    async def document(self, id_: str) -> Document:
        """One document. Raises NotFound."""
        value = await self._transport.json("GET", f"{BASE}/documents/{segment(id_)}", template=_ONE)
        return cast("Document", decode.document(value, _ONE))

    async def put_document(
        self,
        id_: str,
        path: Path,
        *,
        kind: str,
        name: str,
        sha256: str,
        sent: Callable[[int], None] | None = None,
    ) -> Document:
        """Send a file; the portal verifies its digest before it exists for anyone. Harmless when repeated: the
        same id with the same bytes answers the same document."""
        part = FilePart(path, sent=sent)
        digest = base64.b64encode(bytes.fromhex(sha256)).decode()
        value = await self._transport.json(
            "PUT",
            f"{BASE}/documents/{segment(id_)}",
            template=_ONE,
            params={"kind": kind, "name": name},
            content=part,
            headers={
                "Content-Type": mimetypes.guess_type(name)[0] or "application/octet-stream",
                "Content-Length": str(part.length),
                "Content-Digest": f"sha-256=:{digest}:",
            },
        )
        return cast("Document", decode.document(value, _ONE))

    async def document_content(self, id_: str, target: Path, *, sha256: str | None = None) -> None:
        """Save the file at `target`."""
        await download(
            self._transport,
            f"{BASE}/documents/{segment(id_)}/content",
            target,
            template=f"{_ONE}/content",
            sha256=sha256,
        )

    async def delete_document(self, id_: str) -> None:
        """Raises NotFound."""
        await self._transport.answer("DELETE", f"{BASE}/documents/{segment(id_)}", template=_ONE)
