"""Lists that the portal gives page by page: all of one, or as it comes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

PAGE = 200
Fetch = Callable[[str | None, int], Awaitable[Any]]  # (cursor, size) → a page: `items` and `next`


async def stream(fetch: Fetch, limit: int | None = None) -> AsyncIterator[Any]:
    """Every item (or the first `limit`), fetched as they are asked for: memory holds one page."""
    left, cursor = limit, None
    while left is None or left > 0:
        page = await fetch(cursor, min(left or PAGE, PAGE))
        for item in page["items"][:left]:
            yield item
        cursor = page["next"]
        if not cursor:
            return
        left = None if left is None else left - len(page["items"])


async def everything(fetch: Fetch, limit: int | None = None) -> list[Any]:
    """All items, or the first `limit`."""
    return [item async for item in stream(fetch, limit)]
