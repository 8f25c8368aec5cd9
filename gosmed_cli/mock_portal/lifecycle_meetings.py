"""Meetings in the life of an application (R26): booked, moved, given back, held, missed.

A service that needs a meeting is under review while it waits for one. Nothing is lost by giving a slot back: the
application stays and waits for another; who did not come is asked to book again.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from ..contract.vocabulary import RemarkCode, Status
from ..text.formats import MOSCOW
from .lifecycle_parts import (
    Act,
    Application,
    Book,
    Booked,
    Effects,
    Held,
    Issue,
    Meeting,
    Notice,
    NotPossible,
    Plan,
    Unbook,
    Unplan,
    entry,
    notice,
    review,
    window,
)
from .remarks import Remark, prose

REMINDED_BEFORE = timedelta(days=1)
NOT_BOOKED = "Время встречи не выбрано: запишитесь, чтобы заявление рассмотрели"


def arranged(application: Application, meeting: Meeting | None, now: datetime) -> Effects:
    """What a slot just chosen brings: its booking, a reminder, and the meeting where the clock holds it."""
    if meeting is None:
        return OFF
    effects: Effects = (*OFF, Book(meeting))
    if meeting.at - REMINDED_BEFORE > now:
        effects += (Plan("meeting-reminder", meeting.at - REMINDED_BEFORE),)
    wanted = application.service.appointment
    if wanted is not None and wanted.held == "clock":
        effects += (Plan("meeting", max(meeting.at, now)),)
    return effects


OFF: Effects = (Unplan("meeting"), Unplan("meeting-reminder"), Unbook())


def booked(before: Application, event: Booked, now: datetime) -> tuple[Application, Effects]:
    """A slot is chosen, or another one; who had missed a meeting is under review again. Raises NotPossible."""
    if not before.bookable:
        raise NotPossible("no_meeting")
    after = replace(
        before,
        status=Status.UNDER_REVIEW,
        remarks=(),
        problems=(),
        resubmit_until=None,
        edit_allowed=before.service.editable,
        cancel_allowed=True,
        meeting=event.meeting,
    )
    comment = f"{'Запись перенесена' if before.meeting else 'Вы записаны'}: {event.meeting.words}"
    return after, (
        entry(after, Status.UNDER_REVIEW, comment),
        Unplan("window"),
        *arranged(after, event.meeting, now),
        _told(after, comment),
    )


def off(before: Application) -> tuple[Application, Effects]:
    """The slot is given back, the application waits for another. Raises NotPossible."""
    meeting = _coming(before)
    after = replace(before, meeting=None)
    comment = f"Запись отменена: {meeting.words}. {NOT_BOOKED}"
    return after, (entry(after, Status.UNDER_REVIEW, comment), *OFF, _told(after, comment))


def held(before: Application, event: Held, now: datetime) -> tuple[Application, Effects]:
    """The meeting took place: its act is written and the review goes on. Raises NotPossible."""
    meeting = _begun(before, now)
    after = replace(before, awaits_meeting=False)
    due, answer = review(after, now, event.values)
    after = replace(after, review_due_at=due)
    act = _act_name(before)
    comment = f"Встреча состоялась {_when(now)}"
    if act:
        comment += f". Составлен электронный акт, он в «Моих документах»: {act}"
    return after, (
        entry(after, Status.UNDER_REVIEW, comment),
        Act(meeting, event.by, act),
        Unplan("meeting"),
        Unplan("meeting-reminder"),
        *answer,
    )


def missed(before: Application, now: datetime) -> tuple[Application, Effects]:
    """The applicant did not come and is asked to choose another time. Raises NotPossible."""
    meeting = _begun(before, now)
    wanted = before.service.appointment
    remark = Remark(
        RemarkCode.SLOT_MISSED,
        f"Встреча не состоялась: {meeting.words}",
        "Выберите другое время: запись сразу вернёт заявление на рассмотрение.",
        field=wanted.field if wanted else None,
    )
    until = window(before.service, now)
    after = replace(
        before,
        status=Status.NEEDS_CORRECTION,
        remarks=(remark,),
        meeting=None,
        resubmit_until=until,
        edit_allowed=True,
        cancel_allowed=True,
    )
    comment = prose(after.remarks)
    effects: Effects = (
        entry(after, Status.NEEDS_CORRECTION, comment),
        Issue(after.remarks, decision=False),
        *OFF,
        notice(after, comment),
    )
    return after, effects + ((Plan("window", until),) if until else ())


def _coming(application: Application) -> Meeting:
    if application.status is not Status.UNDER_REVIEW or not application.awaits_meeting:
        raise NotPossible("no_meeting")
    if application.meeting is None:
        raise NotPossible("not_booked")
    return application.meeting


def _begun(application: Application, now: datetime) -> Meeting:
    """The meeting booked, whose time has come: what becomes of it nobody knows before. Raises NotPossible."""
    meeting = _coming(application)
    if now < meeting.at:
        raise NotPossible("meeting_ahead")
    return meeting


def _act_name(application: Application) -> str:
    """The file of the meeting's act: of each attempt its own (R68); empty where the service has no acts."""
    wanted = application.service.appointment
    if wanted is None or not wanted.document:
        return ""
    return f"{wanted.document}_{application.number}-{application.attempt}.pdf"


def _when(moment: datetime) -> str:
    return f"{moment.astimezone(MOSCOW):%d.%m.%Y в %H:%M} МСК"


def _told(application: Application, comment: str) -> Notice:
    text = f"Заявление № {application.number}. {comment}."
    return Notice(f"{application.service.title.ru}: встреча", text)
