"""Meetings that applications need: `/applications/{number}/appointment` (R26)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ...contract.wire import BASE
from .. import decode
from .base import Part, segment

if TYPE_CHECKING:
    from ...contract.cabinet.applications import Appointment

_WHAT = f"{BASE}/applications/{{number}}/appointment"


def _path(number: str) -> str:
    return f"{BASE}/applications/{segment(number)}/appointment"


class AppointmentsPart(Part):
    async def appointment(self, number: str) -> Appointment:
        """The meeting of this application. Raises NotFound; NotAllowed for a service without meetings."""
        return _appointment(await self._transport.json("GET", _path(number), template=_WHAT))

    async def book(self, number: str, slot: str) -> Appointment:
        """Book this slot, in place of the one booked before. Raises NotAllowed for one that is not free."""
        booking = {"slot": slot}
        return _appointment(await self._transport.json("PUT", _path(number), template=_WHAT, json=booking))

    async def give_back(self, number: str) -> None:
        """The meeting is off, the application stays. Raises NotAllowed where none is booked."""
        await self._transport.answer("DELETE", _path(number), template=_WHAT)


def _appointment(value: object) -> Appointment:
    return cast("Appointment", decode.an_object(value, _WHAT, "number", "timetable"))
