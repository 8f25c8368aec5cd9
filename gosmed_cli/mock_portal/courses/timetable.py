"""What happens to a course by the clock: the reminder before it, its start, its end (R93, R94)."""

from __future__ import annotations

import sqlite3
from typing import Any

from ...contract.vocabulary import NoticeKind
from ...text.formats import MOSCOW
from .. import notices, reminders, schedule
from ..clock import parse
from ..state import Portal
from ..store import Transaction
from . import completion, standing, words

START, END, REMINDER = "course.start", "course.end", "course.reminder"
DAYS = 1  # before the start


def plan(t: Transaction, portal: Portal, course: sqlite3.Row) -> None:
    """Have the course start and end; planned anew, since the clock may have been set back."""
    for kind, name in ((START, "starts_at"), (END, "ends_at")):
        schedule.cancel(t, kind, course["id"])
        if (at := parse(course[name])) > portal.clock.now():
            schedule.plan(t, at, kind, course["id"])


def remind(t: Transaction, portal: Portal, number: int, course: sqlite3.Row) -> None:
    """Remind a participant on the day before."""
    schedule.cancel(t, REMINDER, str(number))
    at = reminders.before(parse(course["starts_at"]).astimezone(MOSCOW).date(), DAYS)
    if at > portal.clock.now():
        schedule.plan(t, at, REMINDER, str(number), course=course["id"])


@schedule.handler(REMINDER)
def _remind(t: Transaction, portal: Portal, subject: str, data: dict[str, Any]) -> None:
    row = t.q.enrolment_by_id(id=int(subject))
    if row is None or row["state"] != "enrolled" or row["course_id"] != data["course"]:
        return
    if reminders.first(t, row["account_id"], f"course/{subject}/{data['course']}"):
        course = t.q.course(id=row["course_id"])
        text = f"Завтра, {words.at(course['starts_at'])}: «{course['title']}». {words.access(course)}".strip()
        notices.notify(t, portal, row["account_id"], NoticeKind.REMINDER, "Завтра начинается обучение", text)


@schedule.handler(START)
def _start(t: Transaction, portal: Portal, subject: str, data: dict[str, Any]) -> None:
    """Who has a seat learns from now on; who has waited in vain is told."""
    course = t.q.course(id=subject)
    for row in list(t.q.course_enrolments(course_id=subject, state="enrolled")):
        t.change("enrolments", {"id": row["id"]}, state="current")
        standing.record(t, portal, row["account_id"], row["id"], course, "current")
    for row in list(t.q.course_enrolments(course_id=subject, state="awaiting")):
        standing.leave(t, portal, row, course, standing.NO_SEAT)
        text = (
            f"«{course['title']}» ({words.at(course['starts_at'])}) начался, место не освободилось. Посмотрите, "
            "когда он пройдёт ещё раз: раздел «Обучение и повышение квалификации»."
        )
        notices.notify(t, portal, row["account_id"], NoticeKind.COURSE, "Место не освободилось", text)


@schedule.handler(END)
def _end(t: Transaction, portal: Portal, subject: str, data: dict[str, Any]) -> None:
    course = t.q.course(id=subject)
    for row in list(t.q.course_enrolments(course_id=subject, state="current")):
        completion.finish(t, portal, row, course)
        standing.record(t, portal, row["account_id"], row["id"], course, "finished")
