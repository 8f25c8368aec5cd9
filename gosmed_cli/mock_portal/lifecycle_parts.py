"""What the life of an application is made of: its state, the events that happen to it, the effects they have.

Plain values; `lifecycle` says which event leads where.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from ..contract.catalogue import Service
from ..contract.vocabulary import Status, TransportCode
from ..rules import deadlines
from ..text.formats import MOSCOW
from .remarks import Remark

Verdict = Literal["approved", "refused", "needs_correction"]
Due = Literal["review", "window", "meeting", "meeting-reminder"]
WINDOWED = frozenset({Status.REFUSED, Status.NEEDS_CORRECTION, Status.FAILED})


class NotPossible(Exception):
    """The application is not in a state for this event; `code` is `edit_not_allowed`, `cancel_not_allowed`,
    `not_under_review`, `no_meeting` (none is needed now), `not_booked` or `meeting_ahead`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Meeting:
    """A slot of a timetable: when and where; `slot` as the dictionary of free slots has it."""

    slot: str
    at: datetime
    place: str
    address: str | None = None

    @property
    def words(self) -> str:
        """When and where, for people: 05.03.2026, 10:30 МСК, МФЦ района Арбат, ул. …"""
        when = f"{self.at.astimezone(MOSCOW):%d.%m.%Y, %H:%M} МСК"
        return ", ".join(part for part in (when, self.place, self.address) if part)


@dataclass(frozen=True, slots=True)
class Application:
    """The state of one application. `attempt` counts what was pushed, `refusals` the refusals so far.

    `awaits_meeting` says that it is decided after a meeting that has not taken place yet; `meeting` is the one
    booked, or held.
    """

    number: int
    service: Service
    status: Status | None = None
    attempt: int = 0
    refusals: int = 0
    transport: TransportCode = TransportCode.NEW
    transport_message: str = ""
    remarks: tuple[Remark, ...] = ()  # the review's
    problems: tuple[Remark, ...] = ()  # the automatic check's, of the last push
    submitted_at: datetime | None = None
    review_due_at: datetime | None = None
    resubmit_until: datetime | None = None
    edit_allowed: bool = False
    cancel_allowed: bool = False
    awaits_meeting: bool = False
    meeting: Meeting | None = None

    @property
    def final(self) -> bool:
        """Whether nothing can happen to it any more."""
        return self.status in (Status.APPROVED, Status.CANCELLED) or (
            self.status in (Status.REFUSED, Status.FAILED) and not self.edit_allowed
        )

    @property
    def takes_files(self) -> bool:
        """Whether a push may come now: the first, or another while the status allows it."""
        return self.status is None or self.edit_allowed

    @property
    def bookable(self) -> bool:
        """Whether a meeting may be booked or moved now."""
        return self.awaits_meeting and self.status in (Status.UNDER_REVIEW, Status.NEEDS_CORRECTION)

    def title(self, status: Status) -> str:
        """The status in the words of this service (R47, R56)."""
        own = self.service.status_titles.get(status.value)
        return own.ru if own else status.label


# --- events


@dataclass(frozen=True, slots=True)
class Pushed:
    """A file came and was checked automatically; DONE passes it on, any failed code does not.

    `values` of the form decide the term; `meeting` is the slot that the form has chosen.
    """

    code: TransportCode = TransportCode.DONE
    message: str = ""
    remarks: tuple[Remark, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    meeting: Meeting | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """The review ended; `reason` is what an operator wrote, otherwise the remarks speak. `values` of the form
    say whether the approver signs a document."""

    verdict: Verdict
    remarks: tuple[Remark, ...] = ()
    reason: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The applicant withdraws."""


@dataclass(frozen=True, slots=True)
class WindowClosed:
    """The time for sending again has run out."""


@dataclass(frozen=True, slots=True)
class Booked:
    """The applicant has chosen this slot, the first or another one."""

    meeting: Meeting


@dataclass(frozen=True, slots=True)
class MeetingOff:
    """The applicant gives the slot back; the application waits for another."""


@dataclass(frozen=True, slots=True)
class Held:
    """The meeting took place; `by` names who signed its act, `values` of the form decide the term from now on."""

    by: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Missed:
    """The applicant did not come."""


Event = Pushed | Decided | Cancelled | WindowClosed | Booked | MeetingOff | Held | Missed


# --- effects


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history."""

    status: Status
    title: str
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """An SMS and an e-mail to the applicant (R48)."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Have something happen at this moment; replaces an earlier one of its kind."""

    kind: Due
    at: datetime


@dataclass(frozen=True, slots=True)
class Unplan:
    """It is not to happen any more."""

    kind: Due


@dataclass(frozen=True, slots=True)
class Issue:
    """`remarks.json` belongs to the entry before this effect, and for a `decision` a letter."""

    remarks: tuple[Remark, ...] = ()
    decision: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Open:
    """The account gets what the service opens."""


@dataclass(frozen=True, slots=True)
class ReviewNow:
    """The review answers at once (a term of nothing)."""


@dataclass(frozen=True, slots=True)
class Book:
    """The slot is this application's now, and the one that it had is free."""

    meeting: Meeting


@dataclass(frozen=True, slots=True)
class Unbook:
    """The slot is free again."""


@dataclass(frozen=True, slots=True)
class Act:
    """The meeting is over; its act belongs to the entry before this effect. `name` is the file's, empty where the
    service has no acts."""

    meeting: Meeting
    by: str
    name: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A document about the approval is written and signed; `name` is its file's."""

    name: str


Effect = Entry | Notice | Plan | Unplan | Issue | Open | ReviewNow | Book | Unbook | Act | Sign
Effects = tuple[Effect, ...]


# --- what several steps say alike


def window(service: Service, now: datetime) -> datetime | None:
    """Until when it may be sent again; None without a limit."""
    return deadlines.deadline(now, service.resubmit) if service.resubmit else None


def entry(application: Application, status: Status, comment: str = "") -> Entry:
    """A line of the history in the words of the service."""
    return Entry(status, application.title(status), comment)


def notice(application: Application, comment: str) -> Notice:
    """What the applicant is told: the number, the status, the reason and until when it can be mended."""
    assert application.status is not None
    title = application.title(application.status)
    lines = [f"Заявление № {application.number}: {title}.", comment]
    if application.edit_allowed and application.status in WINDOWED:
        lines.append(f"Исправить и отправить повторно можно {_until(application.resubmit_until)}.")
    return Notice(f"{application.service.title.ru}: {title}", " ".join(line for line in lines if line))


def _until(moment: datetime | None) -> str:
    if moment is None:
        return "без ограничения срока"
    return f"до {moment.astimezone(MOSCOW):%d.%m.%Y, %H:%M} МСК"


def review(application: Application, now: datetime, values: Mapping[str, str]) -> tuple[datetime | None, Effects]:
    """When the answer is due (None: at once, or when the approver gives it), and what leads to it."""
    term = application.service.review.term_for(values)
    if term is None:
        return None, ()
    if term.amount == 0:
        return None, (ReviewNow(),)
    return deadlines.deadline(now, term), (Plan("review", deadlines.moment(now, term)),)
