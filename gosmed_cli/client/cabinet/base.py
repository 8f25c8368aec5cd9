"""What the parts of the cabinet share."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote
from uuid import uuid4

from ..transport import Transport


class Part:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport


def segment(text: str) -> str:
    """A number or id as one part of a path: what a user types must not reach another path."""
    return quote(text, safe="")


def once() -> dict[str, str]:
    """A header by which the portal knows a repeated request: what it asks for happens once."""
    return {"Idempotency-Key": uuid4().hex}


def query(**params: Any) -> dict[str, Any]:
    """Query parameters without those that are not given."""
    return {name: value for name, value in params.items() if value not in (None, "", (), [])}
