"""The access token on every request, refreshed once per expiry, whoever needs it first.

Two coroutines, and two processes of one profile, take turns: the module lock of this process, then a file
lock, held only around the refresh. Whoever comes second finds tokens that differ from the ones it failed with
and uses those. The portal returns the same successor to a repeated refresh token until the successor is used,
so a crash or a lost reply in the middle signs nobody out: the old tokens are still stored, and are sent again.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING

from ..errors import SignInNeeded
from ..session import SessionStore, StoredTokens
from ..session.lock import locked

if TYPE_CHECKING:
    from ..contract.cabinet.sign_in import Tokens

MARGIN = 20.0  # seconds before its end at which an access token counts as old
LOCK_WAIT = 30.0  # seconds to wait for another process's refresh

# refresh token and device → the answer of the portal
Refresher = Callable[[str, str], Awaitable["Tokens"]]


class TokenSource:
    """Hands out the access token of one SessionStore."""

    def __init__(self, session: SessionStore | None, portal_time: Callable[[], datetime]) -> None:
        self._session = session
        self._portal_time = portal_time
        self._turn = asyncio.Lock()
        self._tokens: StoredTokens | None = None
        self.refresher: Refresher | None = None

    async def current(self) -> str:
        """A token to try. Raises SignInNeeded when there is none."""
        if self._session is None:
            raise SignInNeeded("session.not_signed_in")
        if self._session.token:
            return self._session.token
        tokens = self._stored()
        if time.time() < tokens.fresh_until - MARGIN:
            return tokens.access_token
        return await self.renewed(tokens.access_token)

    async def renewed(self, bad: str) -> str:
        """The token to use instead of this one, which is too old. Raises SignInNeeded when the session is over."""
        if self._session is None or self._session.token:
            raise SignInNeeded("session.token_over")
        async with self._turn:
            if self._stored().access_token != bad:  # another coroutine was first
                return self._stored().access_token
            async with locked(self._session.lock_file, wait=LOCK_WAIT):
                return await self._refresh(self._session, bad)

    async def _refresh(self, session: SessionStore, bad: str) -> str:
        tokens = session.load()
        if tokens is None:
            raise SignInNeeded("session.not_signed_in")
        if tokens.access_token == bad:  # nobody else has refreshed meanwhile
            assert self.refresher is not None
            answer = await self.refresher(tokens.refresh_token, tokens.device)
            tokens = stored(answer, tokens.device, self._portal_time())
            session.save(tokens)
        self._tokens = tokens
        return tokens.access_token

    def _stored(self) -> StoredTokens:
        if self._tokens is None:
            assert self._session is not None
            self._tokens = self._session.load()
        if self._tokens is None:
            raise SignInNeeded("session.not_signed_in")
        return self._tokens


def stored(answer: Tokens, device: str, portal_now: datetime) -> StoredTokens:
    """Tokens as they are kept. Their age is counted from now by this computer's clock, because portal time may
    be simulated."""
    life = (datetime.fromisoformat(answer["access_expires_at"]) - portal_now).total_seconds()
    return StoredTokens(
        access_token=answer["access_token"],
        refresh_token=answer["refresh_token"],
        scope=answer["scope"],
        account=answer["account"],
        device=device,
        fresh_until=time.time() + life,
        refresh_expires_at=answer["refresh_expires_at"],
    )
