"""Applications: `/applications`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ...contract.wire import BASE
from ...errors import NotFound
from .. import decode
from ..files import download
from .base import Part, query, segment

if TYPE_CHECKING:
    from ...contract.cabinet.applications import ApplicationDetail, ApplicationPage


class ApplicationsPart(Part):
    async def applications(
        self,
        *,
        service: str | None = None,
        status: str | None = None,
        numbers: Sequence[str] = (),
        cursor: str | None = None,
        limit: int | None = None,
    ) -> ApplicationPage:
        """One page of applications, newest first."""
        path = f"{BASE}/applications"
        params = query(service=service, status=status, number=list(numbers), cursor=cursor, limit=limit)
        value = await self._transport.json("GET", path, params=params)
        return cast("ApplicationPage", decode.page(value, path, decode.application))

    async def application(self, number: str) -> ApplicationDetail:
        """One application with what was sent last. Raises NotFound."""
        what = f"{BASE}/applications/{{number}}"
        try:
            value = await self._transport.json("GET", f"{BASE}/applications/{segment(number)}", template=what)
        except NotFound as error:
            raise NotFound("client.unknown_number", number=number) from error
        decode.application(value, what)
        detail = decode.an_object(value, what, fields=dict, attachments=list)
        for one in detail["attachments"]:
            decode.an_object(one, what, "kind", "name", "sha256", size=int)
        return cast("ApplicationDetail", detail)

    async def attachment(self, number: str, sha256: str, target: Path) -> None:
        """Fetch a scan that was sent with this application; verified by its digest before `target` exists."""
        await download(
            self._transport,
            f"{BASE}/applications/{segment(number)}/attachments/{segment(sha256)}",
            target,
            template=f"{BASE}/applications/{{number}}/attachments/{{sha256}}",
            sha256=sha256,
        )
