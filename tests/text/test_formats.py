"""Dates, spans, sizes and money as people write them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from gosmed_cli.text import formats
from gosmed_cli.text.say import set_language

NOW = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _russian() -> Iterator[None]:
    set_language("ru")
    yield
    set_language("en")


def test_moments_are_moscows() -> None:
    assert formats.moment(datetime(2026, 3, 12, 20, 59, tzinfo=UTC)) == "12.03.2026, 23:59 МСК"
    assert formats.day(datetime(2026, 3, 12, 22, 0, tzinfo=UTC)) == "13.03.2026"
    assert formats.day(date(2026, 3, 1)) == "01.03.2026"
    assert formats.parse("2026-03-12T23:59:00+03:00") == datetime(2026, 3, 12, 20, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(days=6), "осталось 6 дней"),
        (timedelta(days=1), "остался 1 день"),
        (timedelta(days=21), "остался 21 день"),
        (timedelta(hours=3), "осталось 3 часа"),
        (timedelta(minutes=1), "осталась 1 минута"),
        (timedelta(seconds=5), "осталась 1 минута"),
        (timedelta(), "срок прошёл"),
        (timedelta(days=-1), "срок прошёл"),
    ],
)
def test_remaining(left: timedelta, words: str) -> None:
    assert formats.remaining(NOW + left, NOW) == words


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 Б"), (999, "999 Б"), (1_000, "1 кБ"), (14_200_000, "14,2 МБ"), (5_000_000, "5 МБ"), (10**9, "1 ГБ")],
)
def test_sizes(size: int, words: str) -> None:
    assert formats.size(size) == words


def test_money_and_english() -> None:
    assert formats.money("1234.5") == "1\xa0234,50 ₽"
    set_language("en")
    assert formats.money("1234.5", "USD") == "1,234.50 USD"
    assert formats.size(14_200_000) == "14.2 MB"
    assert formats.remaining(NOW + timedelta(days=1), NOW) == "1 day left"
