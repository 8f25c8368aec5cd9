"""Seats of a course: how many are free, what state it is in for those who would come."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from ...contract.cabinet.courses import CourseState
from ..clock import parse
from ..store import Transaction


@dataclass(frozen=True, slots=True)
class Seats:
    """`free` is None where there is no limit."""

    free: int | None
    waiting: int


def of(t: Transaction, course: sqlite3.Row) -> Seats:
    """Of one course."""
    return _seats(course, t.q.course_taken_of(course_id=course["id"]))


class All:
    """Of all courses, counted at once."""

    def __init__(self, t: Transaction) -> None:
        self._taken = {row["course_id"]: row for row in t.q.course_taken()}

    def of(self, course: sqlite3.Row) -> Seats:
        return _seats(course, self._taken.get(course["id"]))


def _seats(course: sqlite3.Row, taken: sqlite3.Row | None) -> Seats:
    seated, waiting = (taken["seated"] or 0, taken["waiting"] or 0) if taken is not None else (0, 0)
    free = None if course["seats"] is None else max(0, course["seats"] - course["taken"] - seated)
    return Seats(free, waiting)


def state(course: sqlite3.Row, seats: Seats, now: datetime) -> CourseState:
    """Whether one may enrol, or why not; the last moment of enrolling is one in which one may."""
    if now >= parse(course["ends_at"]):
        return "finished"
    if now >= parse(course["starts_at"]):
        return "running"
    if now > parse(course["enrol_until"]):
        return "closed"
    return "full" if seats.free == 0 else "open"
