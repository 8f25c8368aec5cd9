"""A write that is asked for twice happens once (WIRE «Cabinet»: `Idempotency-Key`).

The first answer is kept for 24 hours beside what was asked, in the transaction that did the work. Answers with
tokens are never kept: sign-in does not come through here.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from fastapi.responses import JSONResponse
from starlette.responses import Response

from .clock import iso
from .problems import Refused
from .security import server_secret
from .store import Transaction

if TYPE_CHECKING:
    from starlette.requests import Request

    from .state import Portal

KEPT = timedelta(hours=24)
HEADER = "idempotency-key"
_LONGEST = 200


def once(
    t: Transaction,
    portal: Portal,
    request: Request,
    owner: str,
    asked: Mapping[str, Any] | None,
    work: Callable[[], tuple[int, Any] | Refused],
) -> Response | Refused:
    """Do `work` (it returns a status and a JSON body, None for no body), or repeat its earlier answer.

    `owner` is the account, or whatever else keeps one client's keys apart from another's; `asked` what the
    request says besides its path. A refusal is handed on and not kept. Raises Refused `idempotency_key_reused`.
    """
    key = request.headers.get(HEADER)
    if not key:
        return _response(work())
    if len(key) > _LONGEST:
        raise Refused("idempotency_key_malformed")
    now = portal.clock.now()
    t.q.forget_idempotency(before=iso(now - KEPT))
    asked_hash = _hash(t, request, asked)
    kept = t.q.idempotency(account_id=owner, key=key)
    if kept is not None:
        if not hmac.compare_digest(kept["request_hash"], asked_hash):
            raise Refused("idempotency_key_reused")
        return _again(kept["status"], bytes(kept["body"]), json.loads(kept["headers"]))
    response = _response(work())
    if isinstance(response, Refused):
        return response
    t.add(
        "idempotency",
        account_id=owner,
        key=key,
        request_hash=asked_hash,
        status=response.status_code,
        headers=json.dumps({"content-type": response.headers.get("content-type")}),
        body=bytes(response.body),
        created_at=iso(now),
    )
    return response


def _response(done: tuple[int, Any] | Refused) -> Response | Refused:
    if isinstance(done, Refused):
        return done
    status, body = done
    return Response(status_code=status) if body is None else JSONResponse(body, status)


def _again(status: int, body: bytes, headers: Mapping[str, str | None]) -> Response:
    if not body:
        return Response(status_code=status)
    return Response(body, status, media_type=headers["content-type"])


def _hash(t: Transaction, request: Request, asked: Mapping[str, Any] | None) -> str:
    """Keyed, for what was asked may hold a password."""
    text = json.dumps([request.method, request.url.path, request.url.query, asked], sort_keys=True)
    return hmac.new(bytes.fromhex(server_secret(t)), text.encode(), hashlib.sha256).hexdigest()
