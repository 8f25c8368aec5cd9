"""Made-up medical workers: names in their grammatical gender, numbers with right checksums, a place of work.

Everything is drawn from `crowd_words.toml` by one `random.Random`, so that a seed always gives the same people.
Nobody gets a number or a name with birth date that somebody else of the scenario has.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from ..rules import identifiers

YOUNGEST, OLDEST = 26, 68  # years of age
_GRADUATED = 24  # at which somebody may begin to work as a doctor
_PASSPORT_AGES = (20, 45)  # a passport is changed at these


@cache
def words() -> Mapping[str, Any]:
    """The dictionary that people are drawn from."""
    return tomllib.loads((files(__package__) / "crowd_words.toml").read_text(encoding="utf-8"))


@dataclass
class Maker:
    """Makes people as of `now`, Moscow time; `taken` holds what is somebody's already."""

    rng: random.Random
    now: datetime
    taken: set[str] = field(default_factory=set)

    @property
    def today(self) -> date:
        return self.now.date()

    def person(self, *, specialist: bool = True, born: date | None = None) -> dict[str, Any]:
        """Somebody as a scenario's `[[person]]` describes them; without `specialist` no medical worker."""
        place = self.rng.choice(words()["places"])
        born = born or self._day(OLDEST, YOUNGEST)
        one = {
            **self._name(born),
            "birth_date": born.isoformat(),
            "snils": self.free(self._snils),
            "inn": self.inn(place["tax"]),
            "oms": self.free(lambda: self._oms(place["tax"])),
            "passport": self._passport(place, born),
        }
        return {**one, "specialist": self._specialist(place, born)} if specialist else one

    def inn(self, tax: str = "77") -> str:
        """A valid ИНН that nobody has."""

        def draw() -> str:
            ten = f"{tax}{self.rng.randint(1, 51):02}{self.rng.randint(0, 999999):06}"
            return ten + identifiers.inn_checks(ten)

        return self.free(draw)

    def twin(self, person: Mapping[str, Any]) -> dict[str, Any]:
        """A second record of the same name and birth date, as registers sometimes hold it (R41)."""
        other = self.person(born=date.fromisoformat(person["birth_date"]))
        same = {name: person[name] for name in ("last_name", "first_name", "middle_name", "sex")}
        return {**other, **same}

    def employer(self) -> list[str]:
        """Name and ОГРН of some organisation."""
        found: list[str] = self.rng.choice(self.rng.choice(words()["places"])["employers"])
        return found

    def _name(self, born: date) -> dict[str, str]:
        woman = self.rng.random() < 0.7  # as among doctors
        gender = int(woman)

        def draw() -> str:
            first = self.rng.choice(words()["women" if woman else "men"])
            parts = (self.rng.choice(words()["surnames"])[gender], first)
            return "|".join((*parts, self.rng.choice(words()["patronymics"])[gender], born.isoformat()))

        last, first, middle, _ = self.free(draw).split("|")
        sex = "female" if woman else "male"
        return {"last_name": last, "first_name": first, "middle_name": middle, "sex": sex}

    def _day(self, oldest: int, youngest: int) -> date:
        return self.today - timedelta(days=self.rng.randint(youngest * 366, oldest * 365))

    def _snils(self) -> str:
        nine = f"{self.rng.randint(2_000_000, 199_999_999):09}"
        return nine + identifiers.snils_check(nine)

    def _oms(self, tax: str) -> str:
        body = f"{tax}{self.rng.randint(10**12, 10**13 - 1)}"
        return body + identifiers.luhn_check(body)

    def _passport(self, place: Mapping[str, Any], born: date) -> dict[str, str]:
        """The passport in force: given at 20 or 45, a few weeks after the birthday."""
        changed = [birthday for age in _PASSPORT_AGES if (birthday := _birthday(born, age)) < self.today]
        issued = min(changed[-1] + timedelta(days=self.rng.randint(5, 40)), self.today)
        opened = max(since for since, _, _ in place["offices"] if since <= issued.year)
        _, issuer, code = self.rng.choice([one for one in place["offices"] if one[0] == opened])
        number = self.free(lambda: f"{place['series']}{issued:%y}{self.rng.randint(100_000, 999_999)}")
        return {
            "series": number[:4],
            "number": number[4:],
            "issued": issued.isoformat(),
            "issuer": issuer,
            "code": code,
        }

    def _specialist(self, place: Mapping[str, Any], born: date) -> dict[str, str]:
        specialty, position = self.rng.choice(words()["professions"])
        organisation, ogrn = self.rng.choice(place["employers"])
        earliest = _birthday(born, _GRADUATED)
        days = (self.today - earliest).days
        since = earliest + timedelta(days=self.rng.randint(min(200, days), max(200, days - 60)))
        return {
            "specialty": specialty,
            "position": position,
            "organisation": organisation,
            "ogrn": ogrn,
            "licence": self.free(lambda: f"{place['licence']}/{self.rng.randint(100_000, 999_999):08}"),
            "since": since.isoformat(),
            "accredited_until": self.in_days(200, 1700),
            "confirmed_on": self.in_days(-900, -200),
        }

    def in_days(self, first: int, last: int) -> str:
        """Some day from `first` to `last` days from today (before it, when negative), ISO."""
        return (self.today + timedelta(days=self.rng.randint(first, last))).isoformat()

    def free(self, draw: Callable[[], str]) -> str:
        """Draw until nobody has it, and take it."""
        while (found := draw()) in self.taken:
            pass
        self.taken.add(found)
        return found


def _birthday(born: date, age: int) -> date:
    """The day after the birthday at which this age is reached; one born on 29 February has it in March."""
    return date(born.year + age, born.month, min(born.day, 28)) + timedelta(days=1)
