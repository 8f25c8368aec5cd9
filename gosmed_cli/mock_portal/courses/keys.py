"""What a scenario says of courses: `[[course]]`, `[[enrolment]]`, and what keys alone do not show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from ...contract.cabinet.courses import COURSE_KINDS
from ...contract.vocabulary import Level
from .. import scenario_values as values
from ..scenario_key import Key, amount, by_rule, flag, list_of_texts, moment, one_of, text, texts

_Tables = Mapping[str, Sequence[Mapping[str, Any]]]
_ENDINGS = (".pdf", ".txt")


def _id(value: Any) -> str | None:
    good = isinstance(value, str) and re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", value)
    return None if good else "нужны строчные латинские буквы, цифры и дефис"


def _decimal(value: Any) -> str | None:
    good = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1000
    if good and Decimal(str(value)) * 10 == int(Decimal(str(value)) * 10):
        return None
    return "нужно число от 0 до 1000, не больше одного знака после точки"


def _specialties(value: Any) -> str | None:
    if problem := list_of_texts(value):
        return problem
    return next((problem for one in value if (problem := by_rule("specialty")(one))), None)


def _file(value: Any) -> str | None:
    good = isinstance(value, str) and value.lower().endswith(_ENDINGS) and len(value) <= 100
    return None if good else f"нужно имя файла, допустимо: {', '.join(_ENDINGS)}"


REQUIREMENTS = {
    "text": Key(text),
    "specialties": Key(_specialties),
    "level": Key(one_of(*Level)),
    "accreditation": Key(flag),
    "opened": Key(texts),
}
COURSE = {
    "id": Key(_id, required=True),
    "kind": Key(one_of(*COURSE_KINDS), required=True),
    "title": Key(text, required=True),
    "provider": Key(text, required=True),
    "specialties": Key(_specialties),
    "region": Key(by_rule("region")),
    "starts_at": Key(moment, required=True),
    "ends_at": Key(moment, required=True),
    "hours": Key(_decimal, required=True),
    "points": Key(_decimal, required=True),
    "seats": Key(amount(1, 100_000)),
    "taken": Key(amount(0, 100_000)),
    "enrol_until": Key(moment),
    "cancel_until": Key(moment),
    "description": Key(text),
    "programme": Key(texts),
    "requirements": Key(inside=REQUIREMENTS),
    "certificate": Key(text),
    "grade": Key(text),
    "instructions": Key(text),
    "link": Key(text),
    "materials": Key(
        inside={"name": Key(_file, required=True), "title": Key(text, required=True), "text": Key(text)}, many=True
    ),
}
ENROLMENT = {
    "account": Key(by_rule("email"), required=True),
    "course": Key(text, required=True),
    "enrolled_at": Key(moment),
    "waiting": Key(flag),
}
TABLES: Mapping[str, Mapping[str, Key]] = {"course": COURSE, "enrolment": ENROLMENT}


def wrong(tables: _Tables) -> Iterator[tuple[str, int, str]]:
    """Numbers given twice, dates out of order, more points than hours, enrolments in no course."""
    ids = [one.get("id") for one in tables["course"]]
    for index, one in enumerate(tables["course"]):
        if one.get("id") in ids[:index]:
            yield "course", index, "такой id уже есть"
        yield from (("course", index, problem) for problem in _dates(one))
        hours, points = one.get("hours"), one.get("points")
        if _decimal(hours) is None and _decimal(points) is None and Decimal(str(points)) > Decimal(str(hours)):
            yield "course", index, "points: баллов больше, чем академических часов"
        if isinstance(one.get("seats"), int) and isinstance(one.get("taken"), int) and one["taken"] > one["seats"]:
            yield "course", index, "taken: занято мест больше, чем их есть"
    pairs = [(one.get("account"), one.get("course")) for one in tables["enrolment"]]
    for index, one in enumerate(tables["enrolment"]):
        if one.get("course") not in ids:
            yield "enrolment", index, "такого курса нет среди [[course]]"
        if pairs[index] in pairs[:index]:
            yield "enrolment", index, "такая запись уже есть"


def _dates(one: Mapping[str, Any]) -> Iterator[str]:
    starts, ends = values.moment(one.get("starts_at")), values.moment(one.get("ends_at"))
    if starts and ends and ends <= starts:
        yield "ends_at: окончание не позже начала"
    for name in ("enrol_until", "cancel_until"):
        until = values.moment(one.get(name))
        if starts and until and until > starts:
            yield f"{name}: срок позже начала курса"
