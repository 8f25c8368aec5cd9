"""A file into «Мои документы»."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UsageProblem
from .packing import sha256_of
from .progress import Progress, Silent

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.documents import Document

# one namespace for ids of documents: the same bytes of the same kind are the same document
_NAMESPACE = uuid.UUID("6f2b3a52-0c58-4a5e-9d0c-3f1f6d0f2a11")


@dataclass(frozen=True, slots=True)
class Scan:
    """A file that passed the pre-check: what to send, as which kind, under which name (R68)."""

    path: Path
    kind: str
    name: str
    size: int
    sha256: str


def examine(path: Path, kind: str) -> Scan:
    """Size and digest of a file that the pre-check has passed. Raises UsageProblem for one that cannot be read."""
    digest = sha256_of(path)
    return Scan(path, kind, path.name, path.stat().st_size, digest)


async def upload(portal: Portal, scan: Scan, progress: Progress | None = None) -> Document:
    """Send one file; sending it again is harmless and answers the same document.

    Raises UsageProblem when the file has changed since it was examined, RuleBroken when the portal refuses it.
    """
    progress = progress or Silent()
    if scan.path.stat().st_size != scan.size:
        raise UsageProblem("client.file_changed", path=str(scan.path))
    id_ = str(uuid.uuid5(_NAMESPACE, f"{scan.sha256}:{scan.kind}:{scan.name}"))
    progress.start("submit.uploading", scan.size, name=scan.name)
    try:
        return await portal.cabinet.put_document(
            id_, scan.path, kind=scan.kind, name=scan.name, sha256=scan.sha256, sent=progress.advance
        )
    finally:
        progress.finish()
