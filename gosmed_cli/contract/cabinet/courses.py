"""Courses: `/courses`, and what an account has enrolled in: `/enrolments` (R92–R94).

Hours are academic ones (45 minutes); hours and points are numbers with one decimal at most.
"""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired

from annotated_types import MaxLen, MinLen
from typing_extensions import TypedDict

CourseKind = Literal["online", "webinar", "seminar", "mandatory"]
COURSE_KINDS: tuple[CourseKind, ...] = ("online", "webinar", "seminar", "mandatory")
CourseState = Literal["open", "full", "closed", "running", "finished"]
EnrolmentState = Literal["awaiting", "enrolled", "current", "finished", "cancelled"]
ENROLMENT_STATES: tuple[EnrolmentState, ...] = ("awaiting", "enrolled", "current", "finished", "cancelled")
CourseId = Annotated[str, MinLen(1), MaxLen(60)]


class OwnEnrolment(TypedDict):
    """The caller's own enrolment in a course, while it lasts or once it is finished."""

    id: str
    state: EnrolmentState


class Course(TypedDict):
    """One run of a course. No `specialties`: for all. `region` is an ОКАТО code, null where the course is held
    online. `seats` and `free` are null where there is no limit; `waiting` counts the waiting list. `state` `full`
    still takes people on the waiting list, `closed` takes nobody; one may enrol until `enrol_until` and cancel
    until `cancel_until`, both included."""

    id: str
    kind: CourseKind
    kind_title: str
    title: str
    provider: str
    specialties: list[str]
    region: str | None
    region_title: str | None
    starts_at: str
    ends_at: str
    hours: float
    points: float
    seats: int | None
    free: int | None
    waiting: int
    enrol_until: str
    cancel_until: str
    state: CourseState
    state_title: str
    certificate: str
    enrolment: OwnEnrolment | None


class CoursePage(TypedDict):
    items: list[Course]
    next: str | None


class Requirement(TypedDict):
    """What a participant must bring. `code` is `specialty`, `level`, `accreditation`, `opened` (`value` is what an
    approval opens, `service` the service to apply for) or `other`, which nobody checks: `met` is null."""

    code: Literal["specialty", "level", "accreditation", "opened", "other"]
    title: str
    value: str
    service: str | None
    met: bool | None


class Material(TypedDict):
    """A file of a course: PDF or text."""

    name: str
    title: str
    format: Literal["pdf", "txt"]


class OtherRun(TypedDict):
    """The same course at another time, still to be enrolled in."""

    id: str
    starts_at: str
    ends_at: str
    free: int | None


class CourseDetail(Course):
    """All that there is to read before enrolling."""

    description: str
    programme: list[str]
    requirements: list[Requirement]
    materials: list[Material]
    other_runs: list[OtherRun]


class EnrolAsked(TypedDict):
    """`wait`: take a place on the waiting list where there is no seat."""

    wait: NotRequired[bool]


class ChangeAsked(TypedDict):
    """The course to change to."""

    course: CourseId


class Enrolment(TypedDict):
    """A place in a course. `position` is that on the waiting list, `cancellable` says whether it can be cancelled
    or changed now. `instructions` and `link` are there once there is a seat; `grade`, `document` (in «Мои
    документы») and `record` (of training) once it is finished; `reason` of a cancelled one is `own`, or `no_seat`
    where the course began without one."""

    id: str
    course: str
    title: str
    kind: CourseKind
    kind_title: str
    provider: str
    state: EnrolmentState
    state_title: str
    starts_at: str
    ends_at: str
    hours: float
    points: float
    enrolled_at: str
    cancel_until: str
    cancellable: bool
    position: int | None
    instructions: str | None
    link: str | None
    finished_at: str | None
    grade: str | None
    document: str | None
    record: int | None
    reason: str | None


class EnrolmentPage(TypedDict):
    items: list[Enrolment]
    next: str | None
