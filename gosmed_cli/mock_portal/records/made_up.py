"""A made-up year of an institution's patients: the same whoever of its doctors it is made up for.

Patients and what colleagues wrote follow from the institution's ОГРН and the moment alone, so that two doctors of
one institution have the same patients; each doctor's own visits come from the year's own chance.
"""

from __future__ import annotations

import hashlib
import random
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from ...text.formats import MOSCOW
from ..crowd_people import Maker
from ..section import Table, Year

PATIENTS = 30
_DAYS = 364
_FRIDAY = 4
_OWN = 12  # visits of a year to the doctor whose year it is
_HALF_HOURS = 18  # of a working day from 08:30 on


@cache
def words() -> Mapping[str, Any]:
    """Cases, panels of analyses and colleagues."""
    return tomllib.loads((files(__package__) / "cases.toml").read_text(encoding="utf-8"))


def year(asked: Year) -> Mapping[str, list[Table]]:
    """Patients and records of the institution at which the person works; none where it works nowhere."""
    place = asked.person.get("specialist", {})
    ogrn = str(place.get("ogrn", ""))
    if not ogrn:
        return {}
    patients = _patients(ogrn, asked.now)
    records = [one for index, patient in enumerate(patients) for one in _history(ogrn, index, patient, asked.now)]
    return {"patient": patients, "record": [*records, *_own(asked, patients)]}


def _patients(ogrn: str, now: datetime) -> list[Table]:
    maker = Maker(random.Random(f"patients/{ogrn}"), now.astimezone(MOSCOW))  # noqa: S311  made-up data, no secret
    found = []
    for index in range(PATIENTS):
        one = maker.person(specialist=False)
        found.append(
            {
                "id": f"{ogrn[3:]}-{index + 1:02}",
                "name": " ".join(
                    one[name] for name in ("last_name", "first_name", "middle_name") if one.get(name)
                ),
                "birth_date": one["birth_date"],
                "sex": one["sex"],
                "oms": one["oms"],
                "ogrn": ogrn,
            }
        )
    return found


def _full_name(person: Mapping[str, Any]) -> str:
    return " ".join(person[part] for part in ("last_name", "first_name", "middle_name") if person.get(part))


def _history(ogrn: str, index: int, patient: Table, now: datetime) -> Iterator[Table]:
    """What colleagues wrote: two or three cases in a year."""
    chance = random.Random(f"history/{ogrn}/{index}")  # noqa: S311  made-up data, no secret
    for number, case in enumerate(chance.sample(words()["case"], chance.randint(2, 3)), 1):
        name, position = chance.choice(words()["colleagues"])
        yield from _case(chance, patient, case, f"{patient['id']}/{number}", f"{name}, {position}", now)


def _own(asked: Year, patients: Sequence[Table]) -> Iterator[Table]:
    """Cases that the person whose year it is has seen."""
    person = asked.person
    physician = f"{_full_name(person)}, {person['specialist']['position']}"
    whose = hashlib.sha256(asked.login.encode()).hexdigest()[:6]
    for number in range(1, _OWN + 1):
        patient = asked.chance.choice(patients)
        case = asked.chance.choice(words()["case"])
        mark = f"{patient['id']}/{whose}-{number}"
        yield from _case(asked.chance, patient, case, mark, physician, asked.now)


def _case(
    chance: random.Random, patient: Table, case: Mapping[str, Any], mark: str, physician: str, now: datetime
) -> Iterator[Table]:
    """The entries of one case: a visit with its diagnosis, what was prescribed, analyses and procedures."""
    at = _working(now - timedelta(days=chance.randint(12, _DAYS)), chance)
    shared = {"patient": patient["id"], "physician": physician}
    for number, one in enumerate(_entries(chance, case, at), 1):
        yield {"id": f"{mark}-{number}", **shared, **one, "at": one["at"].isoformat()}


def _entries(chance: random.Random, case: Mapping[str, Any], at: datetime) -> Iterator[Table]:
    diagnosis = _titles()[case["code"]]
    yield {"kind": "visit", "at": at, "title": "Осмотр в поликлинике", "text": case["complaint"]}
    yield {"kind": "diagnosis", "at": at + timedelta(minutes=10), "title": diagnosis, "code": case["code"]}
    for drug in case["prescriptions"]:
        name, _, dose = drug.partition(": ")
        yield {"kind": "prescription", "at": at + timedelta(minutes=14), "title": name, "text": dose}
    for key in case["panels"]:
        panel = next(one for one in words()["panel"] if one["key"] == key)
        values = [_value(chance, one) for one in panel["values"]]
        yield {"kind": "analysis", "at": _later(chance, at, 1, 4), "title": panel["title"], "value": values}
    for title in case["procedures"]:
        yield {"kind": "procedure", "at": _later(chance, at, 2, 6), "title": title}


def _later(chance: random.Random, at: datetime, first: int, last: int) -> datetime:
    return _working(at + timedelta(days=chance.randint(first, last)), chance)


def _working(moment: datetime, chance: random.Random) -> datetime:
    """Some half hour of that day in Moscow; of Monday instead of a weekend."""
    day = moment.astimezone(MOSCOW)
    if day.weekday() > _FRIDAY:
        day += timedelta(days=7 - day.weekday())
    begin = day.replace(hour=8, minute=30, second=0, microsecond=0)
    return begin + timedelta(minutes=30 * chance.randrange(_HALF_HOURS))


def _value(chance: random.Random, one: Sequence[Any]) -> Table:
    name, unit, low, high, least, most, places = one
    found: Table = {"name": name, "value": f"{chance.uniform(least, most):.{places}f}"}
    return found | {key: text for key, text in (("unit", unit), ("low", low), ("high", high)) if text}


@cache
def _titles() -> Mapping[str, str]:
    from ...contract.dictionaries import dictionary

    entries = dictionary("diagnoses")
    assert entries is not None  # it ships
    return {one.value: one.title for one in entries.items}
