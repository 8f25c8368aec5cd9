"""Files written whole or not at all: beside their place first, then moved over what was there."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile


def save(content: bytes, target: Path, *, private: bool = False) -> None:
    """Write `content` to `target`, over an earlier file. A `private` one is for its owner alone (0600), another is
    as the umask says: programs of others may read it. Raises OSError, and then nothing has changed."""
    target = check(target)
    part: str | None = None
    try:
        with NamedTemporaryFile(dir=target.parent, prefix=".gosmed-", delete=False) as file:
            part = file.name
            file.write(content)
        place(Path(part), target, private=private)
    except OSError:
        if part is not None:
            with suppress(OSError):
                Path(part).unlink(missing_ok=True)
        raise


def check(target: Path) -> Path:
    """Where a file may be put in place of `target`: behind a link, where it is one. Raises OSError for a folder, a
    device or a pipe, which a file must not replace."""
    target = target.resolve()
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if target.exists() and not target.is_file():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    return target


def place(part: Path, target: Path, *, private: bool = False) -> None:
    """Move a finished file to its place. Raises OSError."""
    part.chmod(0o600 if private else 0o666 & ~_umask())
    part.replace(target)


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask
