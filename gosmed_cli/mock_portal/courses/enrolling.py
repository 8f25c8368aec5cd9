"""Getting a seat, changing it for another, giving it back, the waiting list (R93, R94).

Whoever calls is inside one transaction, so that of two who want the last seat one gets it.
"""

from __future__ import annotations

import sqlite3

from ...contract.vocabulary import NoticeKind
from .. import notices, professional, reminders
from ..clock import iso, parse
from ..problems import Refused
from ..state import Portal
from ..store import Transaction
from . import catalogue, completion, requirements, seats, standing, timetable, words

SERVICE = "training-portal"


def doors(t: Transaction, portal: Portal, account_id: str) -> None:
    """Who may enrol. Raises Refused `section_closed`, `service_off`."""
    professional.require(t, portal, account_id, opened=completion.CABINET)
    professional.require(t, portal, account_id, enabled=SERVICE)


def enrol(t: Transaction, portal: Portal, account_id: str, number: str, *, wait: bool) -> sqlite3.Row:
    """Give the account a seat, or with `wait`, where there is none, a place on the waiting list.

    Raises Refused `course_unknown`, `course_enrolled_already`, `course_other_run`, `course_enrolment_over`,
    `course_requirements`, `course_full`.
    """
    course = catalogue.found(t, portal, number)
    _not_yet(t, account_id, course)
    _admitted(t, portal, account_id, course)
    full = seats.of(t, course).free == 0
    if full and not wait:
        raise _full(t, portal, course)
    number_ = t.next_id("enrolments", first=501)
    t.add(
        "enrolments",
        id=number_,
        account_id=account_id,
        course_id=course["id"],
        state="awaiting" if full else "enrolled",
        enrolled_at=iso(portal.clock.now()),
        queued=t.next_id("enrolments.queued") if full else None,
        finished_at=None,
        document_id=None,
        record_id=None,
        reason=None,
    )
    timetable.plan(t, portal, course)
    (_tell_waiting if full else _tell_enrolled)(t, portal, account_id, course, number_)
    return standing.row_of(t, number_)


def change(t: Transaction, portal: Portal, enrolment: sqlite3.Row, number: str) -> sqlite3.Row:
    """Exchange the seat (or the place on the waiting list) for a seat in another course; nothing is given up
    where there is none. Raises Refused as `enrol` and `cancel` do, and `course_same`."""
    before = t.q.course(id=enrolment["course_id"])
    _may_leave(portal, enrolment, before)
    course = catalogue.found(t, portal, number)
    if course["id"] == before["id"]:
        raise Refused("course_same", number=enrolment["id"], id=course["id"], title=course["title"])
    account_id = enrolment["account_id"]
    _not_yet(t, account_id, course, but=enrolment["id"])
    _admitted(t, portal, account_id, course)
    if seats.of(t, course).free == 0:
        raise _full(t, portal, course)
    now = iso(portal.clock.now())
    key = {"id": enrolment["id"]}
    t.change("enrolments", key, course_id=course["id"], state="enrolled", enrolled_at=now, queued=None)
    timetable.plan(t, portal, course)
    _tell_enrolled(t, portal, account_id, course, enrolment["id"], "Запись на обучение изменена")
    promote(t, portal, before)
    return standing.row_of(t, enrolment["id"])


def cancel(t: Transaction, portal: Portal, enrolment: sqlite3.Row) -> sqlite3.Row:
    """Give the seat back to the next in line. Raises Refused `enrolment_closed`, `course_cancel_over`."""
    course = t.q.course(id=enrolment["course_id"])
    _may_leave(portal, enrolment, course)
    standing.leave(t, portal, enrolment, course, standing.OWN)
    text = f"Запись № {enrolment['id']} на «{course['title']}» ({words.at(course['starts_at'])}) отменена."
    notices.notify(t, portal, enrolment["account_id"], NoticeKind.COURSE, "Запись на обучение отменена", text)
    promote(t, portal, course)
    return standing.row_of(t, enrolment["id"])


def promote(t: Transaction, portal: Portal, course: sqlite3.Row) -> None:
    """Give free seats to those who wait, in their order; who may not take one any more is told and skipped."""
    if portal.clock.now() >= parse(course["starts_at"]):
        return
    for waiting in list(t.q.course_queue(course_id=course["id"])):
        if seats.of(t, course).free == 0:
            return
        if (lacking := _why_not(t, portal, waiting["account_id"], course)) is None:
            now = iso(portal.clock.now())
            t.change("enrolments", {"id": waiting["id"]}, state="enrolled", enrolled_at=now, queued=None)
            _tell_enrolled(
                t, portal, waiting["account_id"], course, waiting["id"], "Место освободилось: вы записаны"
            )
        elif reminders.first(t, waiting["account_id"], f"course-skipped/{waiting['id']}"):
            text = f"На «{course['title']}» освободилось место, но занять его вы не можете: {lacking}."
            notices.notify(t, portal, waiting["account_id"], NoticeKind.COURSE, "Место отдано следующему", text)


def _not_yet(t: Transaction, account_id: str, course: sqlite3.Row, but: int | None = None) -> None:
    """One seat a person, also of several runs of one course."""
    for row in t.q.enrolments_standing(account_id=account_id):
        if row["id"] == but:
            continue
        if row["course_id"] == course["id"]:
            raise Refused("course_enrolled_already", id=course["id"], title=course["title"], number=row["id"])
        other = t.q.course(id=row["course_id"])
        alike = (other["title"], other["provider"]) == (course["title"], course["provider"])
        if alike and row["state"] != "finished":
            raise Refused(
                "course_other_run", id=course["id"], title=course["title"], number=row["id"], other=other["id"]
            )


def _admitted(t: Transaction, portal: Portal, account_id: str, course: sqlite3.Row) -> None:
    """In time, and with everything that is asked for."""
    if portal.clock.now() > parse(course["enrol_until"]):
        until = words.at(course["enrol_until"])
        raise Refused("course_enrolment_over", id=course["id"], title=course["title"], until=until)
    requirements.require(t, portal, course, account_id)


def _may_leave(portal: Portal, enrolment: sqlite3.Row, course: sqlite3.Row) -> None:
    """A seat can be given back until the provider's deadline, a place on the waiting list always."""
    state = enrolment["state"]
    if state in ("finished", "cancelled"):
        raise Refused("enrolment_closed", number=enrolment["id"], state=words.ENROLMENT_TITLES[state].lower())
    if state == "current" or (state == "enrolled" and portal.clock.now() > parse(course["cancel_until"])):
        until = words.at(course["cancel_until"])
        raise Refused("course_cancel_over", number=enrolment["id"], id=course["id"], until=until)


def cancellable(portal: Portal, enrolment: sqlite3.Row, course: sqlite3.Row) -> bool:
    """Whether it can be cancelled or changed now."""
    try:
        _may_leave(portal, enrolment, course)
    except Refused:
        return False
    return True


def _full(t: Transaction, portal: Portal, course: sqlite3.Row) -> Refused:
    known = {"id": course["id"], "title": course["title"], "waiting": seats.of(t, course).waiting}
    others = catalogue.open_runs(t, course, portal.clock.now())
    if not others:
        return Refused("course_full", **known)
    return Refused("course_full_near", **known, other=others[0]["id"], starts=words.at(others[0]["starts_at"]))


def _why_not(t: Transaction, portal: Portal, account_id: str, course: sqlite3.Row) -> str | None:
    """What keeps somebody from taking a seat, in Russian; None where nothing does."""
    try:
        doors(t, portal, account_id)
    except Refused as refused:
        return f"раздел или сервис закрыт ({refused.params['title']})"
    lacking = requirements.unmet(t, portal, course, account_id)
    return "; ".join(one["title"] for one in lacking) or None


def _tell_enrolled(
    t: Transaction,
    portal: Portal,
    account_id: str,
    course: sqlite3.Row,
    number: int,
    subject: str = "Вы записаны на обучение",
) -> None:
    standing.record(t, portal, account_id, number, course, "enrolled")
    timetable.remind(t, portal, number, course)
    notices.notify(t, portal, account_id, NoticeKind.COURSE, subject, words.enrolled(course, number))


def _tell_waiting(t: Transaction, portal: Portal, account_id: str, course: sqlite3.Row, number: int) -> None:
    standing.record(t, portal, account_id, number, course, "awaiting")
    place = seats.of(t, course).waiting
    text = (
        f"«{course['title']}», {course['provider']}, {words.at(course['starts_at'])}: мест нет, вы в листе "
        f"ожидания, номер в очереди {place}. Когда место освободится, вы будете записаны и получите уведомление. "
        f"Запись № {number}."
    )
    notices.notify(t, portal, account_id, NoticeKind.COURSE, "Вы в листе ожидания", text)
