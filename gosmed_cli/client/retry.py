"""Trying again: jitter, a limit on the total time, `Retry-After` obeyed, and never what must not be repeated."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import TypeVar

from .failures import PortalUnavailable

T = TypeVar("T")
_REPEATABLE = frozenset({429, 500, 502, 503, 504})
_REFUSED_UNDONE = frozenset(
    {429, 502, 503}
)  # answered instead of being done; API ЕПГУ appendix 4 says «повторить»


class Repeat(StrEnum):
    """What may be done a second time."""

    ALWAYS = "always"  # reading, and what is harmless twice (a chunk, a verified PUT)
    UNDONE = "undone"  # only what certainly did not happen: never sent, or answered by 429, 502, 503
    NEVER = "never"  # the operator's own tools


def worth_trying(error: BaseException, repeat: Repeat) -> bool:
    """Whether the same request may be sent again after this."""
    if repeat is Repeat.NEVER or not isinstance(error, PortalUnavailable) or error.lasting:
        return False
    if error.never_sent:
        return True
    if repeat is Repeat.UNDONE:
        return error.status in _REFUSED_UNDONE
    return error.status is None or error.status in _REPEATABLE


async def retried(call: Callable[[], Awaitable[T]], repeat: Repeat, *, limit: float, first_wait: float = 0.2) -> T:
    """The result of `call`, tried for at most `limit` seconds together. Raises what the last try raised.

    stamina is imported only once something has failed (50 ms that a working portal does not cost).
    """
    begun = time.monotonic()
    try:
        return await call()
    except PortalUnavailable as error:
        if not worth_trying(error, repeat) or limit <= 0:
            raise
        failed: PortalUnavailable | None = error
    import stamina
    from stamina.instrumentation import set_on_retry_hooks

    set_on_retry_hooks([])  # its own hook writes warnings to stderr

    def backoff(error: Exception) -> bool | float:
        if not worth_trying(error, repeat):
            return False
        asked = error.retry_after if isinstance(error, PortalUnavailable) else None
        if asked is None:
            return True
        return False if time.monotonic() - begun + asked > limit else max(asked, first_wait)

    async for attempt in stamina.retry_context(
        on=backoff, attempts=None, timeout=limit, wait_initial=first_wait, wait_max=8.0, wait_jitter=first_wait
    ):
        with attempt:
            if failed is not None:
                known_failure, failed = failed, None
                raise known_failure
            return await call()
    raise AssertionError("stamina ends by returning or raising")
