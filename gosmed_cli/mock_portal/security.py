"""Who is asking: bearer tokens, their families and their rotation (WIRE «Sign-in»).

A token is random text of which only the SHA-256 is stored. A family is one sign-in on one device; revoking it
ends all its tokens. A refresh token's successor is derived from it by HMAC, so that a client that crashed
during a refresh gets the very same pair again, for 60 seconds and until the successor has been used.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal, cast

from ..contract.cabinet.sign_in import Tokens
from .clock import iso, parse
from .store import Transaction

if TYPE_CHECKING:
    import sqlite3

    from starlette.requests import Request

    from .state import Portal

ACCESS_LIFE = timedelta(minutes=15)
REFRESH_LIFE = timedelta(days=60)
GRACE = timedelta(seconds=60)
EPGU_PERMISSION = "APIPGU"  # API ЕПГУ, appendix 4: without it `access_denied_person_permissions`
_READING = frozenset({"GET", "HEAD", "OPTIONS"})

ScopeName = Literal["full", "status"]


class Unauthorised(Exception):
    """No valid access token came with the request: 401."""


class Forbidden(Exception):
    """The token is valid, but its scope does not allow this: 403."""

    def __init__(self, code: str = "scope") -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Caller:
    """The account behind a request. `permissions` is the token's consent (`APIPGU`); `login` as typed."""

    account_id: str
    scope: ScopeName
    family_id: str
    permissions: str
    login: str


def digest(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode("utf-8")).hexdigest()


def caller(t: Transaction, portal: Portal, request: Request, *, write: bool | None = None) -> Caller:
    """The caller of this request, by its `Authorization: Bearer` header.

    `write` says whether the request changes something; left out, every method but GET and HEAD does. Raises
    Unauthorised for a missing, unknown, expired or revoked token, Forbidden for a write with scope `status`.
    """
    row = _access_row(t, _bearer(request), portal.clock.now())
    request.state.account_id = row["account_id"]  # for the request log
    found = Caller(row["account_id"], row["scope"], row["family_id"], row["permissions"], row["login"])
    writes = request.method not in _READING if write is None else write
    if writes and found.scope != "full":
        raise Forbidden
    return found


def _bearer(request: Request) -> str:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not token.strip():
        raise Unauthorised
    return token.strip()


def _access_row(t: Transaction, token: str, now: datetime) -> sqlite3.Row:
    row = t.q.token(hash=digest(token))
    if row is None or row["kind"] != "access" or not _alive(row, now):
        raise Unauthorised
    return cast("sqlite3.Row", row)


def _alive(row: sqlite3.Row, now: datetime) -> bool:
    return row["revoked_at"] is None and parse(row["token_expires_at"]) > now


def issue_tokens(
    t: Transaction,
    portal: Portal,
    account_id: str,
    scope: ScopeName = "full",
    device: str = "test",
    permissions: str = EPGU_PERMISSION,
    login: str = "",
) -> Tokens:
    """Start a family of tokens: a new sign-in of this account on this device."""
    now = portal.clock.now()
    family = secrets.token_hex(16)
    t.add(
        "token_families",
        id=family,
        account_id=account_id,
        scope=scope,
        device=device,
        login=login,
        permissions=permissions,
        created_at=iso(now),
        expires_at=iso(now + REFRESH_LIFE),
    )
    return _store_pair(t, family, account_id, scope, secrets.token_urlsafe(32), secrets.token_urlsafe(32), now)


def _store_pair(
    t: Transaction, family: str, account_id: str, scope: ScopeName, access: str, refresh: str, now: datetime
) -> Tokens:
    ends = {"access": iso(now + ACCESS_LIFE), "refresh": iso(now + REFRESH_LIFE)}
    t.add("tokens", hash=digest(access), family_id=family, kind="access", expires_at=ends["access"])
    t.add("tokens", hash=digest(refresh), family_id=family, kind="refresh", expires_at=ends["refresh"])
    t.q.extend_family(id=family, expires_at=ends["refresh"])
    return Tokens(
        access_token=access,
        access_expires_at=ends["access"],
        refresh_token=refresh,
        refresh_expires_at=ends["refresh"],
        scope=scope,
        account=account_id,
    )


def refresh(t: Transaction, portal: Portal, token: str, device: str | None = None) -> Tokens | None:
    """The next pair of this family; None when the token is worth nothing.

    A token used again after its successor, later than 60 seconds, or on another device revokes its family:
    the caller must commit in either case, so nothing is raised here.
    """
    now = portal.clock.now()
    row = t.q.token(hash=digest(token))
    if row is None or row["kind"] != "refresh" or not _alive(row, now):
        return None
    if device is not None and device != row["device"]:
        t.q.revoke_family(id=row["family_id"], now=iso(now))
        return None
    access, successor = (_derive(t, purpose, token) for purpose in ("access", "refresh"))
    if row["rotated_at"] is not None:
        return _same_again(t, row, access, successor, now)
    t.q.mark_token_used(hash=row["hash"], now=iso(now))
    t.q.rotate_token(hash=row["hash"], now=iso(now), successor=digest(successor))
    t.q.forget_tokens(family=row["family_id"], now=iso(now))
    return _store_pair(t, row["family_id"], row["account_id"], row["scope"], access, successor, now)


def _same_again(t: Transaction, row: sqlite3.Row, access: str, successor: str, now: datetime) -> Tokens | None:
    """The pair that was given for this token already, or the end of its family."""
    pair = t.q.token(hash=digest(access)), t.q.token(hash=digest(successor))
    if None in pair or pair[1]["used_at"] is not None or now - parse(row["rotated_at"]) > GRACE:
        t.q.revoke_family(id=row["family_id"], now=iso(now))
        return None
    return Tokens(
        access_token=access,
        access_expires_at=pair[0]["token_expires_at"],
        refresh_token=successor,
        refresh_expires_at=pair[1]["token_expires_at"],
        scope=row["scope"],
        account=row["account_id"],
    )


def _derive(t: Transaction, purpose: str, token: str) -> str:
    mac = hmac.new(bytes.fromhex(server_secret(t)), f"{purpose}:{token}".encode(), hashlib.sha256)
    return mac.hexdigest()


def server_secret(t: Transaction) -> str:
    """The portal's own secret in hex, made once; part of its state, so that snapshots keep sessions alive."""
    secret = t.meta("secret")
    if secret is None:
        secret = secrets.token_hex(32)
        t.set_meta("secret", secret)
    return secret


def revoke_by_token(t: Transaction, portal: Portal, token: str) -> None:
    """End the family of this token, access or refresh; an unknown token changes nothing."""
    row = t.q.token(hash=digest(token))
    if row is not None:
        t.q.revoke_family(id=row["family_id"], now=iso(portal.clock.now()))
