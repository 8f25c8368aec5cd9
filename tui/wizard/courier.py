"""Sending what the wizard has filled in: goes on when the portal comes back, forgets the draft at the end.

Cancelling is safe at any moment: the journal knows every acknowledged part, and the next sending of the same form
goes on from there.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gosmed_cli.errors import Unavailable
from gosmed_cli.usecases.drafts import Drafts

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.applications import Application
    from gosmed_cli.contract.catalogue import Service
    from gosmed_cli.signing.signer import Signer
    from gosmed_cli.usecases.packing import Draft
    from gosmed_cli.usecases.progress import Progress

    from ..session import Session

REST, LONGEST = 1.0, 15.0  # seconds between tries while the portal does not answer


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is sent: a new application, or with `number` the next attempt of one; `edit`: one under review."""

    service: Service
    draft: Draft
    number: str = ""
    edit: bool = False
    signer: Signer | None = None


async def send(
    session: Session,
    parcel: Parcel,
    progress: Progress,
    *,
    lost: Callable[[Unavailable], None],
    rest: float = REST,
) -> Application:
    """The application as the portal shows it then. `lost` hears each time that the portal does not answer.

    Raises RuleBroken (`sent`: the automatic check has refused it), NotAllowed, UsageProblem, Locked, SignInNeeded.
    """
    pause = rest
    while True:
        try:
            application = await _sent(session, parcel, progress)
        except Unavailable as error:
            if getattr(error, "lasting", False):
                raise
            lost(error)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST)
        else:
            _forget(session, parcel)
            return application


async def _sent(session: Session, parcel: Parcel, progress: Progress) -> Application:
    portal, journal = await session.sending(), session.context.journal
    if parcel.number:
        from gosmed_cli.usecases.resubmit import resubmit

        return await resubmit(
            portal, journal, parcel.service, parcel.number, parcel.draft, progress,
            edit=parcel.edit, signer=parcel.signer, wait=False,
        )  # fmt: skip
    from gosmed_cli.usecases.submit import submit

    return await submit(portal, journal, parcel.service, parcel.draft, progress, signer=parcel.signer, wait=False)


def _forget(session: Session, parcel: Parcel) -> None:
    """The draft, and what was fetched for a ticket: only once it is sent."""
    from gosmed_cli.usecases import support

    drafts = Drafts(session.context.paths, session.profile)
    drafts.forget(parcel.number or parcel.service.slug)
    if parcel.service.slug == support.SLUG:
        for field in parcel.service.fields:
            if field.type == "own_number" and (number := parcel.draft.values.get(field.name)):
                support.forget_files(drafts, number)
