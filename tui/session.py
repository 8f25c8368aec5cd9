"""What the cabinet works with: the context of a profile, its portal, its kept lists.

The portal's client is imported in a thread once the first frame is on the screen: it takes longer than the frame.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING

from gosmed_cli.context import AppContext

from .store import Store

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal


class Session:
    """The profile in force. Another one takes its place with `switch`."""

    def __init__(self, context: AppContext) -> None:
        self.context = context
        self._given = context  # closed by whoever gave it
        self._opening = asyncio.Lock()
        self._now: Portal | None = None
        self.store = self._stored()

    @property
    def profile(self) -> str:
        return self.context.settings.profile

    @property
    def address(self) -> str:
        """The portal's address."""
        return self.context.settings.portal or ""

    async def reading(self) -> Portal:
        """The portal for reading: says soon that it cannot be reached. Raises UsageProblem for a bad address."""
        await self._imported()
        portal = await self.context.quick_portal()
        assert portal is not None  # nobody comes here without a portal's address
        self._now = portal
        return portal

    async def sending(self) -> Portal:
        """The portal for what must not be lost: tries for as long as the settings say."""
        await self._imported()
        return await self.context.portal()

    async def signed_in(self) -> bool:
        """Whether there are tokens; a keyring may take its time. Raises SignInNeeded for a broken store."""
        await self._imported()
        store = self.context.session
        return await asyncio.to_thread(lambda: store.signed_in)

    def now(self) -> datetime:
        """The portal's time, before its first answer this computer's."""
        return self._now.time() if self._now else datetime.now(UTC)

    async def switch(self, profile: str) -> None:
        """Go on with another profile. Raises UsageProblem, and nothing has changed then."""
        other = AppContext()
        other.typed.profile = profile
        other.typed.lang = self.context.typed.lang
        _ = other.settings
        other.require_portal()
        await self.close()
        self.context, self._now = other, None
        self.store = self._stored()

    def belongs_to(self, account: str) -> None:
        """Somebody has signed in: lists of anybody else are forgotten."""
        self.store.belongs_to(account)

    async def close(self) -> None:
        """Close what was opened here; the first context belongs to whoever gave it."""
        if self.context is not self._given:
            await self.context.__aexit__(None, None, None)

    async def _imported(self) -> None:
        async with self._opening:
            await asyncio.to_thread(import_module, "gosmed_cli.client.portal")

    def _stored(self) -> Store:
        return Store(self.context.paths, self.profile, self.address)
