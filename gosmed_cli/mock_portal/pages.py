"""Lists by pages, validators of what was read, files as answers: what the cabinet's routers share."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Query
from fastapi.responses import JSONResponse
from starlette.requests import Request
from starlette.responses import Response

from .problems import Refused

Cursor = Annotated[str | None, Query(max_length=300, description="Значение next предыдущей страницы")]
Limit = Annotated[int, Query(ge=1, le=200, description="Сколько записей на странице")]


def cursor_of(*place: int | str) -> str:
    """The place after which the next page begins, as opaque text."""
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


def place_of(cursor: str | None, *start: int | str) -> tuple[Any, ...]:
    """The place that a cursor means; `start` without one. Raises Refused `bad_cursor`."""
    if cursor is None:
        return start
    try:
        place = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except ValueError:
        raise Refused("bad_cursor") from None
    if not isinstance(place, list) or [type(one) for one in place] != [type(one) for one in start]:
        raise Refused("bad_cursor")
    if any(isinstance(one, int) and abs(one) >= 2**63 for one in place):
        raise Refused("bad_cursor")
    return tuple(place)


def number_of(text: str) -> int:
    """The number of an application as the database has it; -1, which none has, for what is no number."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else -1


def etag(*parts: object) -> str:
    """A strong validator of an answer that these parts determine."""
    return f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'


def unchanged(request: Request, tag: str) -> bool:
    """Whether the client has this version already (`If-None-Match`)."""
    given = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    return tag in given or given == ["*"]


def tagged(request: Request, tag: str, body: Any, *, public: bool = False) -> Response:
    """The body with its ETag, or 304 without it."""
    headers = {"ETag": tag, "Cache-Control": "no-cache" if public else "private, no-cache"}
    if unchanged(request, tag):
        return Response(status_code=304, headers=headers)
    return JSONResponse(body, headers=headers)


def file_answer(data: bytes, name: str, mime_type: str, sha256: str) -> Response:
    """A file to save, with its digest (RFC 9530); a browser must not run it."""
    digest = base64.b64encode(bytes.fromhex(sha256)).decode()
    headers: Mapping[str, str] = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
        "Content-Digest": f"sha-256=:{digest}:",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
        "ETag": f'"{sha256}"',
    }
    return Response(data, media_type=mime_type, headers=dict(headers))
