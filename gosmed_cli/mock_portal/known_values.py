"""What an account of some level knows of the person behind it, by the names of forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..contract.vocabulary import Level
from . import scenario_values as values

# later levels know the earlier ones' too
_LEVELS = {
    Level.BASIC: ("last_name", "first_name", "middle_name", "birth_date", "sex"),
    Level.STANDARD: ("snils",),
    Level.CONFIRMED: ("inn", "oms"),
}
# R12: what a confirmed person has entered under «Профессиональная информация»
_PROFESSION = ("specialty", "position", "organisation", "ogrn", "licence")


def of_person(person: Mapping[str, Any], level: Level) -> dict[str, str]:
    """The values of a person as registers hold one, canonical and complete."""
    known = {
        name: str(person[name])
        for needed, listed in _LEVELS.items()
        for name in listed
        if level.covers(needed) and name in person
    }
    known |= {f"passport_{name}": str(value) for name, value in person["passport"].items()}
    if level is Level.CONFIRMED:
        specialist = person.get("specialist", {})
        known |= {name: values.canonical(name, specialist[name]) for name in _PROFESSION if name in specialist}
    return known
