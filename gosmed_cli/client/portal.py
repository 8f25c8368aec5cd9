"""A connection to one portal: its four surfaces behind one client.

async with connect(settings, session) as portal:
    await portal.cabinet.applications()
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..session import SessionStore
from .auth import TokenSource
from .cabinet import Cabinet
from .epgu import Epgu
from .http import httpx
from .retry import Repeat
from .sign_in import SignIn
from .transport import Observer, Transport, base_url

if TYPE_CHECKING:
    from ..config import Settings


@dataclass(frozen=True, slots=True)
class Portal:
    """What use cases work with. `session` is None where nobody can be signed in."""

    settings: Settings
    session: SessionStore | None
    transport: Transport
    epgu: Epgu
    cabinet: Cabinet
    sign_in: SignIn

    def time(self) -> datetime:
        """Portal time, with zone; before the first answer this computer's."""
        return self.transport.time()

    @property
    def url(self) -> str:
        """The portal's address, without a slash at the end."""
        return str(self.transport.url).rstrip("/")

    @property
    def instance(self) -> str:
        """Changes when the portal is reset; empty before the first answer and on portals that have none."""
        return self.transport.instance or ""

    async def raw(self, method: str, path: str, *, content: bytes | None = None, signed: bool = True) -> Any:
        """Any request, signed in (`gosmed api`): (status, content type, body). Reading is repeated, nothing else.

        Raises GosmedError for failures as everywhere."""
        headers = {"Content-Type": "application/json"} if content is not None else {}
        repeat = Repeat.ALWAYS if method.upper() in ("GET", "HEAD") else Repeat.UNDONE
        answer = await self.transport.answer(
            method.upper(), path, content=content, headers=headers, repeat=repeat, signed=signed
        )
        return answer.status_code, answer.headers.get("Content-Type", ""), answer.content


@asynccontextmanager
async def connect(
    settings: Settings,
    session: SessionStore | None,
    *,
    transport: httpx.AsyncBaseTransport | None = None,
    observe: Observer | None = None,
) -> AsyncIterator[Portal]:
    """Open a portal. `transport` replaces the network in tests; `observe` hears of every request (method, path
    template, status or None, milliseconds). Raises UsageProblem without a portal's address."""
    wire = Transport(settings, transport=transport, observe=observe)
    sign_in = SignIn(wire)
    wire.tokens = TokenSource(session, wire.time)
    wire.tokens.refresher = sign_in.refresh
    try:
        yield Portal(settings, session, wire, Epgu(wire), Cabinet(wire), sign_in)
    finally:
        await wire.close()


def session_for(settings: Settings) -> SessionStore:
    """The store of tokens of this profile at this portal. Raises UsageProblem without a portal's address."""
    return SessionStore(
        settings.paths,
        settings.profile,
        str(base_url(settings)),
        token=settings.token,
        keyring=settings.keyring,
    )


__all__ = ["Portal", "connect", "session_for"]
