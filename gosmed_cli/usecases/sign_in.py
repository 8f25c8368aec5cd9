"""Signing in: password, then a second factor; in one go or, for scripts, in two (INTERFACE «login»)."""

from __future__ import annotations

import asyncio
import base64
import platform
import re
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from ..client.auth import stored
from ..errors import CodeNeeded, Detail, SignInNeeded, Unavailable
from ..text.clean import clean
from ..text.say import known
from .help_at_hand import help_at_hand

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.account import MissingDocument
    from ..contract.cabinet.sign_in import Challenge, Session, Tokens
    from ..signing.signer import Signer

APPROVAL_LIMIT = 300.0  # seconds a code, and an approval in the app, lives
_POLL = 2.0

ScopeName = Literal["full", "status"]
MethodName = Literal["sms", "app", "key"]
_NONCE = re.compile(r"[A-Za-z0-9+/=_-]{16,200}")


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A finished sign-in: whose, with which rights, and where its tokens are kept (`keyring` or a path)."""

    account: str
    scope: str
    where: str
    refresh_expires_at: str


async def start(portal: Portal, login: str, password: str, *, method: MethodName = "sms") -> Challenge:
    """Send the password; a code is on its way then (or the app asks). Raises SignInNeeded."""
    async with help_at_hand(portal):
        return await portal.sign_in.challenge({"login": login, "password": password, "method": method})


async def finish(
    portal: Portal,
    challenge: str,
    code: str | None,
    *,
    scope: ScopeName = "full",
    wait: float = APPROVAL_LIMIT,
) -> SignedIn:
    """Finish with the code, or wait for approval in the app when there is none; tokens are stored.

    `wait` is seconds. Raises SignInNeeded for a wrong or old code, CodeNeeded when nobody approved.
    """
    device = _device()
    until = time.monotonic() + wait
    async with help_at_hand(portal):
        while (answer := await portal.sign_in.tokens(_proof(challenge, code, scope, device))) is None:
            if time.monotonic() + _POLL > until:
                data = {"challenge": challenge, "method": "app", "sent_to": ""}
                raise CodeNeeded("sign_in.not_approved", data=data)
            await asyncio.sleep(_POLL)
    return _keep(portal, answer, device)


def _proof(challenge: str, code: str | None, scope: ScopeName, device: str) -> Any:
    proof = {"challenge": challenge, "scope": scope, "device": device}
    return proof | ({"code": code} if code is not None else {})


def _keep(portal: Portal, answer: Tokens, device: str) -> SignedIn:
    if portal.session is None:
        raise SignInNeeded("session.not_signed_in")
    portal.session.save(stored(answer, device, portal.time()))
    return SignedIn(answer["account"], answer["scope"], portal.session.where(), answer["refresh_expires_at"])


async def sign_in(
    portal: Portal,
    login: str,
    password: str,
    *,
    method: MethodName = "sms",
    scope: ScopeName = "full",
    ask_code: Callable[[Challenge], Awaitable[str]] | None = None,
) -> SignedIn:
    """The whole of it. `ask_code` asks the person; None where nobody can be asked: CodeNeeded then carries the
    challenge, and the same command with `--challenge ID --code C` finishes."""
    challenge = await start(portal, login, password, method=method)
    if method == "app" and ask_code is not None:
        return await finish(portal, challenge["challenge"], None, scope=scope)
    if ask_code is None:
        raise code_needed(challenge)
    return await finish(portal, challenge["challenge"], await ask_code(challenge), scope=scope)


async def asked_documents(portal: Portal, done: SignedIn) -> list[MissingDocument]:
    """What the first sign-in after a confirmed identity asks for (R32); asked of those alone who may send it."""
    from ..errors import GosmedError

    if done.scope != "full":
        return []
    try:
        return (await portal.cabinet.account()).get("missing_documents") or []
    except GosmedError:  # the sign-in is done and kept: nothing that comes after it may spoil it
        return []


async def by_key(
    portal: Portal, login: str, password: str, signer: Signer, *, scope: ScopeName = "full"
) -> SignedIn:
    """Password, then a signature over what the portal gives to sign (R31): nobody needs to be asked.

    Raises SignInNeeded, with why a signature was not accepted; what the signer raises.
    """
    challenge = await start(portal, login, password, method="key")
    signature = base64.b64encode(signer.sign(_nonce(challenge))).decode()
    device = _device()
    proof: Any = {**_proof(challenge["challenge"], None, scope, device), "signature": signature}
    try:
        answer = await portal.sign_in.tokens(proof)
    except SignInNeeded as error:
        raise _why(error) from error
    if answer is None:
        raise Unavailable("client.bad_answer")
    return _keep(portal, answer, device)


def _nonce(challenge: Challenge) -> bytes:
    """What is to be signed: random text and nothing else, so that no portal gets a document signed this way."""
    nonce = challenge.get("nonce", "")
    if not _NONCE.fullmatch(nonce):
        raise Unavailable("client.bad_answer")
    return nonce.encode()


def _why(error: SignInNeeded) -> SignInNeeded:
    """The portal's reasons in our own words, where we have them."""
    details = [
        Detail(f"signing.why.{one.code}") if known(f"signing.why.{one.code}") else one for one in error.details
    ]
    return SignInNeeded(error.code, details=details, text=error.text, advice=error.advice, **error.params)


def code_needed(challenge: Challenge) -> CodeNeeded:
    """What a script gets where a code is needed and nobody can be asked."""
    data = {
        "challenge": clean(challenge["challenge"]),
        "method": clean(challenge["method"]),
        "sent_to": clean(challenge["sent_to"]),
    }
    if challenge["method"] == "app":
        return CodeNeeded("sign_in.approval_needed", data=data, challenge=data["challenge"])
    return CodeNeeded("sign_in.code_needed", data=data, challenge=data["challenge"], sent_to=data["sent_to"])


async def sign_out(portal: Portal) -> bool:
    """End the sign-in here and at the portal. True when the portal knows of it too; tokens here are forgotten
    in any case. Raises SignInNeeded when nobody is signed in."""
    from ..errors import GosmedError

    if portal.session is None or not _signed_in(portal):
        raise SignInNeeded("session.not_signed_in")
    try:
        await portal.sign_in.revoke()
    except GosmedError:
        return False
    finally:
        portal.session.forget()
    return True


def _signed_in(portal: Portal) -> bool:
    assert portal.session is not None
    try:
        return portal.session.signed_in
    except SignInNeeded:  # a broken store: forgetting mends it
        portal.session.forget()
        return False


async def session(portal: Portal) -> Session:
    """Who is signed in, with which scope, on which device, until when."""
    return await portal.sign_in.session()


def _device() -> str:
    """A name for this sign-in that its owner recognises in a list."""
    return f"gosmed {clean(platform.node())[:100] or 'computer'} {secrets.token_hex(4)}"
