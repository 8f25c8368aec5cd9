"""Prescriptions and sick leaves: `/papers/{kind}` (R102)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from ...contract.wire import BASE
from .. import decode
from .base import Part, once, query, segment

if TYPE_CHECKING:
    from ...contract.cabinet.papers import MedicalPaper, MedicalPaperPage

_KIND = f"{BASE}/papers/{{kind}}"
_ONE = f"{_KIND}/{{number}}"


class PapersPart(Part):
    async def papers(
        self, kind: str, *, state: str | None = None, cursor: str | None = None, limit: int | None = None
    ) -> MedicalPaperPage:
        params = query(state=state, cursor=cursor, limit=limit)
        value = await self._transport.json("GET", _of(kind), template=_KIND, params=params)
        return cast("MedicalPaperPage", decode.page(value, _KIND, _paper))

    async def paper(self, kind: str, number: str) -> MedicalPaper:
        """One paper. Raises NotFound."""
        value = await self._transport.json("GET", _of(kind, number), template=_ONE)
        return cast("MedicalPaper", _paper(value, _ONE))

    async def issue_paper(self, kind: str, values: Mapping[str, str]) -> MedicalPaper:
        """Issue one; however often the request must be repeated, once. Raises RuleBroken, NotAllowed."""
        body = {"values": dict(values)}
        value = await self._transport.json("POST", _of(kind), template=_KIND, json=body, headers=once())
        return cast("MedicalPaper", _paper(value, _KIND))

    async def cancel_paper(self, kind: str, number: str, reason: str) -> MedicalPaper:
        """Cancel one. Raises NotFound, NotAllowed where it is not good any more."""
        path, template = f"{_of(kind, number)}/cancellation", f"{_ONE}/cancellation"
        body = {"reason": reason}
        value = await self._transport.json("POST", path, template=template, json=body, headers=once())
        return cast("MedicalPaper", _paper(value, template))

    async def paper_sheet(self, kind: str, number: str) -> bytes:
        """The PDF to print. Raises NotFound."""
        answer = await self._transport.answer("GET", f"{_of(kind, number)}/sheet", template=f"{_ONE}/sheet")
        return bytes(answer.content)


def _of(kind: str, number: str | None = None) -> str:
    path = f"{BASE}/papers/{segment(kind)}"
    return path if number is None else f"{path}/{segment(number)}"


def _paper(value: Any, what: str) -> dict[str, Any]:
    texts = ("number", "kind", "state", "state_title", "issued_at", "valid_until")
    return decode.an_object(value, what, *texts, values=dict)
