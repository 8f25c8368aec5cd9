"""Crowds: many made-up people in one state, declared in a few lines of a scenario.

`expand` turns every `[[crowd]]` into `[[person]]`, `[[account]]`, `[[application]]` and `[[upload]]` tables, which
are then loaded as if somebody had written them. Days count back from the scenario's clock; the same seed gives the
same people.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from ..contract.catalogue import Service, Term, bundled
from ..rules import deadlines
from ..text.formats import MOSCOW
from . import timetables
from .crowd_people import Maker

# fields that a crowd may send with another's value
WRONG = ("inn", "organisation", "ogrn", "specialty", "position", "snils", "birth_date", "last_name")
TABLES = ("person", "account", "application", "upload")
_COPIED = ("region", "attachments", "reason", "remark", "decision")
_OPEN_FROM, _OPEN_TO = 8, 20  # hours at which people send their papers, Moscow time
_NO_TERM = Term(1)  # how long a decision without a term took
_AT_ONCE = ("failed",)  # decided by the automatic check itself
_BY_APPLICANT = ("cancelled",)  # within hours

Table = dict[str, Any]


def expand(data: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """The scenario with its crowds written out; `now` is the moment at which it begins."""
    whole = {**data, **{name: list(data.get(name, ())) for name in TABLES}}
    taken: set[str] = set()
    number = 0
    for crowd in whole.pop("crowd", ()):
        maker = Maker(random.Random(crowd["seed"]), now.astimezone(MOSCOW), taken)  # noqa: S311  made-up people, no secret
        for _ in range(crowd["count"]):
            number += 1
            _add(whole, crowd, maker, number)
    return whole


def login(prefix: str, number: int) -> str:
    """The login of the person of this number, counted from 1 over all crowds.

    >>> login("clinic", 7)
    'clinic-007@example.ru'
    """
    return f"{prefix}-{number:03}@example.ru"


def _add(whole: Mapping[str, list[Table]], crowd: Mapping[str, Any], maker: Maker, number: int) -> None:
    """One person of the crowd, with everything that is theirs."""
    person = _person(crowd, maker)
    name = login(crowd["prefix"], number)
    whole["person"].append(person)
    if crowd.get("twin"):
        whole["person"].append(maker.twin(person))
    whole["account"].append(
        {
            "login": name,
            "phone": f"+7901{number:07}",
            "password": crowd["password"],
            "snils": person["snils"],
            "level": crowd["level"],
            **{key: crowd[key] for key in ("opened", "enabled") if key in crowd},
        }
    )
    for one in crowd.get("application", ()):
        whole["application"].append(_application(one, name, person, maker))
    for one in crowd.get("upload", ()):
        copied = {key: one[key] for key in ("kind", "status", "remark") if key in one}
        whole["upload"].append({"account": name, "uploaded_at": _ago(maker, one["days_ago"]), **copied})


def _person(crowd: Mapping[str, Any], maker: Maker) -> Table:
    person = maker.person(specialist=crowd.get("specialist", True))
    for key, attribute in (("licence_left", "licence_until"), ("accreditation_left", "accredited_until")):
        if key in crowd and "specialist" in person:
            person["specialist"][attribute] = maker.in_days(*crowd[key])
    return person


def _application(given: Mapping[str, Any], account: str, person: Table, maker: Maker) -> Table:
    service = bundled().services[given["service"]]
    sent = _ago(maker, given["days_ago"])
    first = _attempt(given, service, person, maker, sent)
    decided = first.get("decided_at", sent)
    again: list[Table] = []
    for one in given.get("again", ()):
        later = decided + timedelta(days=maker.rng.randint(*one["days_after"]))
        again.append(_attempt(one, service, person, maker, later))
        decided = again[-1].get("decided_at", later)
    return {"account": account, "service": service.slug, **first, **({"again": again} if again else {})}


def _attempt(given: Mapping[str, Any], service: Service, person: Table, maker: Maker, sent: datetime) -> Table:
    """What was sent at this moment, and what became of it."""
    one: Table = {key: given[key] for key in _COPIED if key in given}
    one["submitted_at"] = sent
    one["fields"] = {
        **_registered(service, person),
        **{name: _wrong(name, maker) for name in given.get("wrong", ())},
        **given.get("fields", {}),
    }
    if "meeting_in" in given and service.appointment is not None:
        one["fields"][service.appointment.field] = _slot(service.appointment.timetable, given["meeting_in"], maker)
    if "decision" in given:
        one["decided_at"] = _decided(given["decision"], service, sent, maker)
    return one


def _slot(timetable: str, days: Sequence[int], maker: Maker) -> str:
    """A slot that nobody has, on the first working day from so many days ahead."""
    day = maker.today + timedelta(days=maker.rng.randint(*days))
    while not (slots := timetables.on(timetable, day)):
        day += timedelta(days=1)
    return maker.free(lambda: maker.rng.choice(slots))


def _decided(decision: str, service: Service, sent: datetime, maker: Maker) -> datetime:
    """When that decision was made: at the end of the service's term, unless nobody had to look."""
    if decision in _AT_ONCE:
        return sent
    if decision in _BY_APPLICANT:
        return sent + timedelta(minutes=maker.rng.randint(20, 600))
    return deadlines.moment(sent, service.review.term or _NO_TERM)


def _registered(service: Service, person: Mapping[str, Any]) -> dict[str, str]:
    """What the form asks and the registers know of this person."""
    known = ((field.name, _at(person, field.compare.attribute)) for field in service.fields if field.compare)
    found = {name: value for name, value in known if value is not None}
    again = {one.name: found[one.same_as] for one in service.fields if one.same_as in found}
    return {**found, **again}


def _at(person: Mapping[str, Any], path: str) -> str | None:
    value: Any = person
    for part in path.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return None if value is None else str(value)


def _wrong(name: str, maker: Maker) -> str:
    """A value for this field that has the right form and is another's."""
    match name:
        case "inn":
            return maker.inn()
        case "organisation":
            return maker.employer()[0]
        case "ogrn":
            return maker.employer()[1]
        case _:
            other: dict[str, Any] = maker.person()
            found = _at(other, name) or _at(other["specialist"], name)
            assert found is not None, "checked before"
            return found


def _ago(maker: Maker, days: Sequence[int]) -> datetime:
    """A moment in the hours of the day, so many days ago; of today some minutes before the scenario begins."""
    day = maker.today - timedelta(days=maker.rng.randint(*days))
    minutes = maker.rng.randint(0, (_OPEN_TO - _OPEN_FROM) * 60 - 1)
    if day == maker.today:
        return maker.now - timedelta(minutes=5 + minutes % 50)
    return datetime.combine(day, time(_OPEN_FROM), MOSCOW) + timedelta(minutes=minutes)


def logins(data: Mapping[str, Any]) -> Iterator[str]:
    """The logins of everybody in the crowds of a scenario, in their order."""
    number = 0
    for crowd in data.get("crowd", ()):
        for _ in range(crowd["count"]):
            number += 1
            yield login(crowd["prefix"], number)
