"""Who may come in: the printed link once, and from then on the browser that it was opened in.

The link's token is exchanged for a cookie that scripts cannot read and that no other site can send. Everything
else is refused, and so is whatever was asked under another host name (a page elsewhere may give its own name our
address) or came from a page of another origin, be it on another port of this computer.
"""

from __future__ import annotations

import secrets
from hmac import compare_digest
from typing import TYPE_CHECKING

from aiohttp import web

from gosmed_cli.text import say

if TYPE_CHECKING:
    from aiohttp.typedefs import Handler, Middleware

HOST = "127.0.0.1"


class Door:
    """The door of one run of the server on this port."""

    def __init__(self, port: int) -> None:
        self.authority = f"{HOST}:{port}"
        self.origin = f"http://{self.authority}"
        self._cookie = f"gosmed-{port}"  # cookies do not know ports
        self._token: str | None = secrets.token_urlsafe(32)
        self._visitor = secrets.token_urlsafe(32)

    @property
    def link(self) -> str:
        """What is opened in a browser, once."""
        return f"{self.origin}/?token={self._token}"

    def middleware(self) -> Middleware:
        """Nothing of the server is reached but through this."""

        @web.middleware
        async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
            if request.host != self.authority or request.headers.get("Origin", self.origin) != self.origin:
                return _refused("tui_web.foreign")
            if self._spent(request):
                return self._let_in()
            if not self._known(request):
                return _refused("tui_web.no_entry")
            return await handler(request)

        return guarded

    def _known(self, request: web.Request) -> bool:
        given = request.cookies.get(self._cookie, "")
        return compare_digest(given.encode(), self._visitor.encode())

    def _spent(self, request: web.Request) -> bool:
        """Whether this is the link, for the first time; there is no second."""
        given = request.query.get("token", "")
        opened = request.method == "GET" and request.path == "/" and self._token is not None
        if not (opened and compare_digest(given.encode(), (self._token or "").encode())):
            return False
        self._token = None
        return True

    def _let_in(self) -> web.Response:
        """To the page under an address without the token."""
        answer = web.Response(status=303, headers={"Location": "/"})
        answer.set_cookie(self._cookie, self._visitor, httponly=True, samesite="Strict", path="/")
        return answer

    async def shut(self, _request: web.Request, response: web.StreamResponse) -> None:
        """What every answer says: kept nowhere, in no frame, and nothing is loaded from elsewhere."""
        response.headers.update(
            {
                "Cache-Control": "no-store",
                "Content-Security-Policy": (
                    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
                    f"img-src 'self' data:; connect-src 'self' ws://{self.authority}; frame-ancestors 'none'; "
                    "base-uri 'none'; form-action 'none'"
                ),
                "Cross-Origin-Resource-Policy": "same-origin",
                "Referrer-Policy": "no-referrer",
                "X-Content-Type-Options": "nosniff",
                "X-Frame-Options": "DENY",
            }
        )


def _refused(key: str) -> web.Response:
    return web.Response(status=403, text=f"{say(key)}\n")
