"""Courses: looking, enrolling, changing, cancelling, «Мои обучения» and a calendar of them (R92–R94)."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..contract.cabinet.courses import COURSE_KINDS, ENROLMENT_STATES
from ..contract.dictionaries import dictionary
from ..errors import Detail, NotAllowed, NotFound, UsageProblem
from ..rules.nearest import similar_items
from ..text import formats, language, say
from ..text.clean import clean
from ..text.say import known
from .documents import free_target
from .notices import actions_about
from .paging import everything, stream

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.courses import Course, CourseDetail, Enrolment, Requirement
    from ..contract.cabinet.notices import Action
    from ..exports.calendar import Event

ACTIONS = "course_"  # how actions of the log about courses begin
_LEFT = ("awaiting", "enrolled", "current")  # what a calendar is about
_UNMET = "refusal.course_requirements"


@dataclass(frozen=True, slots=True)
class Filters:
    """What is looked for: words, and what narrows them. `specialty` and `region` are codes of the dictionaries."""

    words: str = ""
    kind: str | None = None
    specialty: str | None = None
    region: str | None = None
    first: date | None = None
    last: date | None = None
    free: bool = False
    points: float | None = None

    def named(self) -> dict[str, Any]:
        """By the names of the portal's parameters."""
        return {
            "kind": self.kind,
            "specialty": self.specialty,
            "region": self.region,
            "from": self.first.isoformat() if self.first else None,
            "to": self.last.isoformat() if self.last else None,
            "free": "true" if self.free else None,
            "points_from": self.points,
        }


def kind_of(text: str | None) -> str | None:
    """The code of a kind as typed: code or title. Raises UsageProblem."""
    if text is None:
        return None
    among = dictionary("training-kinds")
    item = among.find(text) if among else None
    if item is None or item.value not in COURSE_KINDS:
        raise UsageProblem("bad_choice", option="--kind", value=text, choices=", ".join(COURSE_KINDS))
    return item.value


def state_of(text: str | None) -> str | None:
    """Raises UsageProblem for what is no state of an enrolment."""
    if text is not None and text not in ENROLMENT_STATES:
        raise UsageProblem("bad_choice", option="--state", value=text, choices=", ".join(ENROLMENT_STATES))
    return text


def item_of(name: str, text: str | None, option: str) -> str | None:
    """The code of a dictionary's item as typed: code or title. Raises UsageProblem with those that are like it."""
    if text is None:
        return None
    among = dictionary(name)
    item = among.find(text) if among else None
    if item is not None:
        return item.value
    like = similar_items(text, among) if among else []
    if like:
        raise UsageProblem("courses.bad_item_near", option=option, value=text, like=", ".join(like), name=name)
    raise UsageProblem("courses.bad_item", option=option, value=text, name=name)


def search(portal: Portal, asked: Filters, limit: int | None = None) -> AsyncIterator[Course]:
    """Courses that are meant, as the portal ranks them: all of them, or `limit`."""

    async def fetch(cursor: str | None, size: int) -> Any:
        return await portal.cabinet.courses(asked.words, **asked.named(), cursor=cursor, limit=size)

    return stream(fetch, limit)


async def show(portal: Portal, id_: str) -> CourseDetail:
    """Raises NotFound, with the course that is so called where there is one."""
    return await portal.cabinet.course(id_)


async def save_materials(portal: Portal, course: CourseDetail, folder: Path, *, force: bool) -> list[Path]:
    """Save every file of the course in a folder, which is made where it is not there.

    Names of the portal never lead out of it. Raises UsageProblem for a file that is there already unless `force`.
    """
    _make(folder)
    targets = [(one["name"], free_target(folder, one["name"], force=force)) for one in course["materials"]]
    for name, path in targets:
        await portal.cabinet.course_material(course["id"], name, path)
        path.chmod(0o644)  # nothing personal is in it, and a colleague may read it
    return [path for _, path in targets]


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageProblem("courses.no_folder", path=str(folder), reason=error.strerror or "") from error


async def enrol(portal: Portal, id_: str, *, wait: bool) -> Enrolment:
    """Raises NotFound; NotAllowed, for requirements with each that is not met."""
    async with _requirements(portal, id_):
        return await portal.cabinet.enrol(id_, wait=wait)


