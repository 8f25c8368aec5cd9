"""Payouts page by page, for a list of which only a part is looked at (R98)."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from .payouts import Which

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.payouts import Payout


class Pages:
    """Pages of `size` payouts, newest first. Remembers where each begins; one that lies behind others that were
    never fetched is reached through them."""

    def __init__(self, which: Which, size: int) -> None:
        self.which, self._size = which, size
        self._begins: list[str | None] = [None]
        self._walking = asyncio.Lock()

    async def page(self, portal: Portal, number: int) -> list[Payout]:
        """The page of this number, from 0; empty behind the end."""
        async with self._walking:
            while len(self._begins) <= number:
                before = len(self._begins)
                await self._fetch(portal, before - 1)
                if len(self._begins) == before:
                    return []
            return await self._fetch(portal, number)

    async def _fetch(self, portal: Portal, number: int) -> list[Payout]:
        cursor = self._begins[number]
        found = await portal.cabinet.payouts(**self.which.params(), cursor=cursor, limit=self._size)
        if number == len(self._begins) - 1 and found["next"]:
            self._begins.append(found["next"])
        return found["items"]
