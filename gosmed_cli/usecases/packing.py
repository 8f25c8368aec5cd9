"""The archive of a submission, on this disk before a byte is sent, so that any run can go on with it."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from ..contract.vocabulary import CHUNK_MIN
from ..errors import RuleBroken, UsageProblem
from ..journal import Journal, Submission
from ..paths import private_folder

if TYPE_CHECKING:
    from pathlib import Path

    from ..contract.application_xml import ApplicationForm
    from ..contract.catalogue import Service
    from ..documents.archive import ArchiveFile
    from ..signing.signer import Signer


DEFAULT_REGION = "45000000000"  # ОКАТО of Moscow; the department is federal and does not route by it


@dataclass(frozen=True, slots=True)
class Draft:
    """What will be sent: canonical values by field, files by kind of document in their order, ОКАТО region."""

    slug: str
    values: Mapping[str, str]
    attachments: Mapping[str, tuple[Path, ...]]
    region: str = DEFAULT_REGION


def folder(journal: Journal) -> Path:
    """Where archives lie until they have arrived."""
    return journal.paths.state / "submissions"


async def pack(
    journal: Journal, submission: Submission, service: Service, draft: Draft, signer: Signer | None = None
) -> Submission:
    """Build the archive, every file of it signed if there is a signer, and write down its digest. Raises
    UsageProblem where there is no room, and what the signer raises."""
    from ..contract.application_xml import XmlProblem  # lxml, 30 ms
    from ..documents.archive import build

    form = form_of(
        service,
        draft,
        guid=submission.guid,
        order_id=submission.number,
        attempt=submission.attempt,
        answers_to=submission.answers_to,
    )
    target = _target(journal, submission)
    try:
        # in a thread: a program that signs may take its time, and a screen goes on being drawn
        built = await asyncio.to_thread(build, target, form, _files(draft), signer.sign if signer else None)
    except XmlProblem as error:
        raise RuleBroken("submit.cannot_pack", reason=str(error)) from error
    return journal.submissions.built(
        submission, built.path, built.size, built.sha256, max(CHUNK_MIN, service.limits.chunk_min)
    )


def form_of(
    service: Service, draft: Draft, *, guid: str, order_id: str | None, attempt: int, answers_to: int | None
) -> ApplicationForm:
    """The draft as the form of one attempt."""
    from ..contract.application_xml import ApplicationForm

    return ApplicationForm(
        guid=guid,
        slug=service.slug,
        service_code=service.service_code,
        target_code=service.target_code,
        region=draft.region,
        order_id=order_id,
        attempt=attempt,
        created_at=datetime.now(UTC).replace(microsecond=0),
        answers_to=answers_to,
        values=dict(draft.values),
    )


def _target(journal: Journal, submission: Submission) -> Path:
    place = folder(journal)
    try:
        private_folder(place)
    except OSError as error:
        raise UsageProblem("journal.no_room", path=str(place), reason=error.strerror or "") from error
    return place / f"{submission.guid}.zip"


def _files(draft: Draft) -> list[ArchiveFile]:
    """The scans under the names they have in the archive (R68), each name once."""
    from ..documents.archive import ArchiveFile

    return [
        ArchiveFile(path=path, kind=kind, digest=sha256_of)
        for kind, paths in draft.attachments.items()
        for path in paths
    ]


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, in hex; a file that has not changed since is not read again.

    Raises UsageProblem for one that cannot be read."""
    try:
        found = path.stat()
        return _sha256(path, found.st_size, found.st_mtime_ns, found.st_ino)
    except OSError as error:
        raise UsageProblem("client.cannot_read", path=str(path), reason=error.strerror or "") from error


@lru_cache(maxsize=64)
def _sha256(path: Path, size: int, changed: int, inode: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def tidy(journal: Journal) -> None:
    """Delete archives that nothing needs any more: they hold personal data."""
    needed = journal.submissions.archives()
    for path in folder(journal).glob("*.zip"):
        if path not in needed:
            path.unlink(missing_ok=True)
