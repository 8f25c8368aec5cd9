"""The feed of events: where it ends now, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.notices import EventPage

HOLD = 25  # seconds for which the portal holds a long poll


async def following(portal: Portal, after: int, *, hold: int = HOLD) -> EventPage:
    """Events later than `after`; the portal holds the request until there is one, for `hold` seconds at most.

    Raises NotFound for a portal without this feed."""
    return await portal.cabinet.events(after=after, wait=hold)


async def latest(portal: Portal) -> int:
    """The end of the feed now."""
    after = 0
    while True:
        page = await portal.cabinet.events(after=after, limit=100)
        if not page["items"] or page["next"] == after:
            return page["next"]
        after = page["next"]
