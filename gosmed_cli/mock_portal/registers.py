"""What the registers know: people, as the scenario describes them (R4).

A person is one JSON object, as a scenario's `[[person]]` writes it; a register's attribute is a path in it
(`passport.series`, `specialist.accredited_until`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..contract.dictionaries import fold
from .store import Transaction
from .store.db import dumps

# genitive, with the names that the guide uses in brackets (C15)
REGISTERS = {
    "mvd": "базы паспортов МВД (ранее ФМС)",
    "sfr": "СФР (ранее ПФР)",
    "fns": "ФНС",
    "frmr": "ФРМР",
    "egrul": "ЕГРЮЛ",
    "egrip": "ЕГРИП",
    "ministry": "ведомства",
    "foms": "ФОМС",
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the registers know; `id` tells two records of one person apart."""

    id: int
    data: Mapping[str, Any]

    def attribute(self, path: str) -> str | None:
        """The value under this path (`passport.series`) as text; None where the register has none."""
        value: Any = self.data
        for part in path.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
        return None if value is None or value == "" else str(value)

    @property
    def snils(self) -> str:
        return str(self.data["snils"])

    @property
    def name_and_birth(self) -> str:
        """What two records of one person have in common."""
        return name_key(self.data)


def name_key(data: Mapping[str, Any]) -> str:
    """Full name and birth date, folded: `соколова анна петровна 1985-04-12`."""
    parts = (data.get("last_name"), data.get("first_name"), data.get("middle_name"), data.get("birth_date"))
    return fold(" ".join(str(part) for part in parts if part))


def passport_key(series: str | None, number: str | None) -> str | None:
    """Series and number as one, the way people are looked up by passport."""
    return f"{series}{number}" if series and number else None


def add(t: Transaction, data: Mapping[str, Any]) -> None:
    """Have the registers know this person."""
    t.add("people", id=t.next_id("people"), **_columns(data))


def change(t: Transaction, person: Person, data: Mapping[str, Any]) -> None:
    """Have the registers hold this of the person from now on."""
    t.change("people", {"id": person.id}, **_columns(data))


def _columns(data: Mapping[str, Any]) -> dict[str, Any]:
    passport, visit = data.get("passport") or {}, data.get("visit") or {}
    return {
        "snils": data["snils"],
        "inn": data.get("inn"),
        "passport": passport_key(passport.get("series"), passport.get("number")),
        "full_name": name_key(data),
        "certificate": certificate_key(str(visit.get("certificate", ""))) or None,
        "data": dumps(dict(data)),
    }


def certificate_key(identifier: str) -> str:
    """The identifier of the ministry's certificate (R83) as it is looked up: letters and digits alone.

    >>> certificate_key(" 4821-7730-1954-0062 ")
    '4821773019540062'
    """
    return "".join(one for one in fold(identifier) if one.isalnum())


def by_certificate(t: Transaction, identifier: str) -> Person | None:
    """Who was given the ministry's certificate with this identifier, however it is typed."""
    key = certificate_key(identifier)
    return next(iter(_people(t.q.people_of_certificate(certificate=key))), None) if key else None


def lookup(t: Transaction, snils: str) -> Person | None:
    """The person with this СНИЛС; the first record where there are two."""
    return next(iter(_people(t.q.people_of_snils(snils=snils))), None)


def candidates(t: Transaction, values: Mapping[str, str]) -> tuple[Person, ...]:
    """Everybody whom these values of a form may mean: by СНИЛС, by name with birth date, by passport."""
    found = _people(t.q.people_of_snils(snils=values.get("snils", "")))
    found += _people(t.q.people_of_name(full_name=name_key(values)))
    passport = passport_key(values.get("passport_series"), values.get("passport_number"))
    if passport:
        found += _people(t.q.people_of_passport(passport=passport))
    return tuple({person.id: person for person in found}.values())


def namesakes(t: Transaction, person: Person) -> tuple[Person, ...]:
    """Other records with the same name and birth date (R41)."""
    return tuple(
        one for one in _people(t.q.people_of_name(full_name=person.name_and_birth)) if one.id != person.id
    )


def _people(rows: Any) -> list[Person]:
    return [Person(row["id"], json.loads(row["data"])) for row in rows]
