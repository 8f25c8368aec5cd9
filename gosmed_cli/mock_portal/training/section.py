"""Professional development as a section of the portal: scenario tables, deadlines, the indicator (R88–R91)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ...contract.cabinet.notices import Deadline
from ...contract.dictionaries import dictionary
from ...text.formats import MOSCOW
from .. import accounts, reminders
from .. import scenario_values as values
from ..clock import moscow
from ..scenario_key import Key, by_rule, day, list_of_texts, one_of, text
from ..section import Section
from ..state import Portal
from ..store import Transaction
from . import api, certificates, claims, made_up, mandatory, overview, progress, records, reminding
from .numbers import tenths

__all__ = ["SECTION", "claims"]  # the latter takes up what the catalogue's services prove


def _decimal(value: Any) -> str | None:
    """A number of points or hours: at most one decimal, not below nought."""
    good = isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
    if good and Decimal(str(value)) * 10 == int(Decimal(str(value)) * 10):
        return None
    return "нужно число не меньше 0, не больше одного знака после точки"


def _kinds() -> tuple[str, ...]:
    found = dictionary(overview.KINDS)
    return tuple(one.value for one in found.items) if found else ()


def _specialties(value: Any) -> str | None:
    if problem := list_of_texts(value):
        return problem
    return next((problem for one in value if (problem := by_rule("specialty")(one))), None)


TRAINING = {
    "account": Key(by_rule("email"), required=True),
    "title": Key(text, required=True),
    "organiser": Key(text, required=True),
    "kind": Key(one_of(*_kinds()), required=True),
    "finished_on": Key(day, required=True),
    "hours": Key(_decimal, required=True),
    "points": Key(_decimal, required=True),
    "grade": Key(text),
    "source": Key(one_of(records.COURSE, records.OWN)),
}
EVENT = {
    "title": Key(text, required=True),
    "due_on": Key(day, required=True),
    "points": Key(_decimal),
    "specialties": Key(_specialties),
}


def load(t: Transaction, portal: Portal, data: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Put `[[training]]` and `[[mandatory_event]]` into the portal; goals reached by then have certificates."""
    for one in data["mandatory_event"]:
        specialties = [values.canonical("specialty", name) for name in one.get("specialties", ())]
        mandatory.add(t, one["title"], _day(one["due_on"]), specialties, _number(one.get("points", 0)))
    reached: dict[tuple[str, int], date] = {}
    for one in sorted(data["training"], key=lambda one: _day(one["finished_on"])):
        account_id = t.q.account_by_email(email=values.canonical("email", one["account"]))["id"]
        finished = _day(one["finished_on"])
        learnt = records.Learnt(
            title=one["title"],
            organiser=one["organiser"],
            kind=one["kind"],
            finished_on=finished,
            hours=_number(one["hours"]),
            points=_number(one["points"]),
            grade=one.get("grade"),
            source=one.get("source", records.OWN),
        )
        records.keep(t, account_id, learnt)
        reached[account_id, finished.year] = finished
    for (account_id, year), finished in reached.items():
        with portal.clock.at(datetime.combine(finished, reminders.HOUR)):
            certificates.look(t, portal, account_id, year, quiet=True)
    for row in t.q.active_accounts():
        reminding.plan(t, portal, row["id"])


def wrong(tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[tuple[str, int, str]]:
    """More points than hours: a point is an academic hour."""
    for index, one in enumerate(tables["training"]):
        hours, points = one.get("hours"), one.get("points")
        if (
            _decimal(hours) is None
            and _decimal(points) is None
            and tenths(_number(points)) > tenths(_number(hours))
        ):
            yield "training", index, "points: баллов больше, чем академических часов"


def deadlines(t: Transaction, portal: Portal, account: sqlite3.Row) -> Iterator[Deadline]:
    """Mandatory events, and the last day for the goal that the owner has set."""
    if not accounts.opened(account).get(reminding.DOOR):
        return
    today = progress.today_of(portal)
    for one in mandatory.of(t, account, today):
        if one["state"] == "due":
            yield _deadline("training-event", date.fromisoformat(one["due_on"]), one["title"])
    if progress.goal_of(t, account["id"], today.year).own:
        year = progress.year_of(t, account["id"], today.year, today)
        if not year["reached"]:
            yield _deadline("training-goal", date(today.year, 12, 31), str(today.year))


def _deadline(kind: str, on: date, title: str) -> Deadline:
    end = datetime.combine(on, datetime.max.time().replace(microsecond=0), MOSCOW)
    return Deadline(
        kind=kind,
        at=moscow(end),
        all_day=True,
        number=None,
        service=None,
        service_title=None,
        place=None,
        title=title,
    )


def first_screen(t: Transaction, portal: Portal, account: sqlite3.Row) -> Mapping[str, Any]:
    """The indicator of this year's points (R90)."""
    return {"training": progress.indicator(t, portal, account["id"])}


def _day(value: Any) -> date:
    read = values.day(value)
    assert read is not None, "checked before"
    return read


def _number(value: Any) -> Decimal:
    return Decimal(str(value))


SECTION = Section(
    "training",
    {"training": TRAINING, "mandatory_event": EVENT},
    load,
    (api.router,),
    made_up.year,
    wrong,
    deadlines,
    first_screen,
)
