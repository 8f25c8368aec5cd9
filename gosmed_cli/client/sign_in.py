"""Sign-in and registration at the portal: `/api/cabinet/v1/sign-in`, `/registration` (WIRE «Sign-in»)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ..contract.wire import BASE
from . import decode
from .retry import Repeat
from .transport import Transport

if TYPE_CHECKING:
    from ..contract.cabinet.account import Account
    from ..contract.cabinet.sign_in import Challenge, Credentials, Proof, Registration, Session, Tokens


class SignIn:
    """Nothing here is repeated by itself, except a refresh, which is safe to repeat."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def challenge(self, credentials: Credentials) -> Challenge:
        """Password first: a code is sent, or the app asks."""
        return await self._challenge("/sign-in/challenges", cast("dict[str, str]", credentials))

    async def tokens(self, proof: Proof) -> Tokens | None:
        """The tokens; None while the sign-in still waits for approval in the app (202)."""
        path = f"{BASE}/sign-in/tokens"
        answer = await self._transport.answer("POST", path, json=proof, repeat=Repeat.UNDONE, signed=False)
        return None if answer.status_code == 202 else _tokens(decode.body(answer, path), path)

    async def refresh(self, refresh_token: str, device: str) -> Tokens:
        path = f"{BASE}/sign-in/refresh"
        value = await self._transport.json(
            "POST", path, json={"refresh_token": refresh_token, "device": device}, signed=False
        )
        return _tokens(value, path)

    async def revoke(self) -> None:
        """End this sign-in on the portal; harmless when repeated."""
        await self._transport.answer("POST", f"{BASE}/sign-in/revoke")

    async def session(self) -> Session:
        path = f"{BASE}/sign-in/session"
        value = await self._transport.json("GET", path)
        return cast(
            "Session", decode.an_object(value, path, "account", "login", "scope", "device", "refresh_expires_at")
        )

    async def registration_challenge(self, phone: str) -> Challenge:
        """A code to the phone of a new account (R9)."""
        return await self._challenge("/registration/challenges", {"phone": phone})

    async def register(self, registration: Registration) -> Account:
        path = f"{BASE}/registration"
        value = await self._transport.json("POST", path, json=registration, repeat=Repeat.UNDONE, signed=False)
        return cast("Account", decode.account(value, path))

    async def _challenge(self, path: str, body: dict[str, str]) -> Challenge:
        value = await self._transport.json("POST", BASE + path, json=body, repeat=Repeat.UNDONE, signed=False)
        return cast("Challenge", decode.challenge(value, BASE + path))


def _tokens(value: object, path: str) -> Tokens:
    names = ("access_token", "access_expires_at", "refresh_token", "refresh_expires_at", "scope", "account")
    return cast("Tokens", decode.an_object(value, path, *names))
