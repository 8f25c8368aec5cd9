"""Sections of the cabinet that a cabinet opens: training, courses, payouts, records, daily work.

Each is a package that says here what it adds: tables of a scenario, routers, and how a year of a doctor's work
looks in it. Nothing else of the portal names a section.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fastapi import APIRouter

from .scenario_key import Key
from .state import Portal
from .store import Transaction

Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Year:
    """Whose year is made up: a login, the person behind it (`[[person]]`, may be empty), the moment at which the
    scenario begins (the year ends there), and a source of chance that the seed alone decides."""

    login: str
    person: Mapping[str, Any]
    now: datetime
    chance: random.Random


@dataclass(frozen=True, slots=True)
class Section:
    """`tables` are the scenario's own of this section, each a list of tables with these keys; one with the key
    `account` names a login. `load` puts them into the portal, in one transaction, once people and accounts are
    there. `year` makes up a year in the same tables, as if somebody had written them."""

    name: str
    tables: Mapping[str, Mapping[str, Key]]
    load: Callable[[Transaction, Portal, Mapping[str, Sequence[Mapping[str, Any]]]], None]
    routers: tuple[APIRouter, ...] = ()
    year: Callable[[Year], Mapping[str, list[Table]]] | None = None


SECTIONS: tuple[Section, ...] = ()


def expand(data: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """The scenario with its `[[year]]` tables written out; `now` is the moment at which it begins."""
    whole = {**data, **{name: list(data.get(name, ())) for one in SECTIONS for name in one.tables}}
    people = {str(one["snils"]): one for one in data.get("person", ())}
    behind = {one["login"]: people.get(str(one.get("snils")), {}) for one in data.get("account", ())}
    for year in whole.pop("year", ()):
        for section in SECTIONS:
            # of each section its own: one that changes leaves the others as they are
            chance = random.Random(f"{section.name}/{year['seed']}")  # noqa: S311  made-up data, no secret
            if section.year is not None:
                made = section.year(Year(year["account"], behind[year["account"]], now, chance))
                for name, tables in made.items():
                    whole[name] += tables
    return whole


def load(t: Transaction, portal: Portal, data: Mapping[str, Any]) -> None:
    """Put the tables of every section into the portal."""
    for section in SECTIONS:
        section.load(t, portal, {name: data.get(name, ()) for name in section.tables})
