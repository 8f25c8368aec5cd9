"""Sections of the cabinet that a cabinet opens: training, courses, payouts, records, daily work.

Each is a package that says here what it adds: tables of a scenario, routers, and how a year of a doctor's work
looks in it. Nothing else of the portal
names a section; `sections` lists them.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fastapi import APIRouter

from ..contract.cabinet.notices import Deadline
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
    there. `year` makes up a year in the same tables, as if somebody had written them. `wrong` finds what keys
    alone do not show in these tables: name of the table, its index, and the problem in Russian. `deadlines` are
    what it adds to those of an account (its row), `first_screen` what it adds to the account once the cabinet is
    open: keys of the contract's `Account`."""

    name: str
    tables: Mapping[str, Mapping[str, Key]]
    load: Callable[[Transaction, Portal, Mapping[str, Sequence[Mapping[str, Any]]]], None]
    routers: tuple[APIRouter, ...] = ()
    year: Callable[[Year], Mapping[str, list[Table]]] | None = None
    wrong: Callable[[Mapping[str, Sequence[Mapping[str, Any]]]], Iterator[tuple[str, int, str]]] | None = None
    deadlines: Callable[[Transaction, Portal, sqlite3.Row], Iterable[Deadline]] | None = None
    first_screen: Callable[[Transaction, Portal, sqlite3.Row], Mapping[str, Any]] | None = None
