"""Professional development: `/training` (R88–R91). Points and hours are numbers with one decimal at most."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired

from annotated_types import Ge, Le
from typing_extensions import TypedDict

from ..vocabulary import TRAINING_GOAL_MOST

Source = Literal["course", "own"]
CalendarYear = Annotated[int, Ge(1990), Le(2200)]


class TrainingRecord(TypedDict):
    """What was learnt. `kind` is of the dictionary `training-kinds`, `hours` are academic, `document` is an id in
    «Мои документы»; `own` comes from a certificate that was uploaded and checked."""

    id: int
    finished_on: str
    title: str
    organiser: str
    kind: str
    kind_title: str
    hours: float
    points: float
    grade: str | None
    source: Source
    document: str | None


class TrainingPage(TypedDict):
    items: list[TrainingRecord]
    next: str | None


class TrainingForecast(TypedDict):
    """At the pace of the last 365 days: `points` by the end, the day `met_on` which the goal is reached. `pace`,
    `needed` and `lacking` are points a month."""

    met: bool
    points: float
    met_on: str | None
    pace: float
    needed: float
    lacking: float


class TrainingYear(TypedDict):
    """A calendar year. `own_goal`: the owner has set it, otherwise it is the recommended one; `share` in per cent;
    `months` are the points of each month, January first. No forecast for a year that is over or ahead."""

    year: int
    points: float
    hours: float
    goal: int
    own_goal: bool
    share: int
    reached: bool
    left: float
    months: list[float]
    forecast: TrainingForecast | None


class TrainingCycle(TypedDict):
    """Five years that end with the accreditation (`basis` `accreditation`), or counted from the first day of work
    (`work`). `recommended` are the points that there should be by now; `over`: the accreditation ended."""

    basis: Literal["accreditation", "work"]
    first_day: str
    last_day: str
    over: bool
    points: float
    points_needed: int
    recommended: float
    share: int
    hours: float
    hours_needed: int
    forecast: TrainingForecast | None


class MandatoryEvent(TypedDict):
    """What everybody of a specialty has to attend. `state` `done` (`record` says by what), `due` or `overdue`."""

    id: int
    title: str
    due_on: str
    points: float
    state: Literal["done", "due", "overdue"]
    state_title: str
    days_left: int
    record: int | None


class TrainingCertificate(TypedDict):
    """The certificate of a goal that was reached, and its way to the regional health authority (R7)."""

    year: int
    number: str
    issued_at: str
    goal: int
    points: float
    transferred_at: str | None
    transfer_number: str | None
    received_at: str | None
    receipt: str | None


class TrainingDeadline(TypedDict):
    """`goal` (the last day of the year), `mandatory` or `cycle`; `title` is an event's."""

    kind: Literal["goal", "mandatory", "cycle"]
    on: str
    days_left: int
    title: str | None
    lacking: float | None


class Training(TypedDict):
    """One look at everything; `now` is the portal's time."""

    year: TrainingYear
    cycle: TrainingCycle | None
    mandatory: list[MandatoryEvent]
    deadlines: list[TrainingDeadline]
    certificate: TrainingCertificate | None
    now: str


class TrainingGoal(TypedDict):
    """The goal of a year: this one, where none is named, or one of the next four."""

    year: NotRequired[CalendarYear]
    points: Annotated[int, Ge(1), Le(TRAINING_GOAL_MOST)]


class CertificateOf(TypedDict):
    """Which year's; this one's where none is named."""

    year: NotRequired[CalendarYear]


class TrainingIndicator(TypedDict):
    """The points of this year against its goal, as the first screen shows them (R90)."""

    year: int
    points: float
    goal: int
    share: int
