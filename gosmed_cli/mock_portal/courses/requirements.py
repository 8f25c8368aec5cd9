"""What a course asks of its participants, and whether an account has it (R92, R93)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ...contract.cabinet.courses import Requirement
from ...contract.dictionaries import title_of
from ...contract.vocabulary import Level
from ...text.formats import MOSCOW
from .. import accounts, entitlement, profession
from ..clock import parse
from ..problems import Refused
from ..state import Portal
from ..store import Transaction

SPECIALTIES = "specialties"  # their dictionary


def of(t: Transaction, portal: Portal, course: sqlite3.Row, account_id: str) -> list[Requirement]:
    """Every requirement of the course, each with whether this account meets it."""
    asked = json.loads(course["requirements"])
    account = t.q.account(id=account_id)
    known, opened = profession.known(t, account), accounts.opened(account)
    starts = parse(course["starts_at"]).astimezone(MOSCOW).date()
    return [
        *_specialty(asked, known),
        *_level(asked, Level(account["level"])),
        *_accreditation(asked, known, starts),
        *(_door(portal, name, opened) for name in asked.get("opened", ())),
        *_words(asked),
    ]


def unmet(t: Transaction, portal: Portal, course: sqlite3.Row, account_id: str) -> list[Requirement]:
    """Those that this account does not meet; what nobody checks is not among them."""
    return [one for one in of(t, portal, course, account_id) if one["met"] is False]


def require(t: Transaction, portal: Portal, course: sqlite3.Row, account_id: str) -> None:
    """Raises Refused `course_requirements` with what is lacking."""
    lacking = unmet(t, portal, course, account_id)
    if lacking:
        raise Refused(
            "course_requirements",
            id=course["id"],
            title=course["title"],
            lacking="; ".join(one["title"] for one in lacking),
        )


def _specialty(asked: Mapping[str, Any], known: Mapping[str, str]) -> Iterator[Requirement]:
    wanted = asked.get("specialties", ())
    if wanted:
        titles = ", ".join(title_of(SPECIALTIES, one) for one in wanted)
        yield _one("specialty", f"Специальность: {titles}", titles, known.get("specialty") in wanted)


def _level(asked: Mapping[str, Any], level: Level) -> Iterator[Requirement]:
    if "level" in asked:
        wanted = Level(asked["level"])
        yield _one("level", f"Учётная запись: {wanted.label}", wanted.value, level.covers(wanted))


def _accreditation(asked: Mapping[str, Any], known: Mapping[str, str], starts: date) -> Iterator[Requirement]:
    """It has to last until the day on which the course starts."""
    if asked.get("accreditation"):
        until = known.get("accredited_until")
        met = until is not None and date.fromisoformat(until) >= starts
        yield _one("accreditation", f"Аккредитация действует на {starts:%d.%m.%Y}", starts.isoformat(), met)


def _door(portal: Portal, name: str, opened: Mapping[str, Any]) -> Requirement:
    service = entitlement.opener(portal.catalogue, name)
    found = _one(
        "opened", f"Одобрена услуга «{service.title.ru if service else name}»", name, bool(opened.get(name))
    )
    return {**found, "service": service.slug if service else None}


def _words(asked: Mapping[str, Any]) -> Iterator[Requirement]:
    if asked.get("text"):
        yield _one("other", asked["text"], asked["text"], None)


def _one(code: Any, title: str, value: str, met: bool | None) -> Requirement:
    return Requirement(code=code, title=title, value=value, service=None, met=met)
