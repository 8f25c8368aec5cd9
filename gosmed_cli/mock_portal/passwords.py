"""Passwords as the portal keeps them: scrypt, salted, compared in constant time.

A sign-in with a login that does not exist is checked against a password nobody has, so that it takes as long.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from base64 import b64decode, b64encode
from functools import cache

# about 8 MB and 20 ms: enough for made-up accounts, and two hundred of them load quickly
_N, _R, _P, _LENGTH = 2**13, 8, 1, 32


def hash_password(password: str) -> str:
    """`scrypt$N$r$p$salt$hash`, the text to store."""
    salt = os.urandom(16)
    parts = (
        "scrypt",
        _N,
        _R,
        _P,
        b64encode(salt).decode(),
        b64encode(_derive(password, salt, _N, _R, _P)).decode(),
    )
    return "$".join(str(part) for part in parts)


@cache
def shared_hash(password: str) -> str:
    """One hash for everybody whose made-up password this is, so that a crowd loads quickly."""
    return hash_password(password)


def verify(password: str, stored: str | None) -> bool:
    """Whether this is the password; with `stored` None it never is, after the same work."""
    _, n, r, p, salt, wanted = (stored or _nobodys()).split("$")
    found = _derive(password, b64decode(salt), int(n), int(r), int(p))
    return hmac.compare_digest(found, b64decode(wanted)) and stored is not None


@cache
def _nobodys() -> str:
    return hash_password(os.urandom(16).hex())


def _derive(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(password.encode("utf-8"), salt=salt, n=n, r=r, p=p, dklen=_LENGTH)
