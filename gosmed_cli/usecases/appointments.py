"""Meetings that an application needs: free slots, booking, moving, giving back (R26).

The free slots are a live dictionary of the portal: its values are `<place>/<YYYY-MM-DDTHH:MM>`, Moscow time; the
places are the dictionary of the same name that ships with gosmed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..contract.dictionaries import dictionary
from ..errors import Detail, GosmedError, NotAllowed, NotFound, RuleBroken
from ..text.formats import MOSCOW
from . import statuses
from .catalogue import kept_or_none

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.applications import Application, Appointment
    from .catalogue import Cache

NOT_FREE = ("slot_taken", "slot_past", "slot_unknown")  # what the portal says of a slot that cannot be had
OFFERED = 3  # slots named when the wanted one is gone


@dataclass(frozen=True, slots=True)
class FreeSlot:
    """A slot that can be booked now; `place` is its code, `title` what people call the place."""

    slot: str
    at: datetime
    place: str
    title: str
    address: str | None

    def to_json(self) -> dict[str, Any]:
        return {
            "slot": self.slot,
            "at": self.at.isoformat(),
            "place": self.place,
            "place_title": self.title,
            "address": self.address,
        }


def slot_of(value: str, timetable: str) -> FreeSlot | None:
    """What a slot's value says; None for a value that is no slot."""
    place, _, moment = value.rpartition("/")
    try:
        at = datetime.strptime(moment, "%Y-%m-%dT%H:%M").replace(tzinfo=MOSCOW)
    except ValueError:
        return None
    places = dictionary(timetable)
    item = places.find(place) if places and place else None
    return FreeSlot(value, at, place, item.title if item else place, item.address if item else None)


async def free(portal: Portal, timetable: str) -> list[FreeSlot]:
    """Every free slot, the earliest first."""
    items = await portal.epgu.dictionary(timetable, tree="SUBTREE")
    found = [one for item in items if (one := slot_of(item["value"], timetable))]
    return sorted(found, key=lambda one: (one.at, one.place))


def nearest(slots: Sequence[FreeSlot], wanted: str, timetable: str) -> list[FreeSlot]:
    """The few free slots nearest to the one wanted: of the same place where it has any, the earlier first."""
    meant = slot_of(wanted, timetable)
    if meant is None:
        return list(slots[:OFFERED])
    here = [one for one in slots if one.place == meant.place] or list(slots)
    close = sorted(here, key=lambda one: abs(one.at - meant.at))[:OFFERED]
    return sorted(close, key=lambda one: one.at)


async def all_(portal: Portal, cache: Cache) -> list[Appointment]:
    """The meetings of one's applications: booked, held, and those still to be booked."""
    return [
        await portal.cabinet.appointment(one["number"])
        for one in await statuses.list_(portal)
        if one.get("appointment") or (not _over(one) and _needs_meeting(one["service"], cache))
    ]


def _over(one: Application) -> bool:
    return one["status"] in ("approved", "cancelled") or (one["status"] == "refused" and not one["resubmittable"])


def _needs_meeting(slug: str, cache: Cache) -> bool:
    service = kept_or_none(slug, cache)
    return service is not None and service.appointment is not None


@contextmanager
def _named(number: str) -> Iterator[None]:
    """A number that the portal does not know is told by its name. Raises NotFound."""
    try:
        yield
    except NotFound as error:
        raise NotFound("client.unknown_number", number=number) from error


async def of(portal: Portal, number: str) -> Appointment:
    """The meeting of an application. Raises NotFound, NotAllowed for a service without meetings."""
    with _named(number):
        return await portal.cabinet.appointment(number)


async def give_back(portal: Portal, number: str) -> Appointment:
    """Give the time back; the application stays. Raises NotFound, NotAllowed where no time is booked."""
    with _named(number):
        await portal.cabinet.give_back(number)
    return await of(portal, number)


async def book(portal: Portal, number: str, slot: str) -> Appointment:
    """Book this slot for the application, or move its meeting there.

    Raises NotAllowed with the nearest free slots where it cannot be had, NotFound for an unknown number.
    """
    try:
        with _named(number):
            return await portal.cabinet.book(number, slot)
    except (NotAllowed, RuleBroken) as error:
        code = _not_free(error)
        if code is None:
            raise
        raise await _instead(portal, number, slot, code) from error


def _not_free(error: GosmedError) -> str | None:
    """Which of the reasons why a slot cannot be had this error is; None for another error."""
    said = [error.code, *(one.code for one in error.details)]
    return next((code for code in NOT_FREE if any(one.endswith(code) for one in said)), None)


async def _instead(portal: Portal, number: str, slot: str, code: str) -> NotAllowed:
    """The error that offers what is free in place of the slot."""
    timetable = (await of(portal, number))["timetable"]
    others = nearest(await free(portal, timetable), slot, timetable)
    if not others:
        return NotAllowed("appointment.none_free", number=number)
    details = [Detail("appointment.free_slot", params=_slot_words(one)) for one in others]
    return NotAllowed(f"appointment.{code}", details=details, number=number, slot=others[0].slot)


def _slot_words(one: FreeSlot) -> tuple[tuple[str, Any], ...]:
    return (("slot", one.slot), ("at", one.at), ("place", one.title))
