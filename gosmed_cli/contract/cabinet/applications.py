"""Applications, remarks on them, and meetings."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from .base import Short


class Remark(TypedDict):
    """Why a field or an attachment was not accepted; exactly one of the two, or neither for the whole."""

    field: NotRequired[str]
    attachment: NotRequired[str]
    code: str
    message: str
    advice: str


class HistoryEntry(TypedDict):
    status: str
    status_title: str
    at: str
    comment: str


class Meeting(TypedDict):
    """A meeting that an application has booked, or that was `held`; `at` is its beginning."""

    slot: str
    at: str
    place: str
    address: str | None
    state: Literal["booked", "held"]


class Appointment(TypedDict):
    """The meeting that an application needs: its `timetable` is a dictionary of free slots. `bookable` says that
    a slot may be chosen now, `meeting` is None until one is."""

    number: str
    timetable: str
    meeting: Meeting | None
    bookable: bool


class Booking(TypedDict):
    """A `slot` of the timetable, as the dictionary has it: `<place>/<YYYY-MM-DDTHH:MM>`."""

    slot: Short


class Enclosed(TypedDict):
    """A document received with an application: its `id` and `name` are those of «Мои документы»."""

    id: str
    kind: str
    title: str
    name: str


class Application(TypedDict):
    """`appointment` is None where no meeting is booked; `refusals` counts those so far; `next_service` is the one
    that remains once the window for sending again has passed (R75); `documents` are those received with it: acts
    of meetings (R26), enclosures of decisions."""

    number: str
    service: str
    service_title: str
    status: str
    status_title: str
    attempt: int
    submitted_at: str | None
    updated_at: str
    review_due_at: str | None
    resubmit_until: str | None
    remarks: list[Remark]
    editable: bool
    cancellable: bool
    resubmittable: bool
    decision: bool
    appointment: Meeting | None
    refusals: int
    next_service: str | None
    documents: list[Enclosed]
    history: list[HistoryEntry]


class SentFile(TypedDict):
    kind: str
    name: str
    size: int
    sha256: str


class ApplicationDetail(Application):
    """What was sent last, so that one changed field can be sent with scans that this computer lacks."""

    fields: dict[str, str]
    attachments: list[SentFile]


class ApplicationPage(TypedDict):
    items: list[Application]
    next: str | None
