"""What changed since a named cursor last looked: the change feed of API ЕПГУ (`status --changed`).

The feed is read from 1 ms before the watermark and what was shown already is dropped, so that two changes in
one millisecond are both seen. A portal that was reset begins anew; one whose clock went back is read from the
beginning.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from ..journal import Cursor, Journal, Where
from ..text.formats import MOSCOW
from .statuses import list_

if TYPE_CHECKING:
    from ..client.epgu import OrderStatus
    from ..client.portal import Portal
    from ..contract.cabinet.applications import Application

BEGINNING = "1970-01-01T00:00:00.000"
_PASSES = 5  # a list that changes while it is read is read again, at most so often


@dataclass(frozen=True, slots=True)
class Changes:
    """Applications that changed, oldest change first. `commit` advances the cursor: call it once the output
    was flushed, and not at all for `--peek`. `baseline`: the cursor's first look, which shows nothing."""

    items: list[Application]
    commit: Callable[[], None]
    baseline: bool


async def changed(portal: Portal, journal: Journal, cursor: str = "default") -> Changes:
    """What changed since this cursor's last committed look. The first look records a baseline."""
    where = await whose(portal, journal)
    stood = journal.cursor(where, cursor)
    statuses = await _read(portal, _from(stood))
    anew = stood is not None and stood.instance != portal.instance
    if stood is not None and (anew or _gone_back(portal, stood)):
        statuses = await _read(portal, BEGINNING)
    seen = {} if stood is None or anew else stood.seen
    fresh = [one for one in statuses if one.status_id is not None and seen.get(one.number) != _mark(one)]
    first = stood is None
    items = [] if first or not fresh else await list_(portal, [one.number for one in fresh], journal=journal)
    stamps = [one.updated for one in statuses] + ([] if stood is None or anew else [stood.watermark])
    moved = Cursor(portal.instance, max(stamps, default=BEGINNING), {one.number: _mark(one) for one in fresh})

    def commit() -> None:
        if fresh or first or anew:
            journal.move_cursor(where, cursor, moved, anew=anew or first)

    return Changes(items, commit, first)


async def whose(portal: Portal, journal: Journal) -> Where:
    """Whose applications: known from the stored sign-in; asked of the portal with a token from outside."""
    stored = None if portal.session is None or portal.session.token else portal.session.load()
    account = stored.account if stored else (await portal.sign_in.session())["account"]
    return Where(journal.profile, portal.url, account)


def _mark(one: OrderStatus) -> tuple[int, str]:
    return one.status_id or 0, one.updated


def _from(stood: Cursor | None) -> str:
    """1 ms before the watermark."""
    if stood is None or stood.watermark == BEGINNING:
        return BEGINNING
    earlier = datetime.fromisoformat(stood.watermark) - timedelta(milliseconds=1)
    return earlier.isoformat(timespec="milliseconds")


def _gone_back(portal: Portal, stood: Cursor) -> bool:
    """Whether the portal's clock stands before what was seen already (its `Date` has whole seconds)."""
    now = portal.time().astimezone(MOSCOW).replace(tzinfo=None)
    return datetime.fromisoformat(stood.watermark) > now + timedelta(seconds=2)


async def _read(portal: Portal, after: str) -> list[OrderStatus]:
    """All lines of the feed, oldest change first; read again until two readings agree when there are several
    pages, because an application that changes meanwhile moves to another page."""
    before: list[OrderStatus] | None = None
    for _ in range(_PASSES):
        found, pages = await _pages(portal, after)
        if pages == 1 or found == before:
            return found
        before = found
    return before or []


async def _pages(portal: Portal, after: str) -> tuple[list[OrderStatus], int]:
    found: dict[str, OrderStatus] = {}
    page = got = 0
    while True:
        lines, total = await portal.epgu.updated_after(after, page=page)
        found |= {one.number: one for one in lines}
        got += len(lines)
        page += 1
        if not lines or got >= total:
            return sorted(found.values(), key=lambda one: (one.updated, one.number)), page
