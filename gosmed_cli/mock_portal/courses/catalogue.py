"""The catalogue of courses: filters, forgiving search, what is shown of a course (R92)."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import cast

from ...contract.cabinet.courses import Course, CourseDetail, Material, OtherRun, OwnEnrolment
from ...contract.dictionaries import dictionary, title_of
from ...rules import service_search
from ...rules.nearest import nearest
from ...text.formats import MOSCOW
from ..clock import iso, moscow, parse
from ..problems import Refused
from ..state import Portal
from ..store import Transaction
from ..training.numbers import of_tenths
from . import requirements, seats, words

Place = tuple[int, str, str]  # where a course stands in the list: how well it fits, its start, its id
FIRST: Place = (-1, "", "")


@dataclass(frozen=True, slots=True)
class Filters:
    """What is looked for. `specialty` and `region` are codes; days are those on which a course starts, both
    included, by Moscow. Without days, courses that are over are left out."""

    q: str = ""
    kind: str | None = None
    specialty: str | None = None
    region: str | None = None
    first: date | None = None
    last: date | None = None
    free: bool = False
    points_from: float = 0


def search(t: Transaction, portal: Portal, asked: Filters, after: Place) -> list[tuple[Place, sqlite3.Row]]:
    """Courses that are meant, beyond this place: what fits best first, then in the order in which they start."""
    now = portal.clock.now()
    whole = asked.first is not None or asked.last is not None
    rows = t.q.courses_among(
        kind=asked.kind,
        region=asked.region,
        first=_day(asked.first),
        before=_day(asked.last + timedelta(days=1)) if asked.last and asked.last < date.max else None,
        after=None if whole else iso(now),
    )
    taken = seats.All(t)
    found = [
        ((rank, row["starts_at"], row["id"]), row)
        for row in rows
        if _fits(row, asked, taken, now) and (rank := _rank(row, asked.q)) is not None
    ]
    return sorted((one for one in found if one[0] > after), key=lambda one: one[0])


def _day(day: date | None) -> str | None:
    if day is None:
        return None
    try:
        return iso(datetime.combine(day, time(), MOSCOW))
    except OverflowError:  # a day of the year 1 leaves the calendar when it is taken to UTC
        return ""


def _fits(row: sqlite3.Row, asked: Filters, taken: seats.All, now: datetime) -> bool:
    wanted = json.loads(row["specialties"])
    if asked.specialty and wanted and asked.specialty not in wanted:
        return False
    if float(of_tenths(row["points"])) < asked.points_from:
        return False
    return not asked.free or seats.state(row, taken.of(row), now) == "open"


def _rank(row: sqlite3.Row, q: str) -> int | None:
    kind = dictionary("training-kinds")
    item = kind.find(row["kind"]) if kind else None
    specialties = [title_of(requirements.SPECIALTIES, one) for one in json.loads(row["specialties"])]
    titles = (row["title"], row["id"], row["provider"], *(item.spellings() if item else ()), *specialties)
    region = title_of("regions", row["region"])
    return service_search.rank(q, titles, (row["description"], region, *json.loads(row["programme"])))


def found(t: Transaction, portal: Portal, number: str) -> sqlite3.Row:
    """The course with this id. Raises Refused `course_unknown`, or `course_unknown_near` with one so called."""
    row: sqlite3.Row | None = t.q.course(id=number)
    if row is not None:
        return row
    like = _like(t, portal, number)
    if like is None:
        raise Refused("course_unknown", id=number)
    raise Refused("course_unknown_near", id=number, nearest=like["id"], title=like["title"])


def _like(t: Transaction, portal: Portal, number: str) -> sqlite3.Row | None:
    """The course that somebody may mean by words or a misspelt name; those still to come first. A number says
    nothing about its neighbours."""
    if not any(one.isalpha() for one in number):
        return None
    now = iso(portal.clock.now())
    for after in (now, None):
        rows: list[sqlite3.Row] = list(
            t.q.courses_among(kind=None, region=None, first=None, before=None, after=after)
        )
        near = nearest(number, {one["id"]: (one["title"],) for one in rows}, cutoff=0.75)
        named = [one for one in rows if one["id"] == near]
        named += [one for one in rows if service_search.rank(number, (one["title"],), ()) is not None]
        if named:
            return named[0]
    return None


def own(t: Transaction, account_id: str) -> dict[str, sqlite3.Row]:
    """What the account has enrolled in and not cancelled, by course."""
    return {row["course_id"]: row for row in t.q.enrolments_standing(account_id=account_id)}


def show(row: sqlite3.Row, taken: seats.Seats, mine: sqlite3.Row | None, now: datetime) -> Course:
    """As a list has it."""
    state = seats.state(row, taken, now)
    return Course(
        id=row["id"],
        kind=row["kind"],
        kind_title=words.KIND_TITLES[row["kind"]],
        title=row["title"],
        provider=row["provider"],
        specialties=[title_of(requirements.SPECIALTIES, one) for one in json.loads(row["specialties"])],
        region=row["region"] or None,
        region_title=title_of("regions", row["region"]) or None,
        starts_at=moscow(parse(row["starts_at"])),
        ends_at=moscow(parse(row["ends_at"])),
        hours=float(of_tenths(row["hours"])),
        points=float(of_tenths(row["points"])),
        seats=row["seats"],
        free=taken.free,
        waiting=taken.waiting,
        enrol_until=moscow(parse(row["enrol_until"])),
        cancel_until=moscow(parse(row["cancel_until"])),
        state=state,
        state_title=words.STATE_TITLES[state],
        certificate=row["certificate"],
        enrolment=OwnEnrolment(id=str(mine["id"]), state=mine["state"]) if mine is not None else None,
    )


def detail(t: Transaction, portal: Portal, row: sqlite3.Row, account_id: str) -> CourseDetail:
    """With everything that there is to read before enrolling."""
    now = portal.clock.now()
    brief = show(row, seats.of(t, row), own(t, account_id).get(row["id"]), now)
    more = {
        "description": row["description"],
        "programme": json.loads(row["programme"]),
        "requirements": requirements.of(t, portal, row, account_id),
        "materials": [material(one) for one in json.loads(row["materials"])],
        "other_runs": [_other(t, one) for one in open_runs(t, row, now)],
    }
    return cast("CourseDetail", {**brief, **more})


def open_runs(t: Transaction, row: sqlite3.Row, now: datetime) -> list[sqlite3.Row]:
    """The same course at other times that still take people."""
    alike = t.q.courses_alike(title=row["title"], provider=row["provider"], id=row["id"])
    return [one for one in alike if seats.state(one, seats.of(t, one), now) == "open"]


def _other(t: Transaction, row: sqlite3.Row) -> OtherRun:
    starts, ends = moscow(parse(row["starts_at"])), moscow(parse(row["ends_at"]))
    return OtherRun(id=row["id"], starts_at=starts, ends_at=ends, free=seats.of(t, row).free)


def material(one: dict[str, str]) -> Material:
    """What is told of a file of the course."""
    return Material(
        name=one["name"], title=one["title"], format="pdf" if one["name"].lower().endswith(".pdf") else "txt"
    )
