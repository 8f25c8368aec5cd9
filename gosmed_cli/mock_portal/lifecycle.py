"""The life of an application, as a pure function: `step(application, event, now) -> application, effects`.

    draft → registered → sent → received → under_review → approved
                │                               │  ├─→ refused ──────────┐ sent again while the window is open
                └─→ failed (automatic check)    │  └─→ needs_correction ─┤
                       │                        └─→ cancelled            │
                       └──────────── sent again ─────────────────────────┘

A state is either final or has a way out. What the state machine wants done (history, notices, due events,
files, opened doors) it returns as effects; nothing here reads a clock or a database.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from ..contract.catalogue import Service
from ..contract.vocabulary import Status, TransportCode
from ..rules import deadlines
from .remarks import Remark, prose

Verdict = Literal["approved", "refused", "needs_correction"]
_VERDICTS = {
    "approved": Status.APPROVED,
    "refused": Status.REFUSED,
    "needs_correction": Status.NEEDS_CORRECTION,
}
_WINDOWED = frozenset({Status.REFUSED, Status.NEEDS_CORRECTION, Status.FAILED})
SENT_AGAIN = "Заявление отправлено повторно"
NOT_CORRECTED = "Заявление не исправлено в срок"


class NotPossible(Exception):
    """The application is not in a state for this event; `code` is `edit_not_allowed`, `cancel_not_allowed`
    or `not_under_review`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Application:
    """The state of one application. `attempt` counts what was pushed, `refusals` the refusals so far."""

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

    def title(self, status: Status) -> str:
        """The status in the words of this service (R47, R56)."""
        return self.service.status_titles.get(status.value, status.label)


# --- events


