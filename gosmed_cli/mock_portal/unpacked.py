"""A pushed archive, read and looked at outside any transaction: shape, schema, hashes, what each file is.

Nothing here touches the database, so it may run in a thread while the portal answers others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from ..contract import application_xml as xml
from ..documents.received import UNPACKED_LIMIT, ArchiveProblem, ReceivedArchive, read

FORM_KIND = "request"
MIME_TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}


@dataclass(frozen=True, slots=True)
class SentFile:
    """A scan of the archive. `format` is what its bytes are, whatever its name; sizes in bytes."""

    name: str
    kind: str
    size: int
    sha256: str
    format: str | None
    encrypted: bool
    broken: bool
    signed: bool
    signature_sound: bool

    @property
    def mime_type(self) -> str:
        if self.kind == FORM_KIND:
            return "application/xml"
        return MIME_TYPES.get(self.format or "", "application/octet-stream")


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What came: either a `problem` of its shape, or an archive with its form. `guid` identifies the attempt;
    an archive without one is known by the digest of its bytes."""

    guid: str
    problem: ArchiveProblem | None = None
    archive: ReceivedArchive | None = None
    files: tuple[SentFile, ...] = ()

    @property
    def form(self) -> xml.ApplicationForm | None:
        return self.archive.form if self.archive else None

    def contents(self) -> Iterator[tuple[SentFile, bytes]]:
        """Every file to keep, one at a time: both XMLs first, then the scans."""
        if self.archive is None:
            return
        guid = self.archive.form.guid
        for name in (xml.req_name(guid), xml.trans_name(guid)):
            data = self.archive.content(name)
            yield _xml_file(name, data), data
        for file in self.files:
            yield file, self.archive.content(file.name)


def _xml_file(name: str, data: bytes) -> SentFile:
    digest = hashlib.sha256(data).hexdigest()
    return SentFile(name, FORM_KIND, len(data), digest, None, False, False, False, True)


def unpack(source: IO[bytes]) -> Unpacked:
    """Read a pushed archive. Sizes of scans are judged later, by the service's own limits."""
    try:
        archive = read(source, file_limit=UNPACKED_LIMIT, total_limit=UNPACKED_LIMIT)
    except ArchiveProblem as problem:
        return Unpacked(_digest(source), problem=problem)
    return Unpacked(archive.form.guid, archive=archive, files=tuple(_look(archive, one) for one in archive.files))


def _digest(source: IO[bytes]) -> str:
    source.seek(0)
    return hashlib.file_digest(source, "sha256").hexdigest()  # type: ignore[arg-type]  # a spooled file has readinto from 3.11


def _look(archive: ReceivedArchive, entry: xml.FileEntry) -> SentFile:
    from ..documents.inspect import inspect_bytes  # brings Pillow and PDFium, which most requests do without

    facts = inspect_bytes(entry.name, archive.content(entry.name), quick=True)
    return SentFile(
        name=entry.name,
        kind=entry.kind,
        size=entry.size,
        sha256=entry.sha256,
        format=facts.format,
        encrypted=facts.encrypted,
        broken=facts.truncated or bool(facts.junk_before),
        signed=entry.signed,
        signature_sound=entry.signed and _is_cms(archive.content(f"{entry.name}.sig")),
    )


# DER of a CMS SignedData begins with a SEQUENCE that holds this object identifier (1.2.840.113549.1.7.2)
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")


def _is_cms(data: bytes) -> bool:
    return data[:1] == b"\x30" and _SIGNED_DATA in data[:20]
