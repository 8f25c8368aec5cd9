"""Daily work: working hours, patients' visits, services rendered (R102)."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired

from annotated_types import Ge, Le, MaxLen, MinLen
from typing_extensions import TypedDict

from .payouts import Money

SlotKind = Literal["office", "telemedicine"]
VisitState = Literal["booked", "held", "missed", "cancelled"]
Clock = Annotated[str, MaxLen(5), MinLen(4)]  # `09:00`, Moscow time
Reason = Annotated[str, MinLen(1), MaxLen(500)]


class Visit(TypedDict):
    """A patient's visit. `at` is its beginning; `reason` what the patient comes with, `cancel_reason` why it is
    off."""

    id: str
    at: str
    minutes: int
    kind: SlotKind
    room: str
    patient: str
    phone: str
    reason: str
    state: VisitState
    booked_at: str
    cancel_reason: str | None


class WorkingSlot(TypedDict):
    """A time at which patients are received; `visit` is None while it is free."""

    id: str
    at: str
    minutes: int
    kind: SlotKind
    room: str
    visit: Visit | None


class Schedule(TypedDict):
    """Times of the days asked for, and the visit that comes next, whenever it is. `now` is the portal's time."""

    items: list[WorkingSlot]
    next_visit: Visit | None
    now: str


class HoursToOpen(TypedDict):
    """Working hours of a day (ISO date), cut into times of `every` minutes; with `weekly_until` the same weekday
    of every week until that day."""

    day: str
    begins: Clock
    ends: Clock
    every: Annotated[int, Ge(5), Le(240)]
    kind: SlotKind
    room: NotRequired[Annotated[str, MaxLen(40)]]
    weekly_until: NotRequired[str]


class HoursOpened(TypedDict):
    items: list[WorkingSlot]


class HoursToClose(TypedDict):
    """A day, or part of it. Booked visits stand in the way unless `cancel_visits`, which needs a `reason`."""

    day: str
    begins: NotRequired[Clock]
    ends: NotRequired[Clock]
    cancel_visits: NotRequired[bool]
    reason: NotRequired[Reason]


class HoursClosed(TypedDict):
    """How many times are gone, and the visits that were cancelled with them."""

    closed: int
    cancelled: list[str]


class VisitPage(TypedDict):
    items: list[Visit]
    next: str | None


class VisitCancelled(TypedDict):
    """`keep_time` offers the time to others."""

    reason: Reason
    keep_time: NotRequired[bool]


class VisitOutcome(TypedDict):
    held: bool


class VisitLink(TypedDict):
    """Where the video visit takes place: a secret, good for one entry, from ten minutes before the visit until its
    end; a new link replaces the former."""

    url: str
    valid_until: str


class VideoToken(TypedDict):
    """The secret part of a link."""

    token: Annotated[str, MinLen(1), MaxLen(200)]


class VideoEntered(TypedDict):
    """The room is open until then."""

    until: str


ServiceGrouping = Literal["month", "service"]


class RenderedSum(TypedDict):
    """`key` is a month (`YYYY-MM`) or the code of a service in the nomenclature."""

    key: str
    title: str
    count: int
    amount: Money


class RenderedServices(TypedDict):
    by: ServiceGrouping
    items: list[RenderedSum]
    count: int
    total: Money
