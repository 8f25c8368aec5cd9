"""PDF: every row is there once, the header on every page, and nothing leaves the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from gosmed_cli.exports.opening import file_writer
from gosmed_cli.exports.pdf_chart import tick, ticks
from gosmed_cli.exports.report import Chart, Column, Report, Value
from gosmed_cli.text.say import set_language

from .payouts import COLUMNS, FACT, GOAL, REPORT, rows, total

MANY = 200
CHARTED = replace(REPORT, charts=(FACT, GOAL))


@pytest.fixture(autouse=True)
def _russian() -> Iterator[None]:
    set_language("ru")
    yield
    set_language("en")


def saved(target: Path, report: Report = REPORT, values: Iterable[dict[str, Value]] | None = None) -> Path:
    with file_writer("pdf", target, report) as writer:
        for one in values if values is not None else rows(MANY):
            writer.row(one)
    return target


def texts(path: Path) -> list[str]:
    """The text of each page; spaces inside numbers are plain ones."""
    return [page.extract_text().replace("\N{NO-BREAK SPACE}", " ") for page in PdfReader(path).pages]


def test_every_row_is_there_once_under_a_header(tmp_path: Path) -> None:
    pages = texts(saved(tmp_path / "a.pdf", CHARTED))
    assert len(pages) > 5
    found = re.findall(r"П-(\d{6})", "\n".join(pages))
    assert [int(one) for one in found] == list(range(1, MANY + 1))
    for number, page in enumerate(pages, 1):
        assert f"Страница {number} из {len(pages)}" in page
        assert all(one.title in page for one in COLUMNS), number


def test_title_requisites_totals_notes(tmp_path: Path) -> None:
    pages = texts(saved(tmp_path / "a.pdf"))
    assert "Получатель: Соколова Анна Петровна" in pages[0]
    assert "Итого" in pages[-1]
    assert f"{total(MANY):,.2f}".replace(",", " ").replace(".", ",") in pages[-1]
    assert "Суммы указаны до удержания налога." in pages[-1]
    assert "П-" in pages[-1].partition("Итого")[0]  # a sum is never alone on its page


@pytest.mark.parametrize("count", range(22, 31))
def test_totals_stay_with_the_last_row(count: int, tmp_path: Path) -> None:
    last = texts(saved(tmp_path / "a.pdf", values=rows(count)))[-1]
    assert f"П-{count:06}" in last
    assert "Итого" in last
    assert "Суммы указаны" in last


def test_requisites_of_the_file(tmp_path: Path) -> None:
    reader = PdfReader(saved(tmp_path / "a.pdf", values=rows(1)))
    assert reader.metadata is not None
    assert reader.metadata.title == "Выплаты за 2025 год"
    assert reader.metadata.author == "Соколова Анна Петровна"
    assert str(reader.root_object["/Lang"]) == "ru-RU"
    assert b"DejaVuSans" in (tmp_path / "a.pdf").read_bytes()


def test_long_cells_go_on_over_pages_and_lose_nothing(tmp_path: Path) -> None:
    words = [f"слово{number:04}" for number in range(1500)]
    values: list[dict[str, Value]] = [
        {"id": "П-000001", "source": " ".join(words)},
        {"id": "П-000002", "source": "первая\nвторая"},
    ]
    pages = texts(saved(tmp_path / "a.pdf", values=values))
    assert len(pages) > 1
    assert sorted(re.findall(r"слово\d{4}", "\n".join(pages))) == words
    assert all("Источник" in page for page in pages)
    assert "первая\n" in pages[-1]


def test_a_word_that_is_too_long_is_broken(tmp_path: Path) -> None:
    word = "Щ" * 300
    values: list[dict[str, Value]] = [{"source": word}]
    path = saved(tmp_path / "a.pdf", values=values)
    assert "".join(texts(path)).count("Щ") == 300
    assert inside(path)


def inside(path: Path) -> bool:
    """Whether nothing but white lies at the edges of the pages."""
    document = pypdfium2.PdfDocument(path)
    try:
        for page in document:
            picture = page.render(scale=1).to_pil().convert("L")
            edge = 30  # points; margins are 14 mm, which is 39
            width, height = picture.size
            for box in ((0, 0, edge, height), (width - edge, 0, width, height), (0, height - 20, width, height)):
                if picture.crop(box).getextrema()[0] < 250:
                    return False
    finally:
        document.close()
    return True


def test_nothing_leaves_the_page(tmp_path: Path) -> None:
    wide = tuple(Column(f"c{number}", f"Столбец {number}", "money", total=True) for number in range(9))
    values: list[dict[str, Value]] = [{one.key: Decimal("1234567.89") for one in wide}]
    assert inside(saved(tmp_path / "a.pdf", CHARTED))
    assert inside(saved(tmp_path / "b.pdf", replace(REPORT, columns=wide, title="Название " * 30), values))


def test_charts_are_drawn(tmp_path: Path) -> None:
    first = texts(saved(tmp_path / "a.pdf", CHARTED, rows(1)))
    whole = "\n".join(first)
    for word in ("По месяцам, тыс. ₽", "Баллы, баллы", "Факт", "План", "Цель: 50", "янв", "дек"):
        assert word in whole


def test_names_under_a_chart_are_wrapped_and_dates_left_out(tmp_path: Path) -> None:
    kinds = ["Программа повышения квалификации", "Семинар или очная встреча", "Вебинар", "Онлайн-курс", "Конгресс"]
    days = [f"{day:02}.{month:02}.2025" for month in range(1, 13) for day in range(1, 9)]
    charts = (
        Chart("Виды", kinds, {"Баллы": [1.0] * 5}),
        Chart("Дни", days, {"Баллы": [1.0] * len(days)}, kind="line"),
    )
    path = saved(tmp_path / "a.pdf", replace(REPORT, columns=COLUMNS[:2], charts=charts), rows(1))
    text = "\n".join(texts(path))
    assert all(word in text for kind in kinds for word in kind.split())
    shown = [day for day in days if day in text.partition("Дни")[2]]
    assert len(shown) > 3
    assert len({days.index(second) - days.index(first) for first, second in pairwise(shown)}) == 1
    assert inside(path)


def test_a_report_without_rows(tmp_path: Path) -> None:
    (page,) = texts(saved(tmp_path / "a.pdf", values=()))
    assert "За это время ничего нет." in page
    assert "Итого" not in page


def test_a_chart_without_values(tmp_path: Path) -> None:
    empty = Chart("Пусто", [], {})
    (page,) = texts(saved(tmp_path / "a.pdf", replace(REPORT, charts=(empty,)), rows(1)))
    assert "Пусто" in page


def test_other_language(tmp_path: Path) -> None:
    set_language("en")
    pages = texts(saved(tmp_path / "a.pdf"))
    assert f"Page 1 of {len(pages)}" in pages[0]
    assert f"{total(MANY):,.2f}" in pages[-1]


def test_hostile_text_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    values: list[dict[str, Value]] = [{"id": "\x1b[2J\x00", "source": "gpj\u202e \ud800 𝔘 漢"}]
    (page,) = texts(saved(tmp_path / "a.pdf", values=values))
    assert "⟨U+202E⟩" in page


@pytest.mark.parametrize("most", [0.004, 0.3, 1, 9.99, 47, 52, 100, 120, 1_000_000])
def test_axes_have_round_numbers(most: float) -> None:
    places = ticks(most)
    assert 4 <= len(places) - 1 <= 6
    assert places[-2] < most <= places[-1] * (1 + 1e-9)
    words = [tick(one, places) for one in places]
    assert len(set(words)) == len(words)
