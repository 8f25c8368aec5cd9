"""Withdrawing an application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import NotAllowed, Unavailable
from .statuses import one
from .titles import status_title

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.applications import Application


async def cancel(portal: Portal, number: str) -> Application:
    """Cancel, and return the application as it then is.

    A cancellation is never sent twice blindly: when its reply is lost, whether it happened is read from the
    application. Raises NotFound, NotAllowed where it is too late.
    """
    before = await one(portal, number)
    if before["status"] == "cancelled":
        return before
    if not before["cancellable"]:
        raise NotAllowed("submit.cannot_cancel", number=number, status=status_title(before))
    try:
        await portal.epgu.cancel(number)
    except Unavailable:
        after = await one(portal, number)
        if after["status"] != "cancelled":
            raise
        return after
    return await one(portal, number)