async def change(portal: Portal, number: str, course: str) -> Enrolment:
    """Another run or another course. Raises NotFound, NotAllowed; then the earlier enrolment stands."""
    await one_of_mine(portal, number)
    async with _requirements(portal, course):
        return await portal.cabinet.change_enrolment(number, course)


async def cancel(portal: Portal, number: str) -> Enrolment:
    """Raises NotFound, NotAllowed."""
    with _no_enrolment(number):
        return await portal.cabinet.cancel_enrolment(number)


async def one_of_mine(portal: Portal, number: str) -> Enrolment:
    """Raises NotFound."""
    with _no_enrolment(number):
        return await portal.cabinet.enrolment(number)


async def mine(portal: Portal, *, state: str | None = None, limit: int | None = None) -> list[Enrolment]:
    """What one has enrolled in, newest first: all, or `limit`."""

    async def fetch(cursor: str | None, size: int) -> Any:
        return await portal.cabinet.enrolments(state=state, cursor=cursor, limit=size)

    found: list[Enrolment] = await everything(fetch, limit)
    return found


async def log(portal: Portal, limit: int | None = None) -> list[Action]:
    """Entries of the action log about courses, newest first."""
    return await actions_about(portal, ACTIONS, limit=limit)


@asynccontextmanager
async def _requirements(portal: Portal, course: str) -> AsyncIterator[None]:
    """Of requirements that are not met, each in our own words."""
    try:
        yield
    except NotAllowed as error:
        if error.code != _UNMET:
            raise
        found = await portal.cabinet.course(course)
        unmet = [one for one in found["requirements"] if one["met"] is False]
        details = [Detail(f"courses.unmet.{one['code']}", text=requirement(one)) for one in unmet]
        raise NotAllowed(_UNMET, details=details, **error.params) from error


@contextmanager
def _no_enrolment(number: str) -> Iterator[None]:
    """Of an enrolment that is not there, our own words."""
    try:
        yield
    except NotFound as error:
        raise NotFound("courses.no_enrolment", number=number) from error


def requirement(one: Requirement) -> str:
    """A requirement in the language of the run; of a kind that a later portal has, in the portal's words."""
    key = f"courses.requirement.{one['code']}"
    if not known(key):
        return clean(one["title"])
    value = clean(one["value"])
    if one["code"] == "accreditation":
        value = formats.day(date.fromisoformat(one["value"]))
    elif one["code"] == "level" and known(f"courses.level.{one['value']}"):
        value = say(f"courses.level.{one['value']}")
    return say(key, value=value, service=clean(one.get("service") or one["value"]))


def state_title(one: Mapping[str, Any], what: str) -> str:
    """The state of a course or an enrolment (`what` says which) in the language of the run."""
    key = f"courses.{what}.{one['state']}"
    return say(key) if known(key) else clean(one["state_title"])


def place(one: Mapping[str, Any]) -> str:
    """Where a course is held, in the language of the run."""
    if not one.get("region"):
        return say("courses.online")
    among = dictionary("regions")
    item = among.find(one["region"]) if among else None
    return item.shown(language()) if item else clean(one.get("region_title") or one["region"])


def specialties(one: Mapping[str, Any]) -> str:
    """For whom a course is."""
    return ", ".join(clean(str(name)) for name in one["specialties"]) or say("courses.for_all")


def calendar(items: list[Enrolment], now: datetime) -> tuple[bytes, int]:
    """What lies ahead or goes on, as an iCalendar file, and how many entries it has."""
    from ..exports import calendar as ics  # icalendar: only where a calendar is asked for

    events = [_event(one) for one in items if one["state"] in _LEFT]
    return ics.write(events, now, say("courses.calendar")), len(events)


def _event(one: Enrolment) -> Event:
    from ..exports.calendar import Event

    key = "courses.calendar_waiting" if one["state"] == "awaiting" else "courses.calendar_entry"
    note = "\n".join(clean(part) for part in (one["instructions"], one["link"]) if part)
    return Event(
        uid=hashlib.sha256(f"enrolment/{one['id']}/{one['course']}".encode()).hexdigest()[:24],
        title=say(key, title=clean(one["title"])),
        at=formats.parse(one["starts_at"]),
        all_day=False,
        place=clean(one["provider"]),
        note=note or None,
        remind=(1,),
        until=formats.parse(one["ends_at"]),
    )
