"""Sending an application again: after a refusal or a question (R74), or changing one under review (R97).

The same engine as a first submission: the order exists already, and the guid is new. Fields and scans are taken
from what was sent last, with the changes put over them; scans that this computer lacks are fetched.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import NotAllowed
from ..journal import Journal, State
from ..paths import private_folder
from ..session.lock import locked
from ..text.formats import MOSCOW
from . import delivery
from .changes import whose
from .packing import folder
from .progress import Progress, Silent
from .submit import LOCK_WAIT, Checkpoint, carry_on, digest, lock_file, still_there, unwatched
from .titles import status_title

if TYPE_CHECKING:
    from ..client.epgu import Details
    from ..client.portal import Portal
    from ..contract.cabinet.applications import Application, ApplicationDetail
    from ..contract.catalogue import Service
    from ..journal import Submission
    from ..signing.signer import Signer
    from .packing import Draft


@dataclass(frozen=True, slots=True)
class Sent:
    """What an application holds now, and where its scans lie on this disk."""

    application: ApplicationDetail
    values: Mapping[str, str]
    attachments: Mapping[str, tuple[Path, ...]]


async def fetch(
    portal: Portal,
    journal: Journal,
    number: str,
    *,
    replaced: Sequence[str] = (),
    edit: bool = False,
    progress: Progress | None = None,
) -> Sent:
    """What was sent last, with its scans fetched, but for slots that will be `replaced`.

    Raises NotFound, NotAllowed (with what remains possible) when the application takes no changes: `edit` asks
    for one under review, otherwise for one that was refused or questioned.
    """
    application = await portal.cabinet.application(number)
    if not await _interrupted(portal, journal, application):
        require_open(application, portal.time(), edit=edit)
    files: dict[str, tuple[Path, ...]] = {}
    wanted = [one for one in application["attachments"] if one["kind"] not in replaced]
    progress = progress or Silent()
    progress.start("submit.fetching", sum(one["size"] for one in wanted), number=number)
    try:
        for one in wanted:
            target = _scan(journal, number, one["sha256"], one["name"])
            if not target.is_file():
                await portal.cabinet.attachment(number, one["sha256"], target)
            progress.advance(one["size"])
            files[one["kind"]] = (*files.get(one["kind"], ()), target)
    finally:
        progress.finish()
    return Sent(application, dict(application["fields"]), files)


async def _interrupted(portal: Portal, journal: Journal, application: Application) -> bool:
    """Whether an earlier run was sending this application and did not come to an end: it may have arrived, so
    that the application takes no more changes, and `resubmit` finds out."""
    open_ = journal.submissions.unfinished(await whose(portal, journal), application["service"])
    return open_ is not None and open_.number == application["number"]


def require_open(application: Application, now: datetime, *, edit: bool) -> None:
    """Raises NotAllowed where the application takes no changes, saying what remains possible."""
    number, title = application["number"], status_title(application)
    if application["resubmittable"] or (edit and application["editable"]):
        return
    until = application["resubmit_until"]
    if until is not None and datetime.fromisoformat(until) < now:
        day = datetime.fromisoformat(until).astimezone(MOSCOW).strftime("%d.%m.%Y, %H:%M")
        remains = application["next_service"]  # the late way (R75), or a new application of the same service
        raise NotAllowed("submit.window_passed", number=number, until=day, slug=remains or application["service"])
    if application["editable"]:
        raise NotAllowed("submit.use_edit", number=number, status=title)
    if application["status"] in ("registered", "sent", "received", "under_review"):
        raise NotAllowed("submit.under_review", number=number, status=title)
    raise NotAllowed("submit.final", number=number, status=title, slug=application["service"])


def merged(sent: Sent, values: Mapping[str, object], attachments: Mapping[str, Sequence[Path]]) -> tuple[
    dict[str, object], dict[str, tuple[Path, ...]]
]:  # fmt: skip
    """What `prepare` is given: the application as sent, with the changes over it. An empty value takes a field
    away; new files replace the slot."""
    fields: dict[str, object] = {**sent.values, **values}
    files = {**sent.attachments, **{kind: tuple(paths) for kind, paths in attachments.items()}}
    return {name: value for name, value in fields.items() if value != ""}, files


async def resubmit(
    portal: Portal,
    journal: Journal,
    service: Service,
    number: str,
    draft: Draft,
    progress: Progress | None = None,
    *,
    edit: bool = False,
    signer: Signer | None = None,
    wait: bool = True,
    checkpoint: Checkpoint = unwatched,
) -> Application:
    """Send the draft as the application's next attempt, or go on with one that was interrupted.

    Raises what `submit` raises, and NotAllowed when the application takes no changes.
    """
    journal.require()
    where = await whose(portal, journal)
    run = delivery.Run(portal, journal, where, service, progress or Silent(), checkpoint)
    content = f"{number}:{digest(draft, signer)}"
    async with locked(lock_file(journal, where, service.slug), wait=LOCK_WAIT if wait else 0.0):
        submission = await _unfinished(run, number, content)
        if submission is None:
            submission = await _begin(run, number, content, edit=edit)
        application = await carry_on(run, submission, draft, signer)
    _forget_scans(journal, number)
    return application


async def _begin(run: delivery.Run, number: str, content: str, *, edit: bool) -> Submission:
    application = await run.portal.cabinet.application(number)
    require_open(application, run.portal.time(), edit=edit)
    details = await run.portal.epgu.details(number)
    run.checkpoint("before intent")
    return run.journal.submissions.begin(
        run.where,
        slug=run.service.slug,
        content=content,
        instance=run.portal.instance,
        guid=str(uuid.uuid4()),
        number=number,
        attempt=application["attempt"] + 1,
        answers_to=_answers_to(details),
    )


def _answers_to(details: Details) -> int | None:
    """The status that this attempt answers; the portal may have none before the first was passed on."""
    value = (details.order or {}).get("currentStatusHistoryId")
    return value if isinstance(value, int) else None


async def _unfinished(run: delivery.Run, number: str, content: str) -> Submission | None:
    """An interrupted attempt with this content; any other for this service is given up or, if it has arrived
    after all, named by NotAllowed."""
    submissions = run.journal.submissions
    open_ = submissions.unfinished(run.where, run.service.slug)
    if open_ is None:
        return None
    if not await still_there(run, open_):
        submissions.to(open_, State.ABANDONED)
        return None
    if open_.content == content and open_.number == number:
        return open_
    there = open_.number is not None and await delivery.arrived(run, open_)
    submissions.to(open_, State.DONE if there else State.ABANDONED)
    if there and open_.number == number:
        raise NotAllowed("submit.other_was_sent", number=number, slug=open_.slug)
    return None


def _scan(journal: Journal, number: str, sha256: str, name: str) -> Path:
    """Where a fetched scan lies: by its digest, under the name it was sent under."""
    from ..rules.file_names import unique_names

    place = private_folder(folder(journal) / f"scans-{number}" / sha256[:16])
    return place / unique_names([name])[0]


def _forget_scans(journal: Journal, number: str) -> None:
    """Fetched scans hold personal data: they are not kept."""
    import shutil

    shutil.rmtree(folder(journal) / f"scans-{number}", ignore_errors=True)
