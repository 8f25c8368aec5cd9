"""A file that arrives as the body of one request: read with a limit, believed only if its digest agrees."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re

from starlette.requests import Request

from .problems import Refused

_SHA256 = re.compile(r"(?:^|,)\s*sha-256\s*=\s*:([A-Za-z0-9+/]{43}=):", re.IGNORECASE)


def stated_digest(request: Request) -> str:
    """SHA-256 in hex that `Content-Digest` states (RFC 9530). Raises Refused `digest_missing`."""
    found = _SHA256.search(request.headers.get("content-digest", ""))
    if found is None:
        raise Refused("digest_missing")
    try:
        return base64.b64decode(found[1], validate=True).hex()
    except binascii.Error:
        raise Refused("digest_missing") from None


async def read(request: Request, limit: int, sha256: str) -> bytes:
    """The whole body. Raises Refused `document_too_large` (as soon as it is known), `document_empty`,
    `digest_mismatch`."""
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > limit:
        raise Refused("document_too_large")
    data = bytearray()
    async for piece in request.stream():
        data += piece
        if len(data) > limit:
            raise Refused("document_too_large")
    if not data:
        raise Refused("document_empty")
    if not hmac.compare_digest(hashlib.sha256(data).hexdigest(), sha256):
        raise Refused("digest_mismatch")
    return bytes(data)
