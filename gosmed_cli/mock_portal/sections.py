"""The sections there are, and what scenarios say of them."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from ..contract.cabinet.notices import Deadline
from .courses.section import SECTION as COURSES
from .papers.section import SECTION as PAPERS
from .payouts.section import SECTION as PAYOUTS
from .practice.section import SECTION as PRACTICE
from .records import SECTION as RECORDS
from .section import Section, Year
from .state import Portal
from .store import Transaction
from .training.section import SECTION as TRAINING

# courses come after training: what a course gave is told to it
SECTIONS: tuple[Section, ...] = (PAPERS, PAYOUTS, PRACTICE, RECORDS, TRAINING, COURSES)


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


def deadlines_of(t: Transaction, portal: Portal, account: sqlite3.Row) -> Iterator[Deadline]:
    """What sections add to the deadlines of an account."""
    for section in SECTIONS:
        if section.deadlines is not None:
            yield from section.deadlines(t, portal, account)


def first_screen(t: Transaction, portal: Portal, account: sqlite3.Row) -> dict[str, Any]:
    """What sections add to an account whose cabinet is open."""
    shown = (one.first_screen(t, portal, account) for one in SECTIONS if one.first_screen is not None)
    return {name: value for part in shown for name, value in part.items()}
