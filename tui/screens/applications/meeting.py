"""The time of a meeting that an application needs: choosing one, moving it, giving it back (R26)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gosmed_cli.errors import NotAllowed
from gosmed_cli.text import formats, say
from gosmed_cli.usecases import application_words as words
from gosmed_cli.usecases import appointments
from gosmed_cli.usecases.value_words import described

from ...dialogs.choose import Choose
from ...dialogs.confirm import Confirm

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.applications import Meeting

    from ...app import Cabinet

_GIVE_BACK = "give-back"


async def choose(cabinet: Cabinet, number: str) -> str | None:
    """What the person wants: a free time, or to give the booked one back; None for neither. Raises GosmedError;
    NotAllowed where there is nothing to choose from."""
    portal = await cabinet.session.sending()
    found = await appointments.of(portal, number)
    free = await appointments.free(portal, found["timetable"]) if found["bookable"] else []
    items = [(one.slot, described(one)) for one in free]
    if (booked := found["meeting"]) is not None:
        items.append((_GIVE_BACK, say("tui_applications.meeting.give_back")))
    if not items:
        raise NotAllowed("appointment.none_free_now")
    chosen = await cabinet.push_screen_wait(Choose(say("tui_applications.meeting.ask"), items))
    if chosen != _GIVE_BACK or booked is None:
        return chosen
    question = say("appointment.ask_cancel", at=_at(booked), place=words.place_of(booked))
    sure = Confirm(question, say("tui_applications.meeting.give_back"), danger=True)
    return chosen if await cabinet.push_screen_wait(sure) else None


async def settle(cabinet: Cabinet, number: str, chosen: str) -> str:
    """Do what was chosen; what came of it. Raises GosmedError: a time that is gone, with the nearest others."""
    portal = await cabinet.session.sending()
    if chosen == _GIVE_BACK:
        await appointments.give_back(portal, number)
        return say("tui_applications.meeting.given_back", number=number)
    done = await appointments.book(portal, number, chosen)
    meeting = done["meeting"]
    return say("appointment.booked", at=_at(meeting), place=words.place_of(meeting)) if meeting else ""


def _at(one: Meeting) -> str:
    return formats.moment(formats.parse(one["at"]))
