"""Courses and enrolments of a scenario, put into the portal (R92–R94)."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from ...text.formats import MOSCOW
from .. import scenario_values as values
from ..clock import iso, parse
from ..state import Portal
from ..store import Transaction
from ..store.db import dumps
from ..training import certificates
from ..training.numbers import tenths
from . import completion, timetable

_EARLIER = timedelta(days=14)  # before the start, somebody of a scenario enrolled where it does not say


def load(t: Transaction, portal: Portal, data: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """What is there already is not doubled: several made-up years share one catalogue."""
    for one in data["course"]:
        if t.q.course(id=one["id"]) is None:
            _course(t, portal, one)
    reached: dict[tuple[str, int], date] = {}
    for one in sorted(data["enrolment"], key=lambda one: _moment(_course_of(t, one)["ends_at"])):
        row, course = _enrolment(t, portal, one), _course_of(t, one)
        ends = parse(course["ends_at"])
        if row["state"] == "finished":
            with portal.clock.at(ends):
                completion.finished(t, portal, row, course)
            day = ends.astimezone(MOSCOW).date()
            reached[row["account_id"], day.year] = day
        elif row["state"] == "enrolled":
            timetable.remind(t, portal, row["id"], course)
    for account_id in dict.fromkeys(account_id for account_id, _ in reached):
        completion.papers(t, portal, account_id)
    for (account_id, year), day in reached.items():
        with portal.clock.at(datetime.combine(day, datetime.max.time(), MOSCOW)):
            certificates.look(t, portal, account_id, year, quiet=True)


def _course(t: Transaction, portal: Portal, one: Mapping[str, Any]) -> None:
    starts, asked = _moment(one["starts_at"]), dict(one.get("requirements", {}))
    if "specialties" in asked:
        asked["specialties"] = _specialties(asked["specialties"])
    t.add(
        "courses",
        id=one["id"],
        kind=one["kind"],
        title=one["title"],
        provider=one["provider"],
        specialties=dumps(_specialties(one.get("specialties", ()))),
        region=values.canonical("region", one["region"]) if "region" in one else "",
        starts_at=iso(starts),
        ends_at=iso(_moment(one["ends_at"])),
        hours=tenths(Decimal(str(one["hours"]))),
        points=tenths(Decimal(str(one["points"]))),
        seats=one.get("seats"),
        taken=one.get("taken", 0),
        enrol_until=iso(_moment(one.get("enrol_until", starts))),
        cancel_until=iso(_moment(one.get("cancel_until", starts))),
        description=one.get("description", ""),
        programme=dumps(list(one.get("programme", ()))),
        requirements=dumps(asked),
        certificate=one.get("certificate", "Сертификат участника"),
        grade=one.get("grade"),
        instructions=one.get("instructions", ""),
        link=one.get("link"),
        materials=dumps([dict(file) for file in one.get("materials", ())]),
    )
    timetable.plan(t, portal, t.q.course(id=one["id"]))


def _enrolment(t: Transaction, portal: Portal, one: Mapping[str, Any]) -> sqlite3.Row:
    """In the state to which the scenario's clock has brought it."""
    course, now = _course_of(t, one), portal.clock.now()
    starts, ends = parse(course["starts_at"]), parse(course["ends_at"])
    waits = bool(one.get("waiting")) and now < starts
    state = "awaiting" if waits else "finished" if now >= ends else "current" if now >= starts else "enrolled"
    number = t.next_id("enrolments", first=501)
    t.add(
        "enrolments",
        id=number,
        account_id=t.q.account_by_email(email=values.canonical("email", one["account"]))["id"],
        course_id=course["id"],
        state=state,
        enrolled_at=iso(_moment(one["enrolled_at"]) if "enrolled_at" in one else min(now, starts - _EARLIER)),
        queued=t.next_id("enrolments.queued") if waits else None,
        finished_at=None,
        document_id=None,
        record_id=None,
        reason=None,
    )
    found: sqlite3.Row = t.q.enrolment_by_id(id=number)
    return found


def _course_of(t: Transaction, one: Mapping[str, Any]) -> sqlite3.Row:
    found: sqlite3.Row = t.q.course(id=one["course"])
    return found


def _specialties(given: Sequence[str]) -> list[str]:
    return [values.canonical("specialty", one) for one in given]


def _moment(value: Any) -> datetime:
    read = values.moment(value)
    assert read is not None, "checked before"
    return read
