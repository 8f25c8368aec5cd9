"""Dates as people type them."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosmed_cli.rules import dates
from gosmed_cli.rules.broken import Broken
from gosmed_cli.text.say import say

TODAY = date(2026, 3, 2)


@pytest.mark.shows("R37")
@pytest.mark.parametrize(
    "typed",
    [
        "12.04.1985",
        "12.4.1985",
        "1985-04-12",
        " 12.04.1985\u00a0",
        "12.04.1985 г.",
        date(1985, 4, 12),
        "1985\u201104-12",
    ],
)
def test_one_day_written_in_many_ways(typed: str | date) -> None:
    assert dates.parse(typed) == date(1985, 4, 12)


def test_a_moment_of_toml_is_its_day() -> None:
    assert dates.parse(datetime(1985, 4, 12, 10, 30)) == date(1985, 4, 12)  # noqa: DTZ001 TOML has local moments


@pytest.mark.parametrize(
    ("typed", "ru", "en"),
    [
        (
            "31.02.1979",
            "31.02.1979: такой даты нет, в феврале 1979 года 28 дней",
            "31.02.1979: there is no such date, February 1979 has 28 days",
        ),
        (
            "1979-02-31",
            "31.02.1979: такой даты нет, в феврале 1979 года 28 дней",
            "31.02.1979: there is no such date, February 1979 has 28 days",
        ),
        (
            "31.04.1990",
            "31.04.1990: такой даты нет, в апреле 1990 года 30 дней",
            "31.04.1990: there is no such date, April 1990 has 30 days",
        ),
        (
            "12.13.1985",
            "12.13.1985: такой даты нет, месяц бывает от 01 до 12",
            "12.13.1985: there is no such date, months run from 01 to 12",
        ),
        ("12.04.85", "12.04.85: напишите год четырьмя цифрами, ДД.ММ.ГГГГ", None),
        ("12/04/1985", "напишите дату так: ДД.ММ.ГГГГ", "write the date as DD.MM.YYYY"),
        ("вчера", "напишите дату так: ДД.ММ.ГГГГ", None),
    ],
)
def test_a_day_that_is_none_is_told_why(typed: str, ru: str, en: str | None) -> None:
    with pytest.raises(Broken) as caught:
        dates.parse(typed)
    assert say(caught.value.code, "ru", **caught.value.params) == ru
    if en:
        assert say(caught.value.code, "en", **caught.value.params) == en


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("03.03.2026", "field.date_future"),
        ("02.03.2016", "field.birth_too_young"),
        ("03.03.2012", "field.birth_too_young"),
        ("12.04.1885", "field.birth_too_old"),
        ("12.04.0085", "field.birth_too_old"),
    ],
)
def test_an_impossible_birthday_is_told_why(typed: str, code: str) -> None:
    with pytest.raises(Broken) as caught:
        dates.birth_date(typed, TODAY)
    assert caught.value.code == code


def test_fourteen_today_is_old_enough() -> None:
    assert dates.birth_date("02.03.2012", TODAY) == date(2012, 3, 2)


def test_past_and_future() -> None:
    assert dates.past_date(TODAY, TODAY) == dates.future_date(TODAY, TODAY) == TODAY
    with pytest.raises(Broken, match="date_future"):
        dates.past_date(TODAY + timedelta(days=1), TODAY)
    with pytest.raises(Broken, match="date_past"):
        dates.future_date(TODAY - timedelta(days=1), TODAY)
    for year in ("1899", "2200"):
        with pytest.raises(Broken, match="date_year"):
            dates.any_date(f"01.01.{year}", TODAY)


def test_age_turns_on_the_birthday() -> None:
    born = date(2000, 2, 29)
    assert dates.age(born, date(2025, 2, 28)) == 24
    assert dates.age(born, date(2025, 3, 1)) == 25
    assert dates.age(born, date(2024, 2, 29)) == 24


@given(st.dates(date(1, 1, 1)))
def test_what_is_shown_is_read_again(day: date) -> None:
    assert dates.parse(dates.shown(day)) == day
    assert dates.parse(day.isoformat()) == day


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(0, 99))
def test_every_number_of_a_day_is_read_or_told(year: int, month: int, day: int) -> None:
    days = calendar.monthrange(year, month)[1]
    text = f"{day:02}.{month:02}.{year:04}"
    if 1 <= day <= days:
        assert dates.parse(text) == date(year, month, day)
        return
    with pytest.raises(Broken) as caught:
        dates.parse(text)
    assert caught.value.params["days"] == days
    assert say(caught.value.code, "ru", **caught.value.params).startswith(f"{text}: такой даты нет, в ")


@given(st.text("0123456789.-/ г", max_size=14))
def test_any_text_is_read_or_told(text: str) -> None:
    told = ""
    try:
        told = dates.parse(text).isoformat()
    except Broken as broken:
        told = say(broken.code, "en", **broken.params)
    assert told
