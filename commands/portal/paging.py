"""All pages of a list that the operator reads from its oldest entry on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

PAGE = 1000  # the most that the portal gives at once

Fetch = Callable[[int | None, int], Awaitable[list[dict[str, Any]]]]


async def everything(fetch: Fetch) -> list[dict[str, Any]]:
    """`fetch(after, limit)` until there is no more."""
    found: list[dict[str, Any]] = []
    while True:
        page = await fetch(found[-1]["id"] if found else None, PAGE)
        found += page
        if len(page) < PAGE:
            return found
