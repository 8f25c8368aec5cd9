"""The archive's way to the portal: chunks in order, each acknowledged one written down, and then the truth
about what arrived."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ..client.epgu import Chunk, Details
from ..client.retry import Repeat, retried
from ..contract.vocabulary import CHUNK_WINDOW_SECONDS, TransportCode
from ..errors import Detail, NotAllowed, RuleBroken, Unavailable, UsageProblem
from ..journal import Journal, State, Submission, Where
from .packing import tidy
from .progress import Progress
from .statuses import one as one_application

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.catalogue import Service

CHECK_LIMIT = 120.0  # seconds to wait for the portal's automatic check
MARGIN = 20.0  # seconds before the window's end at which a continued upload starts anew
_STARTS = 3  # times that an upload may begin again at chunk 0 in one run
_MEASURABLE = 1_000_000  # bytes: less says nothing of a line


@dataclass(frozen=True)
class Run:
    """What one run of the program sends with."""

    portal: Portal
    journal: Journal
    where: Where
    service: Service
    progress: Progress
    checkpoint: Callable[[str], None]


def archive_whole(submission: Submission) -> bool:
    """Whether the archive still lies where it was built, with every byte (only needed until it has arrived)."""
    if submission.state is State.ARRIVED:
        return True
    path = submission.archive
    if path is None or not path.is_file() or path.stat().st_size != submission.size:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == submission.sha256


async def deliver(run: Run, submission: Submission, region: str) -> None:
    """Send what has not arrived yet, and wait for the automatic check. Raises RuleBroken (`sent`)."""
    continued = submission.state is State.SENDING
    if submission.state is not State.ARRIVED and not (continued and await arrived(run, submission)):
        submission = run.journal.submissions.to(submission, State.SENDING)
        await _send_all(run, submission, region)
    run.checkpoint("before arrival")
    submission = run.journal.submissions.to(submission, State.ARRIVED)
    run.checkpoint("before check")
    await _checked(run, submission)


async def _send_all(run: Run, submission: Submission, region: str) -> None:
    """All chunks, from the first that was not acknowledged; from chunk 0 again when the window has passed."""
    for start in range(_STARTS):
        if start:
            run.journal.submissions.to(submission, State.SENDING, forget_chunks=True)
        try:
            await _send_missing(run, submission, region)
            return
        except (RuleBroken, NotAllowed):
            # chunks are dropped when the window has passed; or the archive had arrived before
            if await arrived(run, submission):
                return
            if start == _STARTS - 1:
                raise


async def _send_missing(run: Run, submission: Submission, region: str) -> None:
    done = _counting(run, submission)
    chunks = _chunks(submission)
    meta = {
        "region": region,
        "serviceCode": run.service.service_code,
        "targetCode": run.service.target_code,
    }
    run.progress.start("submit.sending", sum(one.size for one in chunks), number=submission.number)
    begun, sent = time.monotonic(), 0
    try:
        run.progress.advance(sum(one.size for one in chunks if one.index in done))
        for chunk in chunks:
            if chunk.index not in done:
                await _send(run, submission, chunk, meta)
                sent += chunk.size
    finally:
        run.progress.finish()
    if sent >= _MEASURABLE:
        run.journal.measured(sent / max(time.monotonic() - begun, 0.001))


def _counting(run: Run, submission: Submission) -> frozenset[int]:
    """Parts that the portal still has; none when the five minutes since the first are (nearly) over."""
    acknowledged = run.journal.submissions.acknowledged(submission)
    first = acknowledged.get(0)
    age = (datetime.now(UTC) - first).total_seconds() if first else None
    if age is None or not 0 <= age < CHUNK_WINDOW_SECONDS - MARGIN:
        if acknowledged:
            run.journal.submissions.to(submission, State.SENDING, forget_chunks=True)
        return frozenset()
    return frozenset(acknowledged)


def _chunks(submission: Submission) -> list[Chunk]:
    from ..documents.archive import chunk_bounds

    assert submission.archive is not None
    assert submission.size is not None
    assert submission.chunk is not None
    bounds = list(chunk_bounds(submission.size, submission.chunk))
    return [
        Chunk(submission.archive, index, len(bounds), start, size) for index, (start, size) in enumerate(bounds)
    ]


async def _send(run: Run, submission: Submission, chunk: Chunk, meta: dict[str, str]) -> None:
    """One chunk until it is acknowledged. A repeated chunk is harmless; of the last it is asked first whether
    it has arrived, when its reply was lost."""
    assert submission.number is not None
    number, last = submission.number, chunk.index == chunk.count - 1
    tries = 0
    shown = _Shown(run.progress)

    async def once() -> None:
        nonlocal tries
        tries += 1
        shown.again()
        if tries > 1 and last and await arrived(run, submission):
            return
        run.checkpoint(f"before chunk {chunk.index}")
        await run.portal.epgu.push_chunk(number, chunk, meta, sent=shown.advance)

    await retried(once, Repeat.ALWAYS, limit=run.portal.settings.retry_for)
    run.checkpoint(f"before note {chunk.index}")
    run.journal.submissions.acknowledge(submission, chunk.index)


class _Shown:
    """Bytes of one chunk on the progress bar; a second try does not count twice."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._now = self._most = 0

    def again(self) -> None:
        self._now = 0

    def advance(self, n: int) -> None:
        self._now += n
        if self._now > self._most:
            self._progress.advance(self._now - self._most)
            self._most = self._now


