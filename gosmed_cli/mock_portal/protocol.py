"""Cut connections under uvicorn, as a broken line does.

ASGI knows no way to drop a connection without an answer: whatever an application leaves unsaid, the server
completes with a 500. So the protocol hands the application a function that ends the connection itself, in
`scope["extensions"]["gosmed.cut"]`. Serve with `uvicorn.Config(…, http=protocol.CuttableProtocol)`.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Callable
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.auto import AutoHTTPProtocol

EXTENSION = "gosmed.cut"
STOPPING = "gosmed.stopping"  # likewise a function: whether the server is going down
Cut = Callable[[bool], None]


class CuttableProtocol(AutoHTTPProtocol):  # type: ignore[misc,valid-type]  # h11 or httptools, found when it loads
    """uvicorn's protocol, whose requests can be cut."""

    app: ASGIApp
    transport: asyncio.Transport

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stopping = False
        self.app = _WithCut(self.app, self._cut, lambda: self.stopping)

    def shutdown(self) -> None:
        """Going down: requests that only wait should end now."""
        self.stopping = True
        super().shutdown()

    def connection_made(self, transport: asyncio.Transport) -> None:
        """asyncio spares only sockets made with an explicit protocol the 40 ms of Nagle's algorithm."""
        plain = transport.get_extra_info("socket")
        if plain is not None and plain.family != getattr(socket, "AF_UNIX", None):
            plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().connection_made(transport)

    def _cut(self, reset: bool) -> None:
        """End the connection: with what was written sent, or by a TCP reset and nothing more."""
        if not reset:
            self.transport.close()
            return
        plain = self.transport.get_extra_info("socket")
        if plain is not None:  # linger of zero seconds makes closing a reset
            plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.transport.abort()


class _WithCut:
    def __init__(self, app: ASGIApp, cut: Cut, stopping: Callable[[], bool]) -> None:
        self.app, self.offered = app, {EXTENSION: cut, STOPPING: stopping}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope.setdefault("extensions", {}).update(self.offered)
        await self.app(scope, receive, send)


def stopping(scope: Scope) -> bool:
    """Whether the server that asks is going down."""
    asked: Callable[[], bool] | None = scope.get("extensions", {}).get(STOPPING)
    return asked is not None and asked()


async def cut(scope: Scope, receive: Receive, *, reset: bool) -> None:
    """End this request's connection. Without a real one (in process) raises ConnectionResetError."""
    end: Cut | None = scope.get("extensions", {}).get(EXTENSION)
    if end is None:
        raise ConnectionResetError("the connection was cut by a fault")
    end(reset)
    while (await receive())["type"] != "http.disconnect":
        """uvicorn completes an answer itself unless it has seen the connection go."""
