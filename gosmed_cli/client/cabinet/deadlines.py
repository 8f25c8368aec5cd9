"""What is to be kept in mind: `/deadlines` (R103)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ...contract.wire import BASE
from .. import decode
from .base import Part

if TYPE_CHECKING:
    from ...contract.cabinet.notices import DeadlineList

_WHAT = f"{BASE}/deadlines"


class DeadlinesPart(Part):
    async def deadlines(self) -> DeadlineList:
        """Every deadline and meeting that lies ahead, the nearest first."""
        found = decode.an_object(await self._transport.json("GET", _WHAT), _WHAT, "account", "now", items=list)
        for one in found["items"]:
            decode.an_object(one, _WHAT, "kind", "at", all_day=bool)
        return cast("DeadlineList", found)
