"""Reminders (R103): what has a date is recalled before it comes, each once, whatever way the clock goes.

A reminder is a due event like any other, so five days at one stroke bring what five days of waiting bring. When a
date changes, the reminders that are still to come are planned anew; those that went out are remembered, so that
none is repeated, also after the clock was set back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from ..contract.vocabulary import NoticeKind, Status
from ..text.formats import MOSCOW
from . import notices, profession, schedule
from .clock import iso, parse
from .lifecycle import Application
from .lifecycle_parts import WINDOWED
from .state import Portal
from .store import Transaction

HOUR = time(10, tzinfo=MOSCOW)  # nobody is written to at midnight
WINDOW_DAYS = (3, 1)
PAPER_DAYS = (60, 30, 7)
WINDOW, _PAPER = "window-reminder", "paper-reminder"
Planner = Callable[[Transaction, Portal, str], None]
_planners: list[Planner] = []
_PAPERS = {  # a value of the account → what runs out, what to do
    "licence_until": (
        "срок лицензии",
        "После продления укажите новый срок: «Мои данные», «Профессиональная информация».",
    ),
    "accredited_until": ("срок аккредитации", "Пройдите периодическую аккредитацию: без неё заявки не одобряют."),
}


def planner(function: Planner) -> Planner:
    """Register what else is planned anew for an account (its id) when something about it has changed."""
    _planners.append(function)
    return function


def before(day: date, days: int) -> datetime:
    return datetime.combine(day - timedelta(days=days), HOUR).astimezone(UTC)


def replan(t: Transaction, portal: Portal, kind: str, subject: str) -> datetime:
    """Forget the reminders that are still to come; returns the present moment."""
    now = portal.clock.now()
    t.q.due_forget_coming(kind=kind, subject=subject, now=iso(now))
    return now


def first(t: Transaction, account_id: str, key: str) -> bool:
    """Whether this reminder has not gone out yet; it has from now on."""
    if t.q.reminded(account_id=account_id, key=key) is not None:
        return False
    t.add("reminded", account_id=account_id, key=key)
    return True


# --- the time for correcting an application (R57, R84)


def plan_window(t: Transaction, portal: Portal, application: Application) -> None:
    """Remind of the end of the time for sending again, if there is one now."""
    number, until = str(application.number), application.resubmit_until
    now = replan(t, portal, WINDOW, number)
    if until is None or not _open(application):
        return
    for days in WINDOW_DAYS:
        at = before(until.astimezone(MOSCOW).date(), days)
        if at > now:
            schedule.plan(t, at, WINDOW, number, until=iso(until), days=days)


def _open(application: Application) -> bool:
    return application.edit_allowed and application.status in WINDOWED


def window_closing(
    t: Transaction, portal: Portal, account_id: str, application: Application, until: str, days: int
) -> None:
    """The reminder itself, unless the application has moved on."""
    moved_on = application.resubmit_until is None or iso(application.resubmit_until) != until
    if moved_on or not _open(application):
        return
    if first(t, account_id, f"window/{application.number}/{until}/{days}"):
        asked = application.status is Status.NEEDS_CORRECTION
        what = "Ведомство ждёт исправлений или ответа" if asked else "Заявку можно исправить и отправить повторно"
        text = f"Заявление № {application.number}. {what} до {_moment(until)}. {left(days)}."
        subject = f"{application.service.title.ru}: {left(days).lower()}"
        notices.notify(t, portal, account_id, NoticeKind.REMINDER, subject, text, order_id=application.number)


def window_passed(
    t: Transaction, portal: Portal, account_id: str, before: Application, after: Application
) -> None:
    """The time is over: say so once, and what remains possible (R75)."""
    if not _open(before):
        return
    changed = after.status is not before.status
    status = f"{after.title(after.status)}. " if changed and after.status else ""
    later = portal.catalogue.get(after.service.after_window) if after.service.after_window else None
    remains = f"Осталась услуга «{later.title.ru}»." if later else "Можно подать новое заявление."
    over = "Срок для исправления истёк, отправить его повторно нельзя."
    text = f"Заявление № {after.number}. {status}{over} {remains}"
    kind = NoticeKind.STATUS if changed else NoticeKind.REMINDER
    subject = f"{after.service.title.ru}: срок для исправления истёк"
    notices.notify(t, portal, account_id, kind, subject, text, order_id=after.number)


# --- licence and accreditation (R103)


def plan_papers(t: Transaction, portal: Portal, account_id: str) -> None:
    """Remind of the end of the account's licence and accreditation, as known now, and of what sections do."""
    now = replan(t, portal, _PAPER, account_id)
    known = profession.known(t, t.q.account(id=account_id))
    for name in _PAPERS:
        for days in PAPER_DAYS if known.get(name) else ():
            at = before(date.fromisoformat(known[name]), days)
            if at > now:
                schedule.plan(t, at, _PAPER, account_id, name=name, until=known[name], days=days)
    for plan in _planners:
        plan(t, portal, account_id)


@schedule.handler(_PAPER)
def _paper_due(t: Transaction, portal: Portal, subject: str, data: dict[str, Any]) -> None:
    row = t.q.account(id=subject)
    name, until, days = data["name"], data["until"], data["days"]
    if row is None or row["activated_at"] is None or profession.known(t, row).get(name) != until:
        return
    if first(t, subject, f"{name}/{until}/{days}"):
        what, advice = _PAPERS[name]
        text = f"{date.fromisoformat(until):%d.%m.%Y} истекает {what}. {left(days)}. {advice}"
        notices.notify(t, portal, subject, NoticeKind.REMINDER, f"Истекает {what}: {left(days).lower()}", text)


def _moment(text: str) -> str:
    return f"{parse(text).astimezone(MOSCOW):%d.%m.%Y, %H:%M} МСК"


def left(days: int) -> str:
    if days % 10 == 1 and days % 100 != 11:
        return f"Остался {days} день"
    few = days % 10 in (2, 3, 4) and days % 100 not in (12, 13, 14)
    return f"Осталось {days} {'дня' if few else 'дней'}"
