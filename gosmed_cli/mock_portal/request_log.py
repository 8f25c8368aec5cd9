"""The journal of requests, for whoever operates the portal: what was asked, by whom, how it ended.

No query, no header and no body is kept, so that no secret and no personal number gets here. Lines are gathered
in memory and written a hundred at a time, every two seconds, and before anybody reads them: a disk write for
each request would halve the portal's speed.
"""

from __future__ import annotations

import time
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .clock import iso
from .faults import OPERATOR_PATHS
from .state import Portal
from .store import Transaction

KEPT = 10_000  # the newest lines
_GATHERED, _SECONDS = 100, 2.0


class RequestLog:
    """Lines not yet written. One belongs to each application, at `app.state.request_log`."""

    def __init__(self) -> None:
        self.lines: list[dict[str, Any]] = []
        self.written_at = time.monotonic()

    @property
    def full(self) -> bool:
        return len(self.lines) >= _GATHERED or time.monotonic() - self.written_at >= _SECONDS

    def write(self, t: Transaction) -> None:
        """Write what was gathered and forget the oldest lines."""
        lines, self.lines, self.written_at = self.lines, [], time.monotonic()
        number = 0
        for line in lines:
            number = t.next_id("request_log")
            t.add("request_log", id=number, **line)
        if lines:
            t.q.forget_requests(until=number - KEPT)


class RequestLogMiddleware:
    """Writes down each request once it is over; operator paths are left out."""

    def __init__(self, app: ASGIApp, portal: Portal) -> None:
        self.app, self.portal = app, portal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(OPERATOR_PATHS):
            await self.app(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        started, status = time.perf_counter(), 0  # 0: the connection was cut before an answer

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, watched)
        finally:
            self._note(scope, state, status, time.perf_counter() - started)

    def _note(self, scope: Scope, state: dict[str, Any], status: int, seconds: float) -> None:
        log = of(scope["app"])
        log.lines.append(
            {
                "at": iso(self.portal.clock.now()),
                "method": scope["method"],
                "path": scope["path"][:300],
                "account_id": state.get("account_id"),
                "status": status,
                "milliseconds": round(seconds * 1000),
                "fault": state.get("fault"),
            }
        )
        if log.full:
            with self.portal.store.transaction() as t:
                log.write(t)


def of(app: Any) -> RequestLog:
    """The log of this application."""
    if not hasattr(app.state, "request_log"):
        app.state.request_log = RequestLog()
    log: RequestLog = app.state.request_log
    return log
