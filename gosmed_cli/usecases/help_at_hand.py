"""Where to get help when an account does not open: the portal's own contacts go with the error (R33, C21)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from ..errors import CodeNeeded, GosmedError, NotAllowed, NotFound, SignInNeeded

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.services import Channel

_ASKED_FOR = (SignInNeeded, NotFound, NotAllowed)


@asynccontextmanager
async def help_at_hand(portal: Portal) -> AsyncIterator[None]:
    """What the portal refuses inside carries its contacts. A code that is merely needed is no failure."""
    try:
        yield
    except _ASKED_FOR as error:
        if not isinstance(error, CodeNeeded):
            error.contacts = await _channels(portal)
        raise


async def _channels(portal: Portal) -> tuple[Channel, ...]:
    try:
        return tuple((await portal.cabinet.help())["channels"])
    except GosmedError:  # the error that matters is the one on its way
        return ()
