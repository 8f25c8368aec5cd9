"""The cabinet on a screen of a test: the real application, and the included portal in process behind it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual._context import visible_screen_stack
from textual.pilot import Pilot
from textual.widgets import Input

from gosmed_cli.client.http import httpx
from gosmed_cli.client.portal import Portal, connect
from gosmed_cli.context import AppContext
from gosmed_cli.mock_portal import proceedings
from gosmed_cli.usecases.submit import submit
from tests.usecases import world
from tests.usecases.world import Home
from tui.app import Cabinet

PASSWORD = "Demo-2026!"
LIMIT = 20.0  # seconds within which something must have happened on a busy machine


class HomeContext(AppContext):
    """The context of somebody at home: their settings, and the portal over their line."""

    def __init__(self, home: Home) -> None:
        super().__init__()
        self.home = home
        self.settings = home.settings
        self.session = home.session

    async def portal(self) -> Portal:
        if self._portal is None:
            opened = connect(self.settings, self.session, transport=self.home.line)
            self._portal = await self._stack.enter_async_context(opened)
        return self._portal

    async def quick_portal(self) -> Portal | None:
        return await self.portal()


@dataclass
class Screen:
    """The application as a person has it before them."""

    app: Cabinet
    pilot: Pilot[None]
    home: Home

    async def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        await self.pilot.press(*(_KEYS.get(one, one) for one in text))

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    @property
    def text(self) -> str:
        """What stands on the screen, line by line."""
        return screen_text(self.app)

    async def until(self, words: str, *, gone: bool = False) -> str:
        """Wait until these words stand on the screen (or do not); returns the whole of it."""
        deadline = asyncio.get_running_loop().time() + LIMIT
        while (words in self.text) == gone:
            assert asyncio.get_running_loop().time() < deadline, f"waited for {words!r}:\n{self.text}"
            await self.pilot.pause(0.02)
        return self.text

    async def when(self, condition: Callable[[], bool]) -> None:
        """Wait until it is so."""
        deadline = asyncio.get_running_loop().time() + LIMIT
        while not condition():
            assert asyncio.get_running_loop().time() < deadline, f"it did not happen:\n{self.text}"
            await self.pilot.pause(0.02)

    def code(self) -> str:
        """The newest code that the portal sent."""
        rows = self.home.sql("SELECT text FROM outbox ORDER BY id")
        words = [word.strip(".,:»") for word in str(rows[-1]["text"]).split()]
        return next(word for word in words if word.isdigit())

    def decide(self, number: str, verdict: str = "approved", comment: str = "Так решено") -> None:
        decide(self.home, number, verdict, comment)


def decide(home: Home, number: str, verdict: str, comment: str) -> None:
    """The operator decides."""
    with home.served.store.transaction() as t:
        proceedings.decide(t, home.served, int(number), verdict, comment)  # type: ignore[arg-type]  # a literal of the test's


_KEYS = {"@": "at", ".": "full_stop", "-": "minus", "!": "exclamation_mark", " ": "space", "/": "slash"}


def screen_text(app: Cabinet) -> str:
    """The screen as text; what Textual itself draws, without colours."""
    visible_screen_stack.set(app._background_screens)  # what is seen behind a dialog, as when it is really drawn
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in lines)


@asynccontextmanager
async def shown(home: Home, size: tuple[int, int] = (80, 24), **options: Any) -> AsyncIterator[Screen]:
    """The cabinet of this home, on a terminal of this size; nobody waits between tries to reach the portal."""
    async with HomeContext(home) as context:
        app = Cabinet(context, rest=0.05, **options)
        async with app.run_test(size=size, notifications=True) as pilot:
            yield Screen(app, pilot, home)


def made(folder: Path, scenario: str = "demo") -> Home:
    """Somebody at home, signed in; every request is tried once."""
    home = world.make(folder, scenario, retry_for=0.0)
    clock = home.served.clock
    clock.offset = datetime(2026, 3, 2, 6, tzinfo=UTC) - datetime(2026, 1, 1, tzinfo=UTC)
    clock._real = lambda: datetime(2026, 1, 1, tzinfo=UTC)  # the portal's time stands still
    return home


@contextmanager
def lasting(folder: Path, scenario: str = "demo") -> Iterator[Home]:
    """The same for several tests, with files of its own: each test has other ones by its environment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOSMED_HOME", str(folder / "home"))
        home = made(folder, scenario)
    yield home
    home.close()


async def sent(home: Home, folder: Path) -> str:
    """Send the application for the cabinet; its number."""
    async with home.portal() as portal:
        return (await submit(portal, home.journal(), world.service(), world.draft(folder)))["number"]


def refuse(request: httpx.Request) -> str | None:
    """The fault of a portal that is not there."""
    return "refused"


def still(app: Cabinet) -> None:
    """No cursor blinks."""
    for one in app.screen.query(Input):
        one.cursor_blink = False
