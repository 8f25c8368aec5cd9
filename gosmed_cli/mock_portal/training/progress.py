"""How far somebody has come: the year, the cycle, the forecast of both (R89, R90)."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ...contract.cabinet.training import TrainingCycle, TrainingForecast, TrainingIndicator, TrainingYear
from ...rules import training as rules
from ...text.formats import MOSCOW
from .. import profession, registers
from ..state import Portal
from ..store import Transaction
from .numbers import of_tenths, points_of


@dataclass(frozen=True, slots=True)
class Goal:
    """Points for a year; `own` where the owner has set them."""

    points: Decimal
    own: bool


def today_of(portal: Portal) -> date:
    """The day in Moscow."""
    return portal.clock.now().astimezone(MOSCOW).date()


def between(t: Transaction, account_id: str, first: date, last: date) -> list[sqlite3.Row]:
    """The records of these days, both included, the oldest first."""
    return list(t.q.training_between(account_id=account_id, first=first.isoformat(), last=last.isoformat()))


def of_year(t: Transaction, account_id: str, year: int) -> list[sqlite3.Row]:
    return between(t, account_id, date(year, 1, 1), date(year, 12, 31))


def goal_of(t: Transaction, account_id: str, year: int) -> Goal:
    """The goal of a year: the owner's, or the recommended one."""
    row = t.q.training_goal(account_id=account_id, year=year)
    return Goal(Decimal(row["points"]), True) if row else Goal(Decimal(rules.YEAR_POINTS), False)


def lately(t: Transaction, account_id: str, today: date) -> Decimal:
    """The points that make the pace: of the last 365 days."""
    return points_of(between(t, account_id, today - timedelta(days=rules.PACE_DAYS - 1), today))


def year_of(t: Transaction, account_id: str, year: int, today: date) -> TrainingYear:
    """A year as its owner sees it."""
    rows, goal = of_year(t, account_id, year), goal_of(t, account_id, year)
    points = points_of(rows)
    months = [Decimal(0)] * 12
    for row in rows:
        months[date.fromisoformat(row["finished_on"]).month - 1] += of_tenths(row["points"])
    return TrainingYear(
        year=year,
        points=float(points),
        hours=float(hours_of(rows)),
        goal=int(goal.points),
        own_goal=goal.own,
        share=rules.share(points, goal.points),
        reached=points >= goal.points,
        left=float(max(goal.points - points, Decimal(0))),
        months=[float(one) for one in months],
        forecast=_shown(year_forecast(t, account_id, today)) if year == today.year else None,
    )


def year_forecast(t: Transaction, account_id: str, today: date) -> rules.Forecast:
    """Whether this year's goal will be met."""
    points = points_of(of_year(t, account_id, today.year))
    goal = goal_of(t, account_id, today.year).points
    return rules.forecast(points, goal, lately(t, account_id, today), today, date(today.year, 12, 31))


def cycle_days(t: Transaction, account: sqlite3.Row, today: date) -> rules.Cycle | None:
    """The five years that this account is in, as the register of medical workers has them."""
    values = profession.known(t, account)
    person = registers.lookup(t, values["snils"]) if values.get("snils") else None
    since = person.attribute("specialist.since") if person else None
    until = values.get("accredited_until")
    return rules.cycle(
        today, date.fromisoformat(until) if until else None, date.fromisoformat(since) if since else None
    )


def cycle_of(t: Transaction, account: sqlite3.Row, today: date) -> TrainingCycle | None:
    """The five years as their owner sees them; None where no register knows when they began."""
    found = cycle_days(t, account, today)
    if found is None:
        return None
    rows = between(t, account["id"], found.first, found.last)
    points, needed = points_of(rows), Decimal(rules.CYCLE_POINTS)
    ahead = rules.forecast(points, needed, lately(t, account["id"], today), today, found.last)
    accredited = profession.known(t, account).get("accredited_until")
    return TrainingCycle(
        basis="accreditation" if accredited else "work",
        first_day=found.first.isoformat(),
        last_day=found.last.isoformat(),
        over=found.last < today,
        points=float(points),
        points_needed=rules.CYCLE_POINTS,
        recommended=float((found.elapsed(today) * needed).quantize(Decimal("0.1"))),
        share=rules.share(points, needed),
        hours=float(hours_of(rows)),
        hours_needed=rules.CYCLE_HOURS,
        forecast=_shown(ahead) if found.last >= today else None,
    )


def indicator(t: Transaction, portal: Portal, account_id: str) -> TrainingIndicator:
    """This year's points against its goal."""
    year = today_of(portal).year
    points, goal = points_of(of_year(t, account_id, year)), goal_of(t, account_id, year).points
    return TrainingIndicator(year=year, points=float(points), goal=int(goal), share=rules.share(points, goal))


def hours_of(rows: list[sqlite3.Row]) -> Decimal:
    """The sum of academic hours."""
    return of_tenths(sum(row["hours"] for row in rows))


def _shown(one: rules.Forecast) -> TrainingForecast:
    return TrainingForecast(
        met=one.met,
        points=float(one.points),
        met_on=one.met_on.isoformat() if one.met_on else None,
        pace=float(one.pace),
        needed=float(one.needed),
        lacking=float(one.lacking),
    )
