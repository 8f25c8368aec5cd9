"""A made-up year of courses: a catalogue that everybody shares, and what this account has finished (R92, R94)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from ...text.formats import MOSCOW
from ..section import Table, Year

_SATURDAY = 5
_FINISHED = 4  # courses that lie behind a doctor of a made-up year
_MOST_HOURS = 18  # nobody finishes four long cycles in a year
_LINK = "https://study.example.ru/courses/{id}"
_SHARED = ("kind", "title", "provider", "region", "specialties", "hours", "points", "description", "programme")
_OPTIONAL = ("requirements", "certificate", "grade", "instructions", "seats")
_MEMO = (
    "Как подготовиться: {instructions}\n\nВход на учебный портал: {link}\n"
    "Если планы изменились, отмените запись в кабинете до срока: место получит следующий в листе ожидания."
)


def year(of: Year) -> Mapping[str, list[Table]]:
    """The catalogue depends on the moment alone, so that it is the same whoever's year comes first."""
    courses = list(_catalogue(of.now))
    return {"course": courses, "enrolment": _enrolments(of, courses)}


@cache
def _told() -> tuple[Mapping[str, Any], ...]:
    text = (files(__package__) / "catalogue.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["course"])


def _catalogue(now: datetime) -> Iterator[Table]:
    month = now.astimezone(MOSCOW).date().replace(day=1)
    for one in _told():
        for run, (days, taken) in enumerate(zip(one["runs"], one["taken"], strict=True), 1):
            yield _course(one, f"{one['code']}{run}", _working(month + timedelta(days=days)), taken)


def _course(one: Mapping[str, Any], number: str, day: date, taken: int) -> Table:
    starts = datetime.combine(day, time.fromisoformat(one.get("at", "09:00")), MOSCOW)
    if one.get("days"):
        ends = datetime.combine(day + timedelta(days=one["days"] - 1), time(18), MOSCOW)
    else:
        ends = starts + timedelta(minutes=45 * one["hours"])
    link = _LINK.format(id=number)
    memo = _MEMO.format(instructions=one["instructions"], link=link)
    return {
        "id": number,
        **{name: one[name] for name in (*_SHARED, *_OPTIONAL) if name in one},
        "taken": taken,
        "starts_at": starts.isoformat(),
        "ends_at": ends.isoformat(),
        "enrol_until": _before(starts, one["enrol_days"]),
        "cancel_until": _before(starts, one["cancel_days"]),
        "link": link,
        "materials": [
            {"name": "Программа.pdf", "title": "Программа"},
            {"name": "Памятка.txt", "title": "Памятка участнику", "text": memo},
        ],
    }


def _before(starts: datetime, days: int) -> str:
    """The end of an earlier day, or the start itself."""
    if not days:
        return starts.isoformat()
    return datetime.combine(starts.date() - timedelta(days=days), time(23, 59, 59), MOSCOW).isoformat()


def _working(day: date) -> date:
    """Nothing starts on a weekend."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= _SATURDAY else day


def _enrolments(of: Year, courses: list[Table]) -> list[Table]:
    """A few short courses that are over, and one that is running."""
    specialty = of.person.get("specialist", {}).get("specialty")
    meant = [one for one in courses if specialty in one.get("specialties", (specialty,))]
    meant = [one for one in meant if one["hours"] <= _MOST_HOURS]
    over = {one["title"]: one for one in meant if datetime.fromisoformat(one["ends_at"]) < of.now}
    running = [one for one in meant if one["starts_at"] <= of.now.astimezone(MOSCOW).isoformat()]
    running = [one for one in running if datetime.fromisoformat(one["ends_at"]) > of.now]
    chosen = of.chance.sample(sorted(over), min(_FINISHED, len(over)))
    taken = [over[title] for title in chosen] + running[:1]
    return [{"account": of.login, "course": one["id"]} for one in sorted(taken, key=lambda one: one["starts_at"])]
