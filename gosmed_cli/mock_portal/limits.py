"""Appendix 3 of API ЕПГУ: how many requests the portal takes in a minute from the calling system.

2 000 a minute make exactly the 120 000 an hour, 2 880 000 a day and so on of the table, so that one window
enforces them all. Counted in memory: a restart forgives.
"""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta
from math import ceil

from starlette.types import ASGIApp, Receive, Scope, Send

from . import system
from .problems import EpguRefused, epgu_error, is_epgu
from .state import Portal

_MINUTE = timedelta(minutes=1)


class RequestLimitMiddleware:
    """Answers 429 with Retry-After (seconds) to what is over the limit."""

    def __init__(self, app: ASGIApp, portal: Portal) -> None:
        self.app, self.portal = app, portal
        self.taken: deque[datetime] = deque()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and is_epgu(scope["path"]) and (wait := self._wait()):
            refused = EpguRefused("too_many_requests", status=429, headers={"Retry-After": str(wait)})
            await epgu_error(refused)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _wait(self) -> int:
        """Seconds until another request is taken; 0 takes this one."""
        with self.portal.store.transaction() as t:
            most = system.requests_per_minute(t)
        if not most:
            return 0
        now = self.portal.clock.now()
        while self.taken and not now - _MINUTE < self.taken[0] <= now:
            self.taken.popleft()  # a minute old, or from before the clock was set back
        if len(self.taken) >= most:
            return max(1, ceil((self.taken[0] + _MINUTE - now).total_seconds()))
        self.taken.append(now)
        return 0
