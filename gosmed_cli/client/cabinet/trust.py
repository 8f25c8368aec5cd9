"""Whose signatures the portal believes: `/trust`, for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ...contract.wire import BASE
from .. import decode
from .base import Part

if TYPE_CHECKING:
    from ...contract.cabinet.sign_in import TrustAnchors


class TrustPart(Part):
    async def trust(self) -> TrustAnchors:
        """The authorities' certificates and their lists of the revoked, PEM; without sign-in."""
        path = f"{BASE}/trust"
        value = await self._transport.json("GET", path, signed=False)
        return cast("TrustAnchors", decode.an_object(value, path, roots=list, crls=list))
