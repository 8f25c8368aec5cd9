"""What happened and what is due: events, deadlines, notices, the action log."""

from __future__ import annotations

from typing import Annotated, Any, Literal, NotRequired

from annotated_types import MaxLen, MinLen
from typing_extensions import TypedDict


class Event(TypedDict):
    """`kind` is `application.status`, `document.status`, `account.level`, `session.signed_in`, …"""

    id: int
    kind: str
    at: str
    number: NotRequired[str]
    data: dict[str, Any]


class EventPage(TypedDict):
    items: list[Event]
    next: int


class Deadline(TypedDict):
    """`kind` is `resubmit`, `question`, `review` (an expected answer), `appointment`, `licence`, `accreditation`,
    or a section's own; `at` the moment, which for `all_day` is the end of that day. `place` is where a meeting is
    held, `title` what a section's deadline is about."""

    kind: str
    at: str
    all_day: bool
    number: str | None
    service: str | None
    service_title: str | None
    place: str | None
    title: NotRequired[str]


class DeadlineList(TypedDict):
    """`account` and `now` (the portal's time) are for calendars that are written from it."""

    items: list[Deadline]
    account: str
    now: str


NoticeKindName = Literal[
    "status",
    "document",
    "reminder",
    "inspection",
    "regulation",
    "security",
    "account",
    "support",
    "payout",
    "visit",
    "course",
]

NoticeChannelName = Literal["sms", "email", "push"]


class Notice(TypedDict):
    """One notice (R48); `channels` are those that it went by, `number` an application's."""

    id: int
    kind: NoticeKindName
    at: str
    subject: str
    text: str
    channels: list[NoticeChannelName]
    number: NotRequired[str]


class NoticePage(TypedDict):
    items: list[Notice]
    next: str | None


class NoticeSetting(TypedDict):
    """By which channels notices of this kind go."""

    kind: NoticeKindName
    sms: bool
    email: bool
    push: bool


class NoticeSettings(TypedDict):
    items: list[NoticeSetting]


class NoticeSwitch(TypedDict):
    """A channel on or off, for one kind of notices or, without `kind`, for all."""

    channel: NoticeChannelName
    on: bool
    kind: NotRequired[NoticeKindName]


class NoticeSwitches(TypedDict):
    """Done in this order; nothing changes where notices of security would be silenced."""

    items: Annotated[list[NoticeSwitch], MinLen(1), MaxLen(100)]


class Action(TypedDict):
    """What the owner of the account did, on which device; `object` is what it was done to."""

    id: int
    at: str
    action: str
    object: str
    device: str
    number: NotRequired[str]


class ActionPage(TypedDict):
    items: list[Action]
    next: str | None
