"""The archive of a submission, on this disk before a byte is sent, so that any run can go on with it."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ..contract.vocabulary import CHUNK_MIN
from ..errors import RuleBroken, UsageProblem
from ..journal import Journal, Submission
from ..paths import private_folder

if TYPE_CHECKING:
    from pathlib import Path

    from ..contract.catalogue import Service
    from ..documents.archive import ArchiveFile
    from .prepare import Draft


def folder(journal: Journal) -> Path:
    """Where archives lie until they have arrived."""
    return journal.paths.state / "submissions"


def pack(journal: Journal, submission: Submission, service: Service, draft: Draft) -> Submission:
    """Build the archive and write down its digest. Raises UsageProblem where there is no room."""
    from ..contract.application_xml import ApplicationForm, XmlProblem  # lxml, 30 ms
    from ..documents.archive import build

    form = ApplicationForm(
        guid=submission.guid,
        slug=service.slug,
        service_code=service.service_code,
        target_code=service.target_code,
        region=draft.region,
        order_id=submission.number,
        attempt=submission.attempt,
        created_at=datetime.now(UTC).replace(microsecond=0),
        answers_to=submission.answers_to,
        values=dict(draft.values),
    )
    target = _target(journal, submission)
    try:
        built = build(target, form, _files(draft))
    except XmlProblem as error:
        raise RuleBroken("submit.cannot_pack", reason=str(error)) from error
    return journal.submissions.built(
        submission, built.path, built.size, built.sha256, max(CHUNK_MIN, service.limits.chunk_min)
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

    return [ArchiveFile(path=path, kind=kind) for kind, paths in draft.attachments.items() for path in paths]


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, in hex. Raises UsageProblem for one that cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UsageProblem("client.cannot_read", path=str(path), reason=error.strerror or "") from error


def tidy(journal: Journal) -> None:
    """Delete archives that nothing needs any more: they hold personal data."""
    needed = journal.submissions.archives()
    for path in folder(journal).glob("*.zip"):
        if path not in needed:
            path.unlink(missing_ok=True)
