"""Files both ways: streamed, so that memory stays flat, and never visible half done."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import IO, Any

from ..errors import UsageProblem
from .failures import PortalUnavailable
from .http import httpx
from .retry import Repeat, retried
from .transport import Transport

BLOCK = 256 * 1024


class FilePart:
    """Bytes `start` … `start + size` of a file as a request body, with what goes before and after them.

    It opens the file anew each time it is iterated, so a request can be sent again. `sent` is told how many
    bytes of the file have been handed over.
    """

    def __init__(
        self,
        path: Path,
        start: int = 0,
        size: int | None = None,
        *,
        before: bytes = b"",
        after: bytes = b"",
        sent: Callable[[int], None] | None = None,
    ) -> None:
        self._path, self._start = path, start
        self._size = path.stat().st_size - start if size is None else size
        self._before, self._after, self._sent = before, after, sent

    @property
    def length(self) -> int:
        """The whole body's length in bytes, for Content-Length."""
        return len(self._before) + self._size + len(self._after)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        if self._before:
            yield self._before
        left = self._size
        with self._path.open("rb") as file:
            file.seek(self._start)
            while left and (block := file.read(min(BLOCK, left))):
                left -= len(block)
                yield block
                if self._sent:
                    self._sent(len(block))
        if left:
            raise UsageProblem("client.file_changed", path=str(self._path))
        if self._after:
            yield self._after


async def download(
    transport: Transport,
    path: str,
    target: Path,
    *,
    template: str,
    sha256: str | None = None,
    advance: Callable[[int], None] | None = None,
    **request: Any,
) -> None:
    """Save the answer at `target`, in one step and only when it is whole; an existing file is replaced.

    Raises UsageProblem where it cannot be written, Unavailable for a file that does not match `sha256`.
    """

    async def once() -> None:
        async with transport.stream("GET", path, template=template, **request) as response:
            await _save(response.aiter_bytes(BLOCK), target, sha256, advance)

    await retried(once, Repeat.ALWAYS, limit=transport.settings.retry_for)


async def write_stream(response: httpx.Response, target: Path) -> None:
    """Save an answer that is still to be read at `target`, whole or not at all. Raises UsageProblem."""
    await _save(response.aiter_bytes(BLOCK), target, None, None)


async def _save(
    blocks: AsyncIterator[bytes], target: Path, sha256: str | None, advance: Callable[[int], None] | None
) -> None:
    name: str | None = None
    digest = hashlib.sha256()
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}-")
        with os.fdopen(handle, "wb") as file:
            async for block in blocks:
                digest.update(block)
                file.write(block)
                if advance:
                    advance(len(block))
            _flush(file)
        if sha256 and digest.hexdigest() != sha256:
            raise PortalUnavailable("client.wrong_digest", name=target.name)
        _put(name, target)
        name = None
    except OSError as error:
        raise UsageProblem("client.no_right", path=str(target), reason=error.strerror or "") from error
    finally:
        if name is not None:
            _discard(name)


def _put(name: str, target: Path) -> None:
    Path(name).replace(target)


def _discard(name: str) -> None:
    Path(name).unlink(missing_ok=True)


def _flush(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())
