"""Scenarios: a whole portal described in a TOML file (INTERFACE «Scenarios»).

The clock, what the registers know, accounts, applications already there, verdicts, faults, what the calling
system may do. Loading one replaces all state.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from datetime import timedelta
from importlib.resources import files
from typing import Any

from ..contract.vocabulary import Level, Method
from . import (
    accounts,
    announcements,
    crowd,
    doors,
    fault_plan,
    institutions,
    known_values,
    past,
    registers,
    reminders,
    sections,
    system,
    verdicts,
)
from . import clock as clocks
from . import scenario_values as values
from .entitlement import ENABLED
from .passwords import shared_hash
from .scenario_check import as_moment, check
from .state import Portal
from .store import Transaction
from .store.db import dumps

__all__ = ["BadScenario", "check", "load", "names", "text_of"]
META = "scenario"
OWN = "own"  # the name of a scenario given as text
_RULED = ("last_name", "first_name", "middle_name", "sex", "snils", "inn", "oms")
_PASSPORT_RULED = ("series", "number", "code")


class BadScenario(ValueError):
    """A scenario that cannot be loaded; `problems` say why, each with its line."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def names() -> tuple[str, ...]:
    """The scenarios that ship, sorted."""
    folder = files(__package__) / "scenarios"
    return tuple(sorted(one.name.removesuffix(".toml") for one in folder.iterdir() if one.name.endswith(".toml")))


def text_of(name: str) -> str:
    """The text of a scenario that ships. Raises KeyError."""
    if name not in names():
        raise KeyError(name)
    return (files(__package__) / "scenarios" / f"{name}.toml").read_text(encoding="utf-8")


def load(portal: Portal, text_or_name: str, name: str | None = None) -> None:
    """Replace the portal's state by this scenario: a name that ships, or the text of a file.

    `name` is what the portal remembers of it. Raises BadScenario, and then nothing has changed. Opens its own
    transactions: call it outside one.
    """
    known = text_or_name in names()
    text = text_of(text_or_name) if known else text_or_name
    problems = check(text)
    if problems:
        raise BadScenario(problems)
    data = tomllib.loads(text)
    portal.store.wipe()
    moment = as_moment(data["clock"]) if "clock" in data else None
    portal.clock.offset = portal.clock.offset_to(moment) if moment else timedelta(0)
    with portal.store.transaction() as t:
        t.set_meta(clocks.OFFSET, repr(portal.clock.offset.total_seconds()))
        t.set_meta(META, name or (text_or_name if known else OWN))
        now = portal.clock.now()
        _fill(t, portal, sections.expand(crowd.expand(data, now), now))


def _fill(t: Transaction, portal: Portal, data: Mapping[str, Any]) -> None:
    t.set_meta(verdicts.META, dumps(data.get("verdict", [])))
    for one in data.get("institution", ()):
        institutions.add(t, {**_plain(one), "ogrn": values.canonical("ogrn", one["ogrn"])})
    people: dict[str, dict[str, Any]] = {}
    for one in data.get("person", ()):
        person = _person(one)
        people.setdefault(person["snils"], person)
        registers.add(t, person)
    for one in data.get("account", ()):
        _account(t, portal, one, people)
    t.set_meta(system.META, dumps(data.get("system", {})))
    past.replay(t, portal, data)
    sections.load(t, portal, data)
    for one in data.get("announcement", ()):
        specialties = [values.canonical("specialty", name) for name in one.get("specialties", ())]
        announcements.plan(t, as_moment(one["at"]), announcements.of(one, specialties))
    for one in data.get("fault", ()):
        fault_plan.add(t, fault_plan.Fault.of(one))


def _person(given: Mapping[str, Any]) -> dict[str, Any]:
    """A person as registers hold it: numbers canonical, dates ISO text, dictionary values by title."""
    person: dict[str, Any] = _plain(given)
    person.update({name: values.canonical(name, given[name]) for name in _RULED if name in given})
    passport = person["passport"]
    passport.update({name: values.canonical(f"passport_{name}", passport[name]) for name in _PASSPORT_RULED})
    return person


def _plain(value: Any) -> Any:
    """TOML's values as JSON's: dates become ISO text."""
    return json.loads(json.dumps(value, default=lambda one: one.isoformat(), ensure_ascii=False))


def _account(
    t: Transaction, portal: Portal, given: Mapping[str, Any], people: Mapping[str, Mapping[str, Any]]
) -> None:
    level = Level(given["level"])
    snils = values.canonical("snils", given["snils"]) if "snils" in given else None
    account = accounts.create(
        t,
        portal.clock.now(),
        email=values.canonical("email", given["login"]),
        phone=values.canonical("phone", given["phone"]),
        password=given["password"],
        password_hash=shared_hash(given["password"]),
        level=level,
        known=known_values.of_person(people[snils], level) if snils else {},
        opened=doors.merged(given.get("opened", {}), {ENABLED: given["enabled"]} if "enabled" in given else {}),
        methods=[Method(one) for one in given.get("sign_in_methods", accounts.DEFAULT_METHODS)],
    )
    reminders.plan_papers(t, portal, account)
