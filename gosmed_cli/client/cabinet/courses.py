"""Courses and what one has enrolled in: `/courses`, `/enrolments` (R92–R94)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from ...contract.wire import BASE
from .. import decode
from ..files import download
from .base import Part, once, query, segment

if TYPE_CHECKING:
    from ...contract.cabinet.courses import CourseDetail, CoursePage, Enrolment, EnrolmentPage

_COURSES = f"{BASE}/courses"
_COURSE = f"{_COURSES}/{{id}}"
_MATERIAL = f"{_COURSE}/materials/{{name}}"
_ENROLMENTS = f"{BASE}/enrolments"
_ENROLMENT = f"{_ENROLMENTS}/{{id}}"
_NUMBER = (int, float)
_MAYBE = (int, type(None))


class CoursesPart(Part):
    async def courses(self, words: str = "", **filters: Any) -> CoursePage:
        """One page of the catalogue. Filters: `kind`, `specialty`, `region`, `from`, `to`, `free`, `points_from`,
        `cursor`, `limit`. Raises RuleBroken for a specialty or region that is none."""
        value = await self._transport.json("GET", _COURSES, params=query(q=words, **filters))
        return cast("CoursePage", decode.page(value, _COURSES, _course))

    async def course(self, id_: str) -> CourseDetail:
        """Raises NotFound."""
        value = await self._transport.json("GET", f"{_COURSES}/{segment(id_)}", template=_COURSE)
        return cast("CourseDetail", _detail(value))

    async def course_material(self, id_: str, name: str, target: Path) -> None:
        """Save a file of the course at `target`. Raises NotFound, NotAllowed while the cabinet is closed."""
        path = f"{_COURSES}/{segment(id_)}/materials/{segment(name)}"
        await download(self._transport, path, target, template=_MATERIAL)

    async def enrol(self, id_: str, *, wait: bool = False) -> Enrolment:
        """Take a seat, or with `wait` a place on the waiting list; once, however often it must be repeated.

        Raises NotFound, NotAllowed with the reason.
        """
        path, template = f"{_COURSES}/{segment(id_)}/enrolment", f"{_COURSE}/enrolment"
        value = await self._transport.json("POST", path, template=template, json={"wait": wait}, headers=once())
        return cast("Enrolment", _enrolment(value, template))

    async def enrolments(
        self, *, state: str | None = None, cursor: str | None = None, limit: int | None = None
    ) -> EnrolmentPage:
        params = query(state=state, cursor=cursor, limit=limit)
        value = await self._transport.json("GET", _ENROLMENTS, params=params)
        return cast("EnrolmentPage", decode.page(value, _ENROLMENTS, _enrolment))

    async def enrolment(self, number: str) -> Enrolment:
        """Raises NotFound, also for somebody else's."""
        value = await self._transport.json("GET", _of(number), template=_ENROLMENT)
        return cast("Enrolment", _enrolment(value, _ENROLMENT))

    async def change_enrolment(self, number: str, course: str) -> Enrolment:
        """Another run or another course. Raises NotFound, NotAllowed, and then nothing was given up."""
        value = await self._transport.json(
            "PUT", _of(number), template=_ENROLMENT, json={"course": course}, headers=once()
        )
        return cast("Enrolment", _enrolment(value, _ENROLMENT))

    async def cancel_enrolment(self, number: str) -> Enrolment:
        """Raises NotFound, NotAllowed once the provider's deadline has passed."""
        value = await self._transport.json("DELETE", _of(number), template=_ENROLMENT, headers=once())
        return cast("Enrolment", _enrolment(value, _ENROLMENT))


def _of(number: str) -> str:
    return f"{_ENROLMENTS}/{segment(number)}"


def _course(value: Any, what: str) -> dict[str, Any]:
    texts = ("id", "kind", "kind_title", "title", "provider", "state", "state_title", "certificate")
    times = ("starts_at", "ends_at", "enrol_until", "cancel_until")
    counts = dict.fromkeys(("seats", "free"), _MAYBE)
    numbers = dict.fromkeys(("hours", "points"), _NUMBER)
    found = decode.an_object(value, what, *texts, *times, specialties=list, waiting=int, **counts, **numbers)
    if found.setdefault("enrolment", None) is not None:
        decode.an_object(found["enrolment"], what, "id", "state")
    return found


def _detail(value: Any) -> dict[str, Any]:
    found = _course(value, _COURSE)
    lists = dict.fromkeys(("programme", "requirements", "materials", "other_runs"), list)
    decode.an_object(found, _COURSE, "description", **lists)
    for one in found["requirements"]:
        decode.an_object(one, _COURSE, "code", "title", "value", met=(bool, type(None)))
    for one in found["materials"]:
        decode.an_object(one, _COURSE, "name", "title")
    for one in found["other_runs"]:
        decode.an_object(one, _COURSE, "id", "starts_at", free=_MAYBE)
    return found


def _enrolment(value: Any, what: str) -> dict[str, Any]:
    texts = ("id", "course", "title", "kind", "kind_title", "provider", "state", "state_title")
    times = ("starts_at", "ends_at", "enrolled_at", "cancel_until")
    found = decode.an_object(value, what, *texts, *times, hours=_NUMBER, points=_NUMBER, cancellable=bool)
    for name in ("position", "instructions", "link", "finished_at", "grade", "document", "record", "reason"):
        found.setdefault(name, None)
    return found