@dataclass(frozen=True, slots=True)
class Pushed:
    """A file came and was checked automatically; DONE passes it on, any failed code does not."""

    code: TransportCode = TransportCode.DONE
    message: str = ""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """The review ended; `reason` is what an operator wrote, otherwise the remarks speak."""

    verdict: Verdict
    remarks: tuple[Remark, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The applicant withdraws."""


@dataclass(frozen=True, slots=True)
class WindowClosed:
    """The time for sending again has run out."""


Event = Pushed | Decided | Cancelled | WindowClosed


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
    """Have `review` or `window` happen at this moment; replaces an earlier one of its kind."""

    kind: Literal["review", "window"]
    at: datetime


@dataclass(frozen=True, slots=True)
class Unplan:
    """`review` or `window` is not to happen any more."""

    kind: Literal["review", "window"]


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


Effect = Entry | Notice | Plan | Unplan | Issue | Open | ReviewNow
Effects = tuple[Effect, ...]


def step(application: Application, event: Event, now: datetime) -> tuple[Application, Effects]:
    """What becomes of the application, and what is to be done. Raises NotPossible."""
    match event:
        case Pushed():
            return _pushed(application, event, now)
        case Decided():
            return _decided(application, event, now)
        case Cancelled():
            return _cancelled(application)
        case WindowClosed():
            return _window_closed(application)


def _pushed(before: Application, event: Pushed, now: datetime) -> tuple[Application, Effects]:
    if not before.takes_files:
        raise NotPossible("edit_not_allowed")
    after = replace(
        before,
        attempt=before.attempt + 1,
        transport=event.code,
        transport_message=event.message,
        problems=event.remarks,
        submitted_at=now,
    )
    if event.code is not TransportCode.DONE:
        return _check_failed(before, after, event, now)
    return _passed_on(before, after, now)


def _check_failed(
    before: Application, after: Application, event: Pushed, now: datetime
) -> tuple[Application, Effects]:
    if before.status in (Status.REFUSED, Status.NEEDS_CORRECTION, Status.UNDER_REVIEW):
        # what was sent stays as it was, and so do its review and its window
        return replace(after, submitted_at=before.submitted_at), ()
    if before.status is Status.FAILED:
        return after, ()
    until = _window(after.service, now)
    after = replace(
        after,
        status=Status.FAILED,
        resubmit_until=until,
        edit_allowed=True,
        cancel_allowed=True,
    )
    comment = prose(event.remarks) or event.message
    effects: Effects = (
        _entry(after, Status.DRAFT),
        _entry(after, Status.REGISTERED),
        _entry(after, Status.FAILED, comment),
        Issue(event.remarks, decision=False),
        _notice(after, comment),
    )
    return after, effects + ((Plan("window", until),) if until else ())


def _passed_on(before: Application, after: Application, now: datetime) -> tuple[Application, Effects]:
    term = after.service.review.term
    at_once = term is not None and term.amount == 0
    after = replace(
        after,
        status=Status.UNDER_REVIEW,
        remarks=(),
        review_due_at=deadlines.deadline(now, term) if term and not at_once else None,
        resubmit_until=None,
        edit_allowed=after.service.editable,
        cancel_allowed=True,
    )
    again = before.status is not None
    opening = () if again else (_entry(after, Status.DRAFT), _entry(after, Status.REGISTERED))
    effects: Effects = (
        *opening,
        _entry(after, Status.SENT, SENT_AGAIN if again else ""),
        _entry(after, Status.RECEIVED, "Сообщение доставлено"),
        _entry(after, Status.UNDER_REVIEW),
        Unplan("window"),
        Unplan("review"),
    )
    if at_once:
        return after, (*effects, ReviewNow())
    review: Effects = (Plan("review", deadlines.moment(now, term)),) if term else ()
    return after, (*effects, *review, _notice(after, ""))


def _decided(before: Application, event: Decided, now: datetime) -> tuple[Application, Effects]:
    if before.status is not Status.UNDER_REVIEW:
        raise NotPossible("not_under_review")
    status = _VERDICTS[event.verdict]
    approved = status is Status.APPROVED
    until = None if approved else _window(before.service, now)
    after = replace(
        before,
        status=status,
        refusals=before.refusals + (status is Status.REFUSED),
        remarks=() if approved else event.remarks,
        review_due_at=None,
        resubmit_until=until,
        edit_allowed=not approved,
        cancel_allowed=status is Status.NEEDS_CORRECTION,
    )
    comment = event.reason or prose(after.remarks)
    effects: Effects = (
        _entry(after, status, comment),
        Issue(after.remarks, reason=event.reason),
        Unplan("review"),
        _notice(after, comment),
    )
    if approved:
        return after, (*effects, Open())
    return after, effects + ((Plan("window", until),) if until else ())


def _cancelled(before: Application) -> tuple[Application, Effects]:
    if not before.cancel_allowed:
        raise NotPossible("cancel_not_allowed")
    after = replace(
        before,
        status=Status.CANCELLED,
        review_due_at=None,
        resubmit_until=None,
        edit_allowed=False,
        cancel_allowed=False,
    )
    return after, (
        _entry(after, Status.CANCELLED, "Отменено заявителем"),
        Unplan("review"),
        Unplan("window"),
        _notice(after, ""),
    )


def _window_closed(before: Application) -> tuple[Application, Effects]:
    if before.status not in _WINDOWED:
        return before, ()
    after = replace(before, edit_allowed=False, cancel_allowed=False)
    if before.status is not Status.NEEDS_CORRECTION:
        return after, ()
    after = replace(after, status=Status.REFUSED, refusals=before.refusals + 1)
    return after, (
        _entry(after, Status.REFUSED, NOT_CORRECTED),
        Issue(after.remarks, reason=NOT_CORRECTED),
        _notice(after, NOT_CORRECTED),
    )


def _window(service: Service, now: datetime) -> datetime | None:
    """Until when it may be sent again; None without a limit."""
    return deadlines.deadline(now, service.resubmit) if service.resubmit else None


def _entry(application: Application, status: Status, comment: str = "") -> Entry:
    return Entry(status, application.title(status), comment)


def _notice(application: Application, comment: str) -> Notice:
    """What the applicant is told: the number, the status, the reason and until when it can be mended."""
    assert application.status is not None
    title = application.title(application.status)
    lines = [f"Заявление № {application.number}: {title}.", comment]
    if application.edit_allowed and application.status in _WINDOWED:
        lines.append(f"Исправить и отправить повторно можно {_until(application.resubmit_until)}.")
    return Notice(f"{application.service.title.ru}: {title}", " ".join(line for line in lines if line))


def _until(moment: datetime | None) -> str:
    if moment is None:
        return "без ограничения срока"
    return f"до {moment.astimezone(deadlines.MOSCOW):%d.%m.%Y, %H:%M} МСК"
