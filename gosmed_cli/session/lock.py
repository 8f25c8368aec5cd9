"""A lock between processes, waited for without blocking the event loop."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from ..errors import Locked, UsageProblem
from ..paths import private_folder

_POLL = 0.05


@asynccontextmanager
async def locked(path: Path, *, wait: float) -> AsyncIterator[None]:
    """Hold the lock file at `path`, waiting at most `wait` seconds; the system frees it when a process dies.

    Raises Locked when somebody else holds it longer, UsageProblem where the file cannot be made.
    """
    import filelock  # 50 ms, and most runs need no lock

    lock: Any = filelock.FileLock(path, thread_local=False, mode=0o600)
    deadline = time.monotonic() + wait
    while True:
        try:
            private_folder(path.parent)
            lock.acquire(timeout=0)
            break
        except filelock.Timeout:
            if time.monotonic() >= deadline:
                raise Locked("session.locked", path=str(path)) from None
            await asyncio.sleep(_POLL)
        except OSError as error:
            raise UsageProblem("session.no_right", path=str(path), reason=error.strerror or "") from error
    try:
        yield
    finally:
        lock.release()
