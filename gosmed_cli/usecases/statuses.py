"""Reading applications: a list, one, waiting for a decision, watching live, and what changed since last time."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from ..contract.vocabulary import DECIDED
from ..errors import NotFound, StillUndecided, Unavailable
from .live import HOLD, latest

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.applications import Application
    from ..journal import Journal

OUTAGE = 600.0  # seconds without any answer that waiting rides out
_FIRST, _LAST = 1.0, 60.0  # seconds between looks at the portal
_OK = frozenset({"approved"})


async def list_(
    portal: Portal,
    numbers: Sequence[str] = (),
    *,
    service: str | None = None,
    status: str | None = None,
    limit: int | None = None,
    journal: Journal | None = None,
) -> list[Application]:
    """All applications, newest first, or those with these numbers in their order. One request where one page
    holds them. Raises NotFound naming the first number that is unknown (or somebody else's)."""
    wanted = list(dict.fromkeys(numbers))
    _refuse_strange(wanted)
    found: list[Application] = []
    cursor: str | None = None
    while True:
        page = await portal.cabinet.applications(
            service=service, status=status, numbers=wanted, cursor=cursor, limit=limit
        )
        found += page["items"]
        cursor = page["next"]
        if not cursor or (limit is not None and len(found) >= limit):
            break
    if limit is not None:
        found = found[:limit]
    if journal is not None:
        journal.decided(_decisions(portal, found))
    return _in_order(found, wanted) if wanted else found


def _refuse_strange(numbers: Sequence[str]) -> None:
    for number in numbers:
        if not (number.isascii() and number.isdigit() and len(number) < 20):
            raise NotFound("client.unknown_number", number=number)


def _in_order(found: Sequence[Application], wanted: Sequence[str]) -> list[Application]:
    by_number = {one["number"]: one for one in found}
    for number in wanted:
        if number not in by_number:
            raise NotFound("client.unknown_number", number=number)
    return [by_number[number] for number in wanted]


async def one(portal: Portal, number: str) -> Application:
    """Raises NotFound."""
    return (await list_(portal, [number]))[0]


def _decisions(
    portal: Portal, found: Sequence[Application]
) -> list[tuple[str, str, int, str, str, str | None, str]]:
    """What the journal keeps of decisions, for later reports."""
    return [
        (
            portal.url, one["number"], one["attempt"], one["service"], one["status"], one["submitted_at"],
            one["updated_at"],
        )
        for one in found
        if one["status"] in DECIDED
    ]  # fmt: skip


def decided(application: Application) -> bool:
    """Whether somebody who waits may stop waiting."""
    return application["status"] in DECIDED


def all_approved(applications: Sequence[Application]) -> bool:
    """For `--exit-status`: every decided one is approved."""
    return all(one["status"] in _OK for one in applications if decided(one))


async def wait(
    portal: Portal,
    numbers: Sequence[str],
    *,
    until: str | None = None,
    patience: float | None = None,
    seen: Callable[[Sequence[Application]], None] | None = None,
    outage: float = OUTAGE,
    journal: Journal | None = None,
) -> list[Application]:
    """Wait until each application is decided, or has the status `until` (then a decision ends it, too).

    `patience` is seconds. `seen` hears of every change. Outages of minutes are ridden out, Retry-After is obeyed,
    and the interval grows while nothing changes. Without numbers: all that are undecided now. Raises
    StillUndecided, NotFound.
    """
    grace = None if patience is None else patience + portal.settings.timeout  # for the last look
    try:
        async with asyncio.timeout(grace):
            return await _wait(portal, numbers, until, patience, seen, outage, journal)
    except TimeoutError:
        raise _undecided(numbers) from None


def _undecided(numbers: Sequence[str]) -> StillUndecided:
    return StillUndecided("submit.still_undecided", numbers=" ".join(numbers), count=len(numbers))


async def _wait(
    portal: Portal,
    numbers: Sequence[str],
    until: str | None,
    patience: float | None,
    seen: Callable[[Sequence[Application]], None] | None,
    outage: float,
    journal: Journal | None,
) -> list[Application]:
    deadline = None if patience is None else time.monotonic() + patience
    pace = _Pace(outage)
    feed = _Feed()
    before: list[Application] = []
    while True:
        try:
            found = await list_(portal, numbers, journal=journal)
            if not numbers and not before:
                found = [one for one in found if not decided(one)] or found
                numbers = [one["number"] for one in found]
            pace.answered(changed=found != before)
            if seen is not None and found != before:
                seen(found)
            before = found
            if all(decided(one) or one["status"] == until for one in found):
                return found
        except Unavailable as error:
            pace.failed(error)
        if deadline is not None and time.monotonic() >= deadline:
            raise _undecided(numbers)
        await feed.rest(portal, pace.interval(before, portal.time()), deadline)


async def watch(
    portal: Portal, numbers: Sequence[str] = (), *, outage: float = OUTAGE
) -> AsyncIterator[list[Application]]:
    """The applications now, and again whenever one of them has changed; for ever."""
    pace = _Pace(outage)
    feed = _Feed()
    before: list[Application] | None = None
    while True:
        try:
            found = await list_(portal, numbers)
            pace.answered(changed=found != before)
            if found != before:
                before = found
                yield found
        except Unavailable as error:
            pace.failed(error)
        await feed.rest(portal, pace.interval(before or [], portal.time()), None)


@dataclass
class _Pace:
    """How long to rest between two looks."""

    outage: float
    _wait: float = _FIRST
    _down_since: float | None = None
    _asked: float | None = None

    def answered(self, *, changed: bool) -> None:
        self._down_since = self._asked = None
        self._wait = _FIRST if changed else min(self._wait * 1.5, _LAST)

    def failed(self, error: Unavailable) -> None:
        """Ride it out, unless it has lasted too long or would last for ever: then the error is raised."""
        now = time.monotonic()
        self._down_since = self._down_since or now
        if getattr(error, "lasting", False) or now - self._down_since > self.outage:
            raise error
        self._asked = getattr(error, "retry_after", None)
        self._wait = min(self._wait * 1.5, _LAST)

    def interval(self, found: Sequence[Application], now: datetime) -> float:
        """Seconds; a review that is due sooner than the next look shortens it."""
        if self._asked is not None:
            return self._asked
        due = [datetime.fromisoformat(one["review_due_at"]) for one in found if one["review_due_at"]]
        left = [(one - now).total_seconds() for one in due]
        soonest = min((one for one in left if one > 0), default=_LAST)
        return min(self._wait, max(_FIRST, soonest)) * random.uniform(0.9, 1.1)  # noqa: S311  jitter, no secret


@dataclass
class _Feed:
    """The long poll on events: resting ends as soon as something has happened."""

    after: int | None = None
    broken: bool = field(default=False)

    async def rest(self, portal: Portal, seconds: float, deadline: float | None) -> None:
        if deadline is not None:
            seconds = max(0.0, min(seconds, deadline - time.monotonic()))
        begun = time.monotonic()
        if not self.broken:
            await self._listen(portal, seconds)
        left = seconds - (time.monotonic() - begun)
        if left > 0 and (self.broken or self.after is None):
            await asyncio.sleep(left)

    async def _listen(self, portal: Portal, seconds: float) -> None:
        """Returns early when an event came; on a portal without a feed resting is sleeping."""
        try:
            if self.after is None:
                self.after = await latest(portal)
                return
            hold = int(min(HOLD, seconds))
            page = await portal.cabinet.events(after=self.after, wait=hold)
            self.after = page["next"]
            if not page["items"] and hold < 1:
                await asyncio.sleep(seconds)
        except NotFound:  # a portal without this feed
            self.after, self.broken = None, True
        except Unavailable:
            self.after = None
