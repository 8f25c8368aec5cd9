"""Debian's Chromium without a window, driven by its DevTools protocol."""

from __future__ import annotations

import asyncio
import base64
import io
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
from PIL import Image

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_OPTIONS = (
    "--headless=new", "--no-sandbox", "--remote-debugging-port=0", "--no-first-run", "--disable-dev-shm-usage",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1000,600",
    "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--remote-allow-origins=*",
)  # fmt: skip
_LIMIT = 30.0


class Page:
    """One page: what came to it over its websocket, what it looks like, typing into it."""

    def __init__(self, line: aiohttp.ClientWebSocketResponse) -> None:
        self._line = line
        self._count = 0
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self.asked: list[str] = []  # every address that was asked for
        self.received = ""  # what the server has drawn so far
        self._reading = asyncio.create_task(self._read())

    async def do(self, method: str, **params: Any) -> Any:
        """A command of the protocol; its result."""
        self._count += 1
        answer = self._answers[self._count] = asyncio.get_running_loop().create_future()
        await self._line.send_json({"id": self._count, "method": method, "params": params})
        return await asyncio.wait_for(answer, _LIMIT)

    async def open(self, url: str) -> None:
        await self.do("Network.enable")
        await self.do("Page.enable")
        await self.do("Page.navigate", url=url)

    async def until(self, words: str) -> None:
        """Wait until these words have been drawn."""
        deadline = asyncio.get_running_loop().time() + _LIMIT
        while words not in self.received:
            assert asyncio.get_running_loop().time() < deadline, f"{words!r} never came:\n{self.received[-2000:]}"
            await asyncio.sleep(0.05)

    async def type(self, text: str) -> None:
        for letter in text:
            await self.do("Input.dispatchKeyEvent", type="char", text=letter)

    async def script(self, expression: str) -> Any:
        found = await self.do("Runtime.evaluate", expression=expression, returnByValue=True)
        return found["result"].get("value")

    async def picture(self) -> Image.Image:
        shot = await self.do("Page.captureScreenshot", format="png")
        return Image.open(io.BytesIO(base64.b64decode(shot["data"]))).convert("RGB")

    async def close(self) -> None:
        self._reading.cancel()
        await asyncio.gather(self._reading, return_exceptions=True)

    async def _read(self) -> None:
        async for message in self._line:
            told = message.json()
            if "id" in told:
                self._answers.pop(told["id"]).set_result(told.get("result"))
            elif told["method"] == "Network.requestWillBeSent":
                self.asked.append(told["params"]["request"]["url"])
            elif told["method"] == "Network.webSocketFrameReceived":
                frame = told["params"]["response"]
                if frame["opcode"] == 2:
                    self.received += base64.b64decode(frame["payloadData"]).decode("utf-8", "replace")


@asynccontextmanager
async def browser(folder: Path) -> AsyncIterator[Page]:
    """A browser of one page, with a profile of its own in this folder."""
    assert PROGRAM is not None
    process = await asyncio.create_subprocess_exec(
        PROGRAM, *_OPTIONS, f"--user-data-dir={folder}", "about:blank",
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
        start_new_session=True,
    )  # fmt: skip
    assert process.stderr is not None
    try:
        address = await asyncio.wait_for(_address(process.stderr), _LIMIT)
        emptied = asyncio.create_task(process.stderr.read())
        async with aiohttp.ClientSession() as session:
            pages = await (await session.get(f"http://{address}/json/list")).json()
            target = next(one["webSocketDebuggerUrl"] for one in pages if one["type"] == "page")
            async with session.ws_connect(target, max_msg_size=0) as line:
                page = Page(line)
                yield page
                await page.close()
        emptied.cancel()
    finally:
        process.terminate()
        await process.wait()


async def _address(stream: asyncio.StreamReader) -> str:
    """The host and port of the protocol, from what the browser says on starting."""
    async for line in stream:
        if b"DevTools listening on ws://" in line:
            return line.decode().split("ws://")[1].partition("/")[0]
    raise AssertionError("the browser did not start")
