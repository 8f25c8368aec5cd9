"""The life of an application, as a pure function: `step(application, event, now) -> application, effects`.

    draft → registered → sent → received → under_review → approved
                │                               │  ├─→ refused ──────────┐ sent again while the window is open
                └─→ failed (automatic check)    │  └─→ needs_correction ─┤
                       │                        └─→ cancelled            │
                       └──────────── sent again ─────────────────────────┘

A service that needs a meeting waits for it under review (`lifecycle_meetings`). A state is either final or has a
way out. What the state machine wants done (history, notices, due events, files, opened doors) it returns as
effects; nothing here reads a clock or a database.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ..contract.vocabulary import SIGNATURE, Status, TransportCode
from . import lifecycle_meetings as meetings
from .lifecycle_parts import (
    WINDOWED,
    Act,
    Application,
    Book,
    Booked,
    Cancelled,
    Decided,
    Effect,
    Effects,
    Entry,
    Event,
    Held,
    Issue,
    Meeting,
    MeetingOff,
    Missed,
    Notice,
    NotPossible,
    Open,
    Plan,
    Pushed,
    ReviewNow,
    Sign,
    Unbook,
    Unplan,
    Verdict,
    WindowClosed,
    entry,
    notice,
    review,
    window,
)
from .remarks import prose

__all__ = [
    "Act",
    "Application",
    "Book",
    "Booked",
    "Cancelled",
    "Decided",
    "Effect",
    "Effects",
    "Entry",
    "Event",
    "Held",
    "Issue",
    "Meeting",
    "MeetingOff",
    "Missed",
    "NotPossible",
    "Notice",
    "Open",
    "Plan",
    "Pushed",
    "ReviewNow",
    "Sign",
    "Unbook",
    "Unplan",
    "Verdict",
    "WindowClosed",
    "step",
]
_VERDICTS = {
    "approved": Status.APPROVED,
    "refused": Status.REFUSED,
    "needs_correction": Status.NEEDS_CORRECTION,
}
SENT_AGAIN = "Заявление отправлено повторно"
NOT_CORRECTED = "Заявление не исправлено в срок"


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
        case Booked():
            return meetings.booked(application, event, now)
        case MeetingOff():
            return meetings.off(application)
        case Held():
            return meetings.held(application, event, now)
        case Missed():
            return meetings.missed(application, now)


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
    return _passed_on(before, after, event, now)


def _check_failed(
    before: Application, after: Application, event: Pushed, now: datetime
) -> tuple[Application, Effects]:
    if before.status in (Status.REFUSED, Status.NEEDS_CORRECTION, Status.UNDER_REVIEW):
        # what was sent stays as it was, and so do its review and its window
        return replace(after, submitted_at=before.submitted_at), ()
    if before.status is Status.FAILED:
        return after, ()
    until = window(after.service, now)
    after = replace(
        after,
        status=Status.FAILED,
        resubmit_until=until,
        edit_allowed=True,
        cancel_allowed=True,
    )
    comment = prose(event.remarks) or event.message
    effects: Effects = (
        entry(after, Status.DRAFT),
        entry(after, Status.REGISTERED),
        entry(after, Status.FAILED, comment),
        Issue(event.remarks, decision=False),
        notice(after, comment),
    )
    return after, effects + ((Plan("window", until),) if until else ())


def _passed_on(
    before: Application, after: Application, event: Pushed, now: datetime
) -> tuple[Application, Effects]:
    meets = after.service.appointment is not None
    due, answer = (None, ()) if meets else review(after, now, event.values)
    after = replace(
        after,
        status=Status.UNDER_REVIEW,
        remarks=(),
        review_due_at=due,
        resubmit_until=None,
        edit_allowed=after.service.editable,
        cancel_allowed=True,
        awaits_meeting=meets,
        meeting=event.meeting if meets else None,
    )
    again = before.status is not None
    opening = () if again else (entry(after, Status.DRAFT), entry(after, Status.REGISTERED))
    effects: Effects = (
        *opening,
        entry(after, Status.SENT, SENT_AGAIN if again else ""),
        entry(after, Status.RECEIVED, "Сообщение доставлено"),
        entry(after, Status.UNDER_REVIEW, _meeting_words(after)),
        Unplan("window"),
        Unplan("review"),
        *(meetings.arranged(after, after.meeting, now) if meets else ()),
        *answer,
    )
    at_once = any(isinstance(one, ReviewNow) for one in answer)
    return after, effects if at_once else (*effects, notice(after, _meeting_words(after)))


def _meeting_words(application: Application) -> str:
    if not application.awaits_meeting:
        return ""
    if application.meeting is None:
        return meetings.NOT_BOOKED
    return f"Вы записаны: {application.meeting.words}"


def _decided(before: Application, event: Decided, now: datetime) -> tuple[Application, Effects]:
    if before.status is not Status.UNDER_REVIEW:
        raise NotPossible("not_under_review")
    status = _VERDICTS[event.verdict]
    approved = status is Status.APPROVED
    until = None if approved else window(before.service, now)
    after = replace(
        before,
        status=status,
        refusals=before.refusals + (status is Status.REFUSED),
        remarks=() if approved else event.remarks,
        review_due_at=None,
        resubmit_until=until,
        edit_allowed=not approved,
        cancel_allowed=status is Status.NEEDS_CORRECTION,
        awaits_meeting=False,
        meeting=None if before.awaits_meeting else before.meeting,
    )
    signed = _signed_name(after, event) if approved else ""
    said = event.reason or prose(after.remarks)
    comment = ". ".join((*([said.rstrip(".")] if said else ()), _signed_words(signed))) if signed else said
    effects: Effects = (
        entry(after, status, comment),
        Issue(after.remarks, reason=event.reason),
        Unplan("review"),
        *(meetings.OFF if before.awaits_meeting else ()),
        notice(after, comment),
    )
    if approved:
        return after, (*effects, *((Sign(signed),) if signed else ()), Open())
    return after, effects + ((Plan("window", until),) if until else ())


def _signed_name(application: Application, event: Decided) -> str:
    """The file of the document that this approval issues: of each attempt its own (R68); empty without one."""
    wanted = application.service.issues
    if wanted is None or not wanted.wanted(event.values):
        return ""
    return f"{wanted.kind}_{application.number}-{application.attempt}.pdf"


def _signed_words(name: str) -> str:
    return f"Документ с электронной подписью лежит в «Моих документах»: {name}, {name}{SIGNATURE}"


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
        awaits_meeting=False,
        meeting=None if before.awaits_meeting else before.meeting,
    )
    return after, (
        entry(after, Status.CANCELLED, "Отменено заявителем"),
        Unplan("review"),
        Unplan("window"),
        *(meetings.OFF if before.awaits_meeting else ()),
        notice(after, ""),
    )


def _window_closed(before: Application) -> tuple[Application, Effects]:
    if before.status not in WINDOWED:
        return before, ()
    after = replace(before, edit_allowed=False, cancel_allowed=False, awaits_meeting=False)
    if before.status is not Status.NEEDS_CORRECTION:
        return after, ()
    after = replace(after, status=Status.REFUSED, refusals=before.refusals + 1)
    return after, (
        entry(after, Status.REFUSED, NOT_CORRECTED),
        Issue(after.remarks, reason=NOT_CORRECTED),
    )
