"""Charts in the terminal: as wide as it is, in colour where that is wanted, readable without."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from commands.chart import draw
from commands.page import Page
from gosmed_cli.errors import UsageProblem
from gosmed_cli.exports.report import Chart
from gosmed_cli.text.say import set_language
from gosmed_cli.text.widths import cell_width

from .conftest import Stream

MONTHS = "янв фев мар апр май июн июл авг сен окт ноя дек".split()
BARS = Chart("Выплаты", MONTHS, {"Факт": [80.0 + one for one in range(12)]}, unit="тыс. ₽", goal=100)
TWO = Chart("Выплаты", MONTHS, {"Факт": [80.0] * 12, "План": [90.0] * 12})
LINE = Chart("Баллы", MONTHS, {"Баллы": [4.0 * one for one in range(12)]}, kind="line", goal=50)


@pytest.fixture(autouse=True)
def _russian(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("COLUMNS", "80")
    set_language("ru")
    yield
    set_language("en")


def drawn(chart: Chart, *, terminal: bool = False, encoding: str = "utf-8", **environment: str) -> str:
    stream = Stream(terminal, encoding)
    draw(Page(stream, environment), chart)
    return stream.text()


@pytest.mark.parametrize("chart", [BARS, TWO, LINE])
def test_at_80_columns_nothing_is_wider(chart: Chart) -> None:
    lines = drawn(chart).splitlines()
    assert max(map(cell_width, lines)) <= 80
    assert all(label in lines[-2] for label in MONTHS)
    assert not any(line != line.rstrip() for line in lines)


@pytest.mark.parametrize(("columns", "width"), [("60", 60), ("100", 100), ("300", 120)])
def test_as_wide_as_the_screen(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert max(map(cell_width, drawn(LINE).splitlines())) == width


def test_the_goal_is_a_line_with_its_number() -> None:
    lines = drawn(LINE).splitlines()
    (goal,) = (line for line in lines if line.startswith("50"))
    assert goal.count("─") > 60
    assert lines[-1].strip() == "── Цель: 50"


def test_series_are_told_apart_without_colour() -> None:
    text = drawn(TWO)
    assert "\x1b" not in text
    assert text.splitlines()[-1].strip() == "██ Факт   ▓▓ План"


def test_colour_only_where_it_is_wanted() -> None:
    assert "\x1b[38;5;" in drawn(BARS, terminal=True)
    for text in (drawn(BARS), drawn(BARS, terminal=True, NO_COLOR="1"), drawn(BARS, terminal=True, TERM="dumb")):
        assert "\x1b" not in text


def test_plain_characters_where_there_are_no_blocks() -> None:
    for chart in (BARS, TWO, LINE):
        text = drawn(chart, encoding="cp1251")
        assert "?" not in text.replace("₽", "").replace("тыс. ?", "")
        assert not set(text) & set("█▓─│┤⠒")
        assert "янв" in text


def test_hostile_labels_command_nothing() -> None:
    hostile = replace(BARS, title="a\x1b[2Jb", labels=["\x1b[31m", *MONTHS[1:]], unit="\u202e")
    text = drawn(hostile)
    assert not set(text) & {"\x1b", "\u202e"}


def test_numbers_as_the_language_has_them() -> None:
    big = Chart("Выплаты", ["янв", "фев"], {"Факт": [1_000_000.0, 2_000_000.0]})
    assert "2\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000" in drawn(big)
    set_language("en")
    assert "2,000,000" in drawn(big)


def test_without_the_library_it_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "plotext", None)
    with pytest.raises(UsageProblem) as raised:
        drawn(BARS)
    assert raised.value.params["library"] == "plotext"


@pytest.mark.parametrize("chart", [Chart("Пусто", [], {}), Chart("Ноль", ["янв"], {"Факт": [0.0]})])
def test_nothing_to_draw_is_drawn(chart: Chart) -> None:
    assert chart.title in drawn(chart)


@pytest.mark.parametrize("columns", ["60", "80", "100", "120"])
def test_labels_that_have_no_room_are_left_out_evenly(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    labels = [f"{month % 12 + 1:02}.{2025 + month // 12}" for month in range(14)]
    shown = drawn(Chart("Выплаты", labels, {"Факт": [1.0] * 14})).splitlines()[-1].split()
    places = [labels.index(one) for one in shown]
    assert len(places) >= 4
    assert len({second - first for first, second in pairwise(places)}) == 1


def test_names_that_do_not_fit_have_a_line_each() -> None:
    kinds = ["Программа повышения квалификации", "Семинар", "Вебинар", "Онлайн-курс", "Конгресс", "Олимпиада"]
    lines = drawn(Chart("По видам", kinds, {"Баллы": [54.0, 4.0, 10.0, 10.5, 0.0, 0.1]}, goal=60)).splitlines()
    assert lines[0] == "По видам"
    assert all(any(kind in line for line in lines) for kind in kinds)
    bars = [line.count("█") for line in lines[1:7]]
    assert bars[0] == max(bars) > 25
    assert bars[4:] == [0, 1]
    assert max(map(cell_width, lines)) <= 80
    assert "10,5" in lines[4]
    assert lines[-1].strip() == "── Цель: 60"
