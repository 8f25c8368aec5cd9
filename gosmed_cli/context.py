"""What the commands receive: settings, session, portal, journal, each made when it is first asked for.

Settings are lazy, so that what needs none (`check`, `config path`, `completion`) works with a broken
configuration; a connection is opened once and closed with the context.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AsyncExitStack
from functools import cached_property
from typing import TYPE_CHECKING

from . import paths as places
from .config.load import Typed, load
from .errors import UsageProblem

if TYPE_CHECKING:
    from types import TracebackType

    from .client.portal import Portal
    from .config.settings import Settings
    from .journal import Journal
    from .paths import Paths
    from .session import SessionStore
    from .usecases.catalogue import Cache


Listener = Callable[[str, str, int | None, int], None]


class AppContext:
    """One run's means. `typed` is filled while arguments are parsed, before anything is read."""

    def __init__(self) -> None:
        self.typed = Typed()
        self.listener: Listener | None = None  # hears of every request (`--verbose`)
        self._stack = AsyncExitStack()
        self._portal: Portal | None = None
        self._quick: Portal | None = None

    async def __aenter__(self) -> AppContext:
        await self._stack.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.__aexit__(kind, error, trace)

    @cached_property
    def paths(self) -> Paths:
        """Where things live; needs no configuration."""
        return places.find()

    @cached_property
    def settings(self) -> Settings:
        """Settings in force. Raises UsageProblem for a broken configuration."""
        return load(self.typed)

    @cached_property
    def journal(self) -> Journal:
        """The journal of this profile; what can wait is written when the context closes."""
        from .journal import Journal  # sqlite: only where something is remembered

        journal = Journal(self.paths, self.settings.profile)
        self._stack.callback(journal.close)
        return journal

    @cached_property
    def session(self) -> SessionStore:
        """The tokens of this profile at this portal. Raises UsageProblem where no portal is named."""
        self.require_portal()
        from .client.portal import session_for  # httpx: only where a request may follow

        return session_for(self.settings)

    async def portal(self) -> Portal:
        """The portal, connected to once. Raises UsageProblem where none is named."""
        if self._portal is None:
            self.require_portal()
            from .client.portal import connect

            self._portal = await self._stack.enter_async_context(
                connect(self.settings, self.session, observe=self._observe)
            )
        return self._portal

    async def quick_portal(self) -> Portal | None:
        """The portal for what can also be answered without it: asked briefly, None where none is named."""
        if self.settings.portal is None:
            return None
        if self._quick is None:
            from dataclasses import replace

            from .client.portal import connect

            brief = replace(self.settings, timeout=min(self.settings.timeout, 5.0), retry_for=2.0)
            self._quick = await self._stack.enter_async_context(
                connect(brief, self.session, observe=self._observe)
            )
        return self._quick

    @cached_property
    def catalogue_cache(self) -> Cache:
        """Where the portal's catalogue is kept."""
        from .usecases.catalogue import Cache

        return Cache(self.paths.cache, self.settings.portal)

    def _observe(self, method: str, path: str, status: int | None, milliseconds: int) -> None:
        """Every request goes into the journal; `path` is a template without numbers."""
        self.journal.observe(method, path, status, milliseconds)
        if self.listener is not None:
            self.listener(method, path, status, milliseconds)

    def require_portal(self) -> None:
        """Raises UsageProblem where no portal is named."""
        if self.settings.portal is None:
            raise UsageProblem("config.no_portal")
