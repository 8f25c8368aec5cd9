"""Facts about a file: its real type by content and all that its pages show. Judging is for `rules.attachment`."""

from __future__ import annotations

import hashlib
import io
import stat
from pathlib import Path

from ..errors import UsageProblem
from ..rules.facts import PICTURES, FileFacts
from .kinds_of_file import recognise

READ_LIMIT = 100_000_000  # bytes; a larger file is far beyond every limit, so it is not read at all


def inspect(path: Path, *, quick: bool = False) -> FileFacts:
    """Facts about the file at `path`. `quick` leaves out what the pages look like.

    Raises UsageProblem (`check.missing`, `check.directory`, `check.not_a_file`, `check.unreadable`).
    """
    try:
        kind = path.stat()
        if stat.S_ISDIR(kind.st_mode):
            raise UsageProblem("check.directory", path=str(path))
        if not stat.S_ISREG(kind.st_mode):  # a pipe or a device would be read for ever
            raise UsageProblem("check.not_a_file", path=str(path))
        if kind.st_size > READ_LIMIT:
            with path.open("rb") as file:
                found, junk = recognise(file)
            return FileFacts(path.name, kind.st_size, found, junk_before=junk)
        return inspect_bytes(path.name, path.read_bytes(), quick=quick)
    except FileNotFoundError as error:
        raise UsageProblem("check.missing", path=str(path)) from error
    except OSError as error:
        raise UsageProblem("check.unreadable", path=str(path), reason=error.strerror or str(error)) from error
    except ValueError as error:  # a NUL in the name
        raise UsageProblem("check.missing", path=ascii(str(path))) from error


def inspect_bytes(name: str, data: bytes, *, quick: bool = False) -> FileFacts:
    """Facts about these bytes, which came under this name."""
    found, junk = recognise(io.BytesIO(data))
    digest = hashlib.sha256(data).hexdigest()
    if found == "pdf":
        return _pdf(name, data, digest, junk, quick=quick)
    if found in PICTURES:
        return _picture(name, data, found, digest, quick=quick)
    return FileFacts(name, len(data), found, digest)


def _pdf(name: str, data: bytes, digest: str, junk: int, *, quick: bool) -> FileFacts:
    from . import inspect_pdf  # PDFium: 40 ms, only where a PDF is

    pdf = inspect_pdf.look(data, head_at=junk, quick=quick)
    return FileFacts(
        name, len(data), "pdf", digest, pdf.pages, pdf.page_count, pdf.encrypted, pdf.signed, junk, pdf.broken
    )


def _picture(name: str, data: bytes, found: str, digest: str, *, quick: bool) -> FileFacts:
    if quick:
        ended = _ended(data, found)
        return FileFacts(name, len(data), found, digest, page_count=1, broken=None if ended else "truncated")
    from . import inspect_picture  # Pillow: only where a picture is

    pages, broken = inspect_picture.pages(data)
    return FileFacts(name, len(data), found, digest, pages, len(pages), broken=broken)


def _ended(data: bytes, found: str) -> bool:
    """Whether a picture's end mark is there: what can be told without decoding."""
    if found == "jpg":
        return b"\xff\xd9" in data[-65_536:]
    if found == "png":
        return b"IEND" in data[-65_536:]
    return True
