"""Reminders of training (R89): a goal behind schedule in autumn, mandatory events ahead, the end of the cycle."""

from __future__ import annotations

import sqlite3
from datetime import date
from decimal import Decimal
from typing import Any

from ...contract.vocabulary import NoticeKind
from ...rules.training import CYCLE_POINTS
from .. import accounts, notices, reminders, schedule
from ..state import Portal
from ..store import Transaction
from . import mandatory
from .numbers import points_of, shown
from .progress import between, cycle_days, goal_of, of_year, today_of, year_forecast

_GOAL, _EVENT, _CYCLE = "training-goal", "training-event", "training-cycle"
AUTUMN = ((10, 1), (11, 15))  # month and day on which the year's goal is looked at
EVENT_DAYS = (30, 7)
CYCLE_DAYS = (365, 180)
DOOR = "cabinet"  # the section is behind it


@reminders.planner
def plan(t: Transaction, portal: Portal, account_id: str) -> None:
    """Plan every reminder of an account whose cabinet is open anew."""
    account = t.q.account(id=account_id)
    for kind in (_GOAL, _EVENT, _CYCLE):
        reminders.replan(t, portal, kind, account_id)
    if accounts.opened(account).get(DOOR):
        _plan_goal(t, portal, account_id)
        _plan_events(t, portal, account)
        _plan_cycle(t, portal, account)


def _plan_goal(t: Transaction, portal: Portal, account_id: str) -> None:
    """This year's looks that are still to come; the next year's once they are over."""
    now = portal.clock.now()
    for year in (today_of(portal).year, today_of(portal).year + 1):
        ahead = [at for one in AUTUMN if (at := reminders.before(date(year, *one), 0)) > now]
        for at in ahead:
            schedule.plan(t, at, _GOAL, account_id, year=year)
        if ahead:
            return


def _plan_events(t: Transaction, portal: Portal, account: sqlite3.Row) -> None:
    for row in mandatory.rows_for(t, account):
        for days in EVENT_DAYS:
            at = reminders.before(date.fromisoformat(row["due_on"]), days)
            if at > portal.clock.now():
                schedule.plan(t, at, _EVENT, account["id"], event=row["id"], days=days)


def _plan_cycle(t: Transaction, portal: Portal, account: sqlite3.Row) -> None:
    found = cycle_days(t, account, today_of(portal))
    for days in CYCLE_DAYS if found else ():
        assert found is not None, "asked just now"
        at = reminders.before(found.last, days)
        if at > portal.clock.now():
            schedule.plan(t, at, _CYCLE, account["id"], last=found.last.isoformat(), days=days)


@schedule.handler(_GOAL)
def _goal_due(t: Transaction, portal: Portal, subject: str, data: dict[str, Any]) -> None:
    today, year = today_of(portal), int(data["year"])
    points, goal = points_of(of_year(t, subject, year)), goal_of(t, subject, year).points
    behind = year_forecast(t, subject, today)
    if not behind.met and reminders.first(t, subject, f"training-goal/{today.isoformat()}"):
        text = (
            f"Цель {year} года: {shown(goal)} баллов, набрано {shown(points)}. При нынешнем темпе к концу года "
            f"будет {shown(behind.points)}: не хватает {shown(behind.lacking)} в месяц. Подберите обучение "
            "в разделе «Профессиональное развитие»."
        )
        notices.notify(t, portal, subject, NoticeKind.REMINDER, "Цель по баллам под угрозой", text)
    reminders.replan(t, portal, _GOAL, subject)
    _plan_goal(t, portal, subject)


@schedule.handler(_EVENT)
def _event_due(t: Transaction, portal: Portal, subject: str, data: dict[str, Any]) -> None:
    row, days = t.q.mandatory_event(id=data["event"]), data["days"]
    if row is None or mandatory.attended(t, subject, row) is not None:
        return
    if reminders.first(t, subject, f"training-event/{row['id']}/{days}"):
        due, left = date.fromisoformat(row["due_on"]), reminders.left(days)
        text = f"Обязательное мероприятие «{row['title']}»: пройдите его до {due:%d.%m.%Y}. {left}."
        subject_line = f"Обязательное мероприятие: {left.lower()}"
        notices.notify(t, portal, subject, NoticeKind.REMINDER, subject_line, text)


@schedule.handler(_CYCLE)
def _cycle_due(t: Transaction, portal: Portal, subject: str, data: dict[str, Any]) -> None:
    today = today_of(portal)
    found = cycle_days(t, t.q.account(id=subject), today)
    if found is None or found.last.isoformat() != data["last"]:
        return
    lacking = Decimal(CYCLE_POINTS) - points_of(between(t, subject, found.first, found.last))
    if lacking > 0 and reminders.first(t, subject, f"training-cycle/{data['last']}/{data['days']}"):
        text = (
            f"Пятилетний цикл заканчивается {found.last:%d.%m.%Y}. {reminders.left(data['days'])}. "
            f"До {CYCLE_POINTS} баллов не хватает {shown(lacking)}."
        )
        notices.notify(t, portal, subject, NoticeKind.REMINDER, "Заканчивается пятилетний цикл", text)
