"""The server of `gosmed tui --web`: loopback only, behind a door, without anything from elsewhere.

textual-serve brings the terminal of the page and speaks with the process behind it. Its own page asks a font host
and its own server lets everybody in, so both are ours.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from html import escape
from pathlib import Path
from string import Template

from aiohttp import web
from textual_serve.server import Server, to_int

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import language, say

from .child import Child
from .door import HOST, Door

_PAGE = Path(__file__).with_name("page.html")


class CabinetServer(Server):
    """Serves one person's browser on a socket that is open already; `options` are those of the cabinet behind
    its pages."""

    def __init__(self, listening: socket.socket, options: Sequence[str]) -> None:
        port = listening.getsockname()[1]
        super().__init__("gosmed tui", HOST, port, title="gosmed")
        self.door = Door(port)
        self._listening, self._options = listening, options
        self._sockets: set[web.WebSocketResponse] = set()

    async def run(self, ready: Callable[[str], None]) -> None:
        """Serve until cancelled; no process is left behind then. `ready` is told the link."""
        # a log of requests would hold the link
        runner = web.AppRunner(await self._make_app(), access_log=None, shutdown_timeout=10.0)
        await runner.setup()
        try:
            await web.SockSite(runner, self._listening).start()
            ready(self.door.link)
            await asyncio.Event().wait()
        finally:
            await runner.cleanup()

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[self.door.middleware()])
        app.add_routes(
            [
                web.get("/", self.handle_index),
                web.get("/page.js", self.handle_script),
                web.get("/ws", self.handle_websocket),
                web.get("/download/{key}", self.handle_download),
                web.static("/static", self.statics_path),
            ]
        )
        app.on_response_prepare.append(self.door.shut)
        app.on_shutdown.append(self.on_shutdown)
        return app

    async def on_shutdown(self, app: web.Application) -> None:
        """The pages are told; each ends what runs behind it."""
        for one in list(self._sockets):
            await one.close()

    async def handle_index(self, request: web.Request) -> web.Response:
        words = {
            "lang": language(),
            "size": str(to_int(request.query.get("fontsize", "16"), 16)),
            "socket": f"ws://{self.door.authority}/ws",
            **{name: say(f"tui_web.{name}") for name in ("title", "starting", "ended", "again", "script")},
        }
        page = Template(_PAGE.read_text(encoding="utf-8"))
        text = page.substitute({name: escape(word) for name, word in words.items()})
        return web.Response(text=text, content_type="text/html")

    async def handle_script(self, _request: web.Request) -> web.FileResponse:
        return web.FileResponse(_PAGE.with_suffix(".js"))

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        websocket = web.WebSocketResponse(heartbeat=15)
        await websocket.prepare(request)
        child = Child(
            self.command,
            write_bytes=websocket.send_bytes,
            write_str=websocket.send_str,
            close=websocket.close,  # type: ignore[arg-type]  # whether it was open is of no interest there
            download_manager=self.download_manager,
        )
        child.options = self._options
        self._sockets.add(websocket)
        try:
            await child.start(*(to_int(request.query.get(name, ""), 80) for name in ("width", "height")))
            with suppress(ConnectionError):
                await self._process_messages(websocket, child)
        finally:
            self._sockets.discard(websocket)
            await child.stop()
        return websocket


def listening(port: int) -> socket.socket:
    """A socket on this computer alone; 0 takes any free port. Raises UsageProblem where it is taken."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((HOST, port))
    except OSError as error:
        made.close()
        raise UsageProblem("tui_web.port", port=port, reason=error.strerror or "") from error
    made.listen()
    return made
