"""A report with a column of every kind, and rows for it, as many as a test wants."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from gosmed_cli.exports.report import Chart, Column, Report, Value

LONG = "Территориальный фонд ОМС города Москвы, выплата за показатели"
COLUMNS = (
    Column("id", "Номер"),
    Column("source", "Источник", share=3),
    Column("paid", "Перечислено", "date"),
    Column("seen", "Учтено", "moment"),
    Column("late", "Задержка", "flag"),
    Column("days", "Дней", "number", total=True),
    Column("hours", "Часов", "hours"),
    Column("amount", "Сумма, ₽", "money", total=True),
)
MONTHS = "янв фев мар апр май июн июл авг сен окт ноя дек".split()
FACT = Chart("По месяцам", MONTHS, {"Факт": [float(one) for one in range(12)], "План": [5.0] * 12}, unit="тыс. ₽")
GOAL = Chart("Баллы", MONTHS, {"Баллы": [4.0 * one for one in range(12)]}, kind="line", goal=50, unit="баллы")
REPORT = Report(
    name="Выплаты",
    title="Выплаты за 2025 год",
    columns=COLUMNS,
    requisites=(("Получатель", "Соколова Анна Петровна"), ("Период", "01.01.2025 – 31.12.2025")),
    notes=("Суммы указаны до удержания налога.",),
)


def rows(count: int) -> Iterator[dict[str, Value]]:
    """Numbered rows; the amount of each is its number and 50 kopecks."""
    for number in range(1, count + 1):
        yield {
            "id": f"П-{number:06}",
            "source": "Фонд ОМС"
            if number % 7
            else "Территориальный фонд ОМС города Москвы, выплата за показатели",
            "paid": None if number % 5 == 0 else date(2025, 1, 1) + timedelta(days=number % 365),
            "seen": datetime(2025, 1, 1, 21, 30, tzinfo=UTC) + timedelta(days=number % 365),
            "late": number % 2 == 0,
            "days": number % 10,
            "hours": 1.5,
            "amount": Decimal(number) + Decimal("0.50"),
        }


def total(count: int) -> Decimal:
    """The sum of the amounts of so many rows."""
    return Decimal(count * (count + 1)) / 2 + Decimal(count) / 2
