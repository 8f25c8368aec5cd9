"""A pushed archive, read and looked at outside any transaction: shape, schema, hashes, what each file is.

Nothing here touches the database, so it may run in a thread while the portal answers others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from ..contract import application_xml as xml
from ..contract.vocabulary import SIGNATURE
from ..documents.received import UNPACKED_LIMIT, ArchiveProblem, ReceivedArchive, read

FORM_KIND = "request"
SIGNATURE_KIND = "signature"
SIGNATURE_TYPE = "application/pkcs7-signature"
MIME_TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file of the archive. `format` is what a scan's bytes are, whatever its name; sizes in bytes; `signature`
    is what lies beside it, unchecked."""

    name: str
    kind: str
    size: int
    sha256: str
    format: str | None = None
    encrypted: bool = False
    broken: bool = False
    signature: bytes | None = None

    @property
    def mime_type(self) -> str:
        own = {FORM_KIND: "application/xml", SIGNATURE_KIND: SIGNATURE_TYPE}
        return own.get(self.kind) or MIME_TYPES.get(self.format or "", "application/octet-stream")


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What came: either a `problem` of its shape, or an archive with its form. `guid` identifies the attempt;
    an archive without one is known by the digest of its bytes."""

    guid: str
    problem: ArchiveProblem | None = None
    archive: ReceivedArchive | None = None
    files: tuple[SentFile, ...] = ()
    forms: tuple[SentFile, ...] = ()  # both XMLs

    @property
    def signed(self) -> bool:
        """Whether anything here has a signature."""
        return any(file.signature is not None for file in (*self.forms, *self.files))

    @property
    def wholly_signed(self) -> bool:
        """Whether the form and every file have a signature."""
        return bool(self.forms) and all(file.signature is not None for file in (*self.forms, *self.files))

    @property
    def form(self) -> xml.ApplicationForm | None:
        return self.archive.form if self.archive else None

    def contents(self) -> Iterator[tuple[SentFile, bytes]]:
        """Every file to keep, one at a time: both XMLs first, then the scans, each with its signature."""
        if self.archive is None:
            return
        for file in (*self.forms, *self.files):
            yield file, self.archive.content(file.name)
            if file.signature is not None:
                yield _file(f"{file.name}{SIGNATURE}", SIGNATURE_KIND, file.signature), file.signature

    def digest(self, file: SentFile, algorithm: str) -> bytes:
        """The digest of a file's content by this hash, as a signature asks for it."""
        if algorithm == "sha256":
            return bytes.fromhex(file.sha256)
        assert self.archive is not None, "files come from an archive"
        return hashlib.new(algorithm, self.archive.content(file.name)).digest()


def _file(name: str, kind: str, data: bytes, signature: bytes | None = None) -> SentFile:
    return SentFile(name, kind, len(data), hashlib.sha256(data).hexdigest(), signature=signature)


def unpack(source: IO[bytes]) -> Unpacked:
    """Read a pushed archive. Sizes of scans are judged later, by the service's own limits."""
    try:
        archive = read(source, file_limit=UNPACKED_LIMIT, total_limit=UNPACKED_LIMIT)
    except ArchiveProblem as problem:
        return Unpacked(_digest(source), problem=problem)
    guid = archive.form.guid
    forms = tuple(
        _file(name, FORM_KIND, archive.content(name), archive.signature(name))
        for name in (xml.req_name(guid), xml.trans_name(guid))
    )
    return Unpacked(guid, None, archive, tuple(_look(archive, one) for one in archive.files), forms)


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
        signature=archive.signature(entry.name) if entry.signed else None,
    )
