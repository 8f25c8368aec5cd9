"""How texts of the portal speak of a course."""

from __future__ import annotations

import sqlite3

from ...text.formats import MOSCOW
from ..clock import parse

KIND_TITLES = {
    "online": "Онлайн-курс",
    "webinar": "Вебинар",
    "seminar": "Семинар",
    "mandatory": "Курс по обязательному профилю",
}
STATE_TITLES = {
    "open": "Идёт запись",
    "full": "Мест нет",
    "closed": "Запись закрыта",
    "running": "Идёт",
    "finished": "Завершён",
}
ENROLMENT_TITLES = {
    "awaiting": "В листе ожидания",
    "enrolled": "Запись подтверждена",
    "current": "Идёт обучение",
    "finished": "Завершено",
    "cancelled": "Запись отменена",
}


def at(text: str) -> str:
    """A moment of the database as people read it."""
    return f"{parse(text).astimezone(MOSCOW):%d.%m.%Y, %H:%M} МСК"


def access(course: sqlite3.Row) -> str:
    """How to prepare, and the way into the training portal (R93)."""
    link = f"Учебный портал: {course['link']}, вход по учётной записи Госуслуг." if course["link"] else ""
    return " ".join(part for part in (course["instructions"], link) if part)


def enrolled(course: sqlite3.Row, number: int) -> str:
    """The notice of somebody who has a seat."""
    parts = (
        f"«{course['title']}», {course['provider']}. Начало {at(course['starts_at'])}.",
        access(course),
        f"Изменить или отменить запись можно до {at(course['cancel_until'])}. Запись № {number}.",
    )
    return " ".join(part for part in parts if part)
