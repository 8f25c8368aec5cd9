"""Standard streams that are closed (`>&-`): Python has None there, and the program must not stumble over it."""

from __future__ import annotations

import errno
import io
import os
import sys


class Closed(io.StringIO):
    """In place of a closed standard output: whatever is written comes to light as an error when it is flushed, so
    that what depends on its having been printed does not happen."""

    encoding = "utf-8"

    def __init__(self) -> None:
        super().__init__()
        self._bytes = io.BytesIO()

    @property
    def buffer(self) -> io.BytesIO:
        return self._bytes

    def flush(self) -> None:
        lost = self.getvalue() or self._bytes.getvalue()
        self.truncate(0)
        self._bytes.truncate(0)
        if lost:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def stand_in() -> None:
    """Put something where the standard output or error is closed; nobody hears what is said on the latter."""
    if sys.stdout is None:
        sys.stdout = Closed()
    if sys.stderr is None:
        sys.stderr = io.StringIO()
