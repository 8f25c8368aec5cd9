"""Sending an application exactly once (WIRE), continued from wherever an earlier run stopped.

    intent written → order created, its number written → archive on this disk → chunks, each acknowledged one
    written → details asked until the portal has passed it on, or its automatic check has refused it

Nothing is guessed: whether a last chunk whose reply was lost has arrived is read from the order, and an order
that never got a whole archive does not exist for anybody.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..errors import NotAllowed, NotFound
from ..journal import Journal, State, Submission, Where
from ..session.lock import locked
from . import delivery
from .changes import whose
from .packing import pack, sha256_of
from .progress import Progress, Silent
from .statuses import one as one_application

if TYPE_CHECKING:
    from pathlib import Path

    from ..client.portal import Portal
    from ..contract.cabinet.applications import Application
    from ..contract.catalogue import Service
    from ..signing.signer import Signer
    from .packing import Draft

Checkpoint = Callable[[str], None]
LOCK_WAIT = 600.0  # seconds to wait for another run that sends for the same service
_NO_MORE = frozenset({"refused", "cancelled", "failed"})


def unwatched(_: str) -> None:
    """No one looks between two steps."""


async def submit(
    portal: Portal,
    journal: Journal,
    service: Service,
    draft: Draft,
    progress: Progress | None = None,
    *,
    signer: Signer | None = None,
    wait: bool = True,
    checkpoint: Checkpoint = unwatched,
) -> Application:
    """Send the draft as an application, or go on with one whose sending was interrupted; returns it as the
    portal shows it then. The same draft a second time answers with the application it already is.

    With a `signer` every file of the archive is signed. `wait` False raises Locked at once when another run sends
    for this service. `checkpoint` hears of every boundary between two steps. Raises RuleBroken (`sent`) with the
    portal's remarks when its automatic check refuses, NotAllowed when another draft turns out to have been sent,
    Unavailable, UsageProblem.
    """
    journal.require()
    where = await whose(portal, journal)
    run = delivery.Run(portal, journal, where, service, progress or Silent(), checkpoint)
    content = digest(draft, signer)
    async with locked(lock_file(journal, where, service.slug), wait=LOCK_WAIT if wait else 0.0):
        if (sent := await _already_sent(run, content)) is not None:
            return sent
        submission = await _unfinished(run, content)
        if submission is None:
            checkpoint("before intent")
            submission = journal.submissions.begin(
                where, slug=service.slug, content=content, instance=portal.instance, guid=str(uuid.uuid4())
            )
        return await carry_on(run, submission, draft, signer)


async def carry_on(
    run: delivery.Run, submission: Submission, draft: Draft, signer: Signer | None = None
) -> Application:
    """Everything from the intent to the application; each step is skipped when it was done already."""
    if submission.state is State.INTENT:
        submission = await _create(run, submission, draft)
    if submission.state is State.CREATED or not delivery.archive_whole(submission):
        run.checkpoint("before archive")
        submission = await pack(run.journal, submission, run.service, draft, signer)
    run.checkpoint("before sending")
    await delivery.deliver(run, submission, draft.region)
    assert submission.number is not None
    return await one_application(run.portal, submission.number)


async def _create(run: delivery.Run, submission: Submission, draft: Draft) -> Submission:
    run.checkpoint("before order")
    number = await run.portal.epgu.create_order(run.service.service_code, run.service.target_code, draft.region)
    run.checkpoint("before number")
    return run.journal.submissions.created(submission, number, run.portal.instance)


async def _already_sent(run: delivery.Run, content: str) -> Application | None:
    """The application that this very draft already is, unless it has ended without success."""
    sent = run.journal.submissions.sent(run.where, run.service.slug, content)
    if sent is None or sent.number is None:
        return None
    try:
        application = await one_application(run.portal, sent.number)
    except NotFound:  # the portal was reset
        return None
    ended = application["status"] in _NO_MORE or application["service"] != sent.slug
    return None if ended or other_instance(run, sent) else application


async def _unfinished(run: delivery.Run, content: str) -> Submission | None:
    """An interrupted submission of this draft to go on with.

    One of another draft is given up when it never arrived whole; when it turns out to have arrived, it is an
    application: NotAllowed names it, and typing the command again sends the new draft.
    """
    submissions = run.journal.submissions
    open_ = submissions.unfinished(run.where, run.service.slug)
    if open_ is None:
        return None
    if not await still_there(run, open_):
        submissions.to(open_, State.ABANDONED)
        return None
    if open_.content == content:
        return open_
    if open_.number is not None and await delivery.arrived(run, open_):
        submissions.to(open_, State.DONE)
        raise NotAllowed("submit.other_was_sent", number=open_.number, slug=open_.slug)
    submissions.to(open_, State.ABANDONED)
    return None


async def still_there(run: delivery.Run, open_: Submission) -> bool:
    """Whether the order of an interrupted submission exists still: a portal may have been reset, and an order
    without a file vanishes after a day."""
    if open_.number is None:
        return True
    try:
        await run.portal.epgu.details(open_.number)
    except NotFound:
        return False
    return not other_instance(run, open_)


def other_instance(run: delivery.Run, submission: Submission) -> bool:
    """Whether the portal was reset since: its numbers mean other applications now."""
    return bool(submission.instance and run.portal.instance) and submission.instance != run.portal.instance


def digest(draft: Draft, signer: Signer | None = None) -> str:
    """What is sent, as one SHA-256: the service, every value, every scan by its bytes, and who signs.

    Raises UsageProblem for a scan that cannot be read.
    """
    whole = hashlib.sha256(f"{draft.slug}\n{draft.region}\n".encode())
    for name, value in sorted(draft.values.items()):
        whole.update(f"{name}={value}\n".encode())
    for kind, paths in sorted(draft.attachments.items()):
        for path in paths:
            whole.update(f"{kind}:{path.name}:{sha256_of(path)}\n".encode())
    if signer is not None:
        whole.update(f"signed:{signer.identity}\n".encode())
    return whole.hexdigest()


def lock_file(journal: Journal, where: Where, slug: str) -> Path:
    """One sender at a time for this profile, portal and service."""
    name = hashlib.sha256(f"{where.profile}\n{where.portal}\n{slug}".encode()).hexdigest()[:16]
    return journal.paths.locks / f"submit-{name}.lock"