async def arrived(run: Run, submission: Submission) -> bool:
    """Whether the portal has this attempt's whole archive, from the order itself.

    It has when the portal names its guid; a first attempt also when the order is more than NEW, a later one
    also when the count of attempts has risen to it.
    """
    assert submission.number is not None
    details = await run.portal.epgu.details(submission.number)
    if details.message_id.lower() == submission.guid:
        return True
    if submission.attempt == 1:
        return details.code != TransportCode.NEW
    application = await one_application(run.portal, submission.number)
    return application["attempt"] >= submission.attempt


async def _checked(run: Run, submission: Submission) -> None:
    """Wait for the end of the automatic check, and write down how it ended."""
    assert submission.number is not None
    details = await _ended(run, submission.number)
    run.checkpoint("before end")
    if details is None:
        raise Unavailable("submit.still_checked", number=submission.number)
    failed = _failed(details)
    run.journal.submissions.to(submission, State.FAILED if failed else State.DONE)
    _tidy(run)
    if failed:
        raise await _refused(run, submission.number, details)


async def _ended(run: Run, number: str) -> Details | None:
    """The order's details once its check has ended; None when it takes too long."""
    until, pause = time.monotonic() + CHECK_LIMIT, 0.1
    while True:
        details = await run.portal.epgu.details(number)
        if details.passed_on or _failed(details):
            return details
        if time.monotonic() + pause > until:
            return None
        await asyncio.sleep(pause)
        pause = min(pause * 1.7, 5.0)


def _failed(details: Details) -> bool:
    return details.code in TransportCode.__members__ and TransportCode(details.code).failed


async def _refused(run: Run, number: str, details: Details) -> RuleBroken:
    """The automatic check's refusal, with the application's remarks where the portal lists it."""
    from ..text import say
    from ..text.clean import clean

    try:
        remarks = (await one_application(run.portal, number))["remarks"]
    except (Unavailable, NotAllowed, LookupError):
        remarks = []
    found = tuple(
        Detail(
            clean(one["code"]),
            field=one.get("field"),
            attachment=one.get("attachment"),
            text=clean(one["message"]),
            advice=clean(one.get("advice") or "") or None,
        )
        for one in remarks
    )
    unsigned = details.code == TransportCode.FILES_VERIFICATION_FAILED
    return RuleBroken(
        "submit.check_failed",
        details=found,
        sent=True,
        advice=say("signing.send_again", number=number) if unsigned else None,
        number=number,
        reason=clean(details.message) or details.code,
        transport=details.code,
    )


def _tidy(run: Run) -> None:
    """Forget archives that are not needed; one that cannot be deleted now is deleted by the next run."""
    try:
        tidy(run.journal)
    except (OSError, UsageProblem):
        return
