"""Pure ASGI middlewares of the portal's own: due events first, portal time and instance on every answer."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..contract.wire import API_HEADER, API_VERSION, INSTANCE_HEADER
from . import schedule
from .clock import http_date
from .state import Portal, instance


class StampMiddleware:
    """`Date` in portal time, the version of the contract and the instance on every answer."""

    def __init__(self, app: ASGIApp, portal: Portal) -> None:
        self.app, self.portal = app, portal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def stamped(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Date"] = http_date(self.portal.clock.now())
                headers[API_HEADER] = API_VERSION
                headers[INSTANCE_HEADER] = self._instance()
            await send(message)

        await self.app(scope, receive, stamped)

    def _instance(self) -> str:
        with self.portal.store.transaction() as t:
            return instance(t)


class DueMiddleware:
    """Before a request is answered, everything that real time has made due happens."""

    def __init__(self, app: ASGIApp, portal: Portal) -> None:
        self.app, self.portal = app, portal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            schedule.run_due(self.portal)
        await self.app(scope, receive, send)
