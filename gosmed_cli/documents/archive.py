"""The archive of a submission (WIRE «The archive»): a flat zip of the form, the transport file and the scans.

Scans are compressed already, so they are stored as they are, in blocks: memory stays flat in the size of the
archive. Times inside are fixed, so the same input gives the same bytes and a resumed upload the same chunks.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from ..contract import application_xml as xml
from ..contract.vocabulary import SIGNATURE
from ..errors import UsageProblem
from ..rules.file_names import unique_names
from .received import ArchiveProblem, ReceivedArchive, read

__all__ = [
    "ArchiveFile",
    "ArchiveProblem",
    "BuiltArchive",
    "ReceivedArchive",
    "build",
    "chunk_bounds",
    "read",
]

Sign = Callable[[bytes], bytes]  # content → detached CMS, DER
BLOCK = 1 << 20  # bytes read and written at a time
_TIME = (2020, 1, 1, 0, 0, 0)
_MODE = 0o100600 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveFile:
    """A scan to put in: where it lies, its kind, its name inside (its own, where none is given).

    Names are made to obey R68 and to differ, see `rules.file_names.unique_names`. With `sha256`, a file that
    has changed since it was checked is refused. `digest` knows the SHA-256 of a file that was hashed before and
    has not changed, so that it is not hashed again.
    """

    path: Path
    kind: str
    name: str = ""
    sha256: str | None = None
    digest: Callable[[Path], str] | None = None


@dataclass(frozen=True, slots=True)
class BuiltArchive:
    """A finished archive: size in bytes, SHA-256 as hex, and what it says of its files."""

    path: Path
    size: int
    sha256: str
    entries: tuple[xml.FileEntry, ...]


def build(
    target: Path, form: xml.ApplicationForm, files: Sequence[ArchiveFile], sign: Sign | None = None
) -> BuiltArchive:
    """Write the archive whole, or not at all: `target` appears only once it is whole (mode 0600).

    With `sign` every file of it gets its `<name>.sig`, both XMLs too. The transport file lists the scans and says
    which are signed; signatures themselves are not listed, since one of them is the transport file's own.

    Raises UsageProblem when a file cannot be read, has changed, or the disk has no room; XmlProblem when a
    value or a name breaks the schema; what `sign` raises.
    """
    part = target.with_name(f".{target.name}.part")
    try:
        with _private(part) as out:
            hashed = _Hashed(out)
            with zipfile.ZipFile(cast("IO[bytes]", hashed), "w", zipfile.ZIP_STORED) as archive:
                names = unique_names(one.name or one.path.name for one in files)
                entries = tuple(_add_file(archive, *pair, sign) for pair in zip(files, names, strict=True))
                _add_xml(archive, xml.req_name(form.guid), xml.build_req(form), sign)
                _add_xml(archive, xml.trans_name(form.guid), xml.build_trans(form, entries), sign)
        # no fsync: an archive that a power cut has spoilt is seen by its digest and built again
        part.replace(target)
    except OSError as error:
        raise UsageProblem("repair.cannot_write", path=str(target), reason=_reason(error)) from error
    finally:
        part.unlink(missing_ok=True)
    return BuiltArchive(target, hashed.size, hashed.digest.hexdigest(), entries)


class _Hashed:
    """A file that is only written, one byte after another, and hashed on the way: it is not read again."""

    def __init__(self, out: IO[bytes]) -> None:
        self.out = out
        self.digest = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        self.size += len(data)
        return self.out.write(data)

    def flush(self) -> None:
        self.out.flush()


def _private(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b")


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _TIME)
    info.create_system = 3  # the same bytes on every system
    info.external_attr = _MODE
    return info


def _add_bytes(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = _info(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, data)


def _add_xml(archive: zipfile.ZipFile, name: str, data: bytes, sign: Sign | None) -> None:
    _add_bytes(archive, name, data)
    if sign is not None:
        _add_bytes(archive, f"{name}{SIGNATURE}", sign(data))


def _add_file(archive: zipfile.ZipFile, one: ArchiveFile, name: str, sign: Sign | None) -> xml.FileEntry:
    digest, size = hashlib.sha256(), 0
    content = bytearray()  # what is signed is held in memory: a scan is 5 MB at most
    try:
        source = one.path.open("rb")
    except OSError as error:
        raise UsageProblem("check.cannot_read", path=str(one.path), reason=_reason(error)) from error
    with source:
        info = _info(name)
        info.file_size = os.fstat(source.fileno()).st_size
        with archive.open(info, "w") as inside:
            while block := source.read(BLOCK):
                if one.digest is None:
                    digest.update(block)
                if sign is not None:
                    content += block
                size += len(block)
                inside.write(block)
    found = digest.hexdigest() if one.digest is None else one.digest(one.path)
    if one.sha256 is not None and found != one.sha256:
        raise UsageProblem("check.file_changed", path=str(one.path))
    if sign is not None:
        _add_bytes(archive, f"{name}{SIGNATURE}", sign(bytes(content)))
    return xml.FileEntry(name, one.kind, size, found, sign is not None)


def chunk_bounds(size: int, chunk: int) -> Iterable[tuple[int, int]]:
    """(offset, length) of the parts of an archive, all but the last of `chunk` bytes; at least one."""
    yield 0, min(size, chunk)
    for offset in range(chunk, size, chunk):
        yield offset, min(chunk, size - offset)
