"""Excel: read back cell by cell, and calculated anew by another program where there is one."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from gosmed_cli.exports.opening import file_writer
from gosmed_cli.exports.report import Column, Report, Value
from gosmed_cli.exports.xlsx import sheet_name
from gosmed_cli.text.clean import clean
from gosmed_cli.text.say import set_language

from .payouts import COLUMNS, FACT, GOAL, LONG, REPORT, rows, total

HEAD = 5  # the row of the header: title, two requisites and an empty one above
COUNT = 20


def saved(target: Path, report: Report = REPORT, count: int = COUNT) -> Path:
    with file_writer("xlsx", target, report) as writer:
        for one in rows(count):
            writer.row(one)
    return target


def sheet(path: Path, *, values: bool = False) -> Any:
    return load_workbook(path, data_only=values).worksheets[0]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    set_language("ru")
    path = saved(tmp_path_factory.mktemp("xlsx") / "a.xlsx", replace(REPORT, charts=(FACT, GOAL)))
    set_language("en")
    return path


def test_every_cell_has_its_type(book: Path) -> None:
    found = sheet(book)
    assert [cell.value for cell in found[HEAD]] == [one.title for one in COLUMNS]
    first = [cell.value for cell in found[HEAD + 1]]
    paid, seen = datetime.fromisoformat("2025-01-02"), datetime.fromisoformat("2025-01-03T00:30")  # by Moscow
    assert first == ["П-000001", "Фонд ОМС", paid, seen, False, 1, 1.5, 1.5]
    assert [cell.data_type for cell in found[HEAD + 1]] == ["s", "s", "d", "d", "b", "n", "n", "n"]
    formats = [cell.number_format for cell in found[HEAD + 1]]
    assert formats[2:4] == ["dd.mm.yyyy", "dd.mm.yyyy hh:mm"]
    assert formats[5:] == ["#,##0", "#,##0.0", "#,##0.00"]
    assert found.cell(HEAD + 5, 3).value is None
    assert found.cell(HEAD + 7, 2).value == LONG


def test_the_header_stays_and_is_printed_on_every_page(book: Path) -> None:
    found = sheet(book)
    assert found.freeze_panes == f"A{HEAD + 1}"
    assert found.auto_filter.ref == f"A{HEAD}:H{HEAD + COUNT}"
    assert found.print_title_rows == f"${HEAD}:${HEAD}"
    assert found.page_setup.orientation == "landscape"
    assert found.page_setup.fitToWidth in (None, 1)  # the default is one page
    assert found.page_setup.fitToHeight == 0
    assert found.oddFooter.center.text == "Страница &P из &N"


def test_requisites_stand_above_and_notes_below(book: Path) -> None:
    column = [cell.value for cell in sheet(book)["A"]]
    assert column[:3] == [
        "Выплаты за 2025 год",
        "Получатель: Соколова Анна Петровна",
        "Период: 01.01.2025 – 31.12.2025",
    ]
    assert column[HEAD + COUNT] == "Итого"
    assert column[-1] == "Суммы указаны до удержания налога."


def test_totals_are_formulas_with_a_value_for_viewers(book: Path) -> None:
    row = HEAD + COUNT + 1
    last = HEAD + COUNT
    assert sheet(book).cell(row, 8).value == f"=SUBTOTAL(9,H{HEAD + 1}:H{last})"
    assert sheet(book).cell(row, 6).value == f"=SUBTOTAL(9,F{HEAD + 1}:F{last})"
    assert sheet(book, values=True).cell(row, 8).value == float(total(COUNT))


def test_charts_are_excels_own(book: Path) -> None:
    names = zipfile.ZipFile(book).namelist()
    assert sum(name.startswith("xl/charts/chart") for name in names) == 2
    second, third = load_workbook(book).worksheets[1:]
    assert [cell.value for cell in second[1]] == [None, "Факт", "План"]
    assert second.max_row == 13
    assert [cell.value for cell in third[2]] == ["янв", 0, 50]  # the goal is a line of its own


def test_a_report_without_rows_or_totals(tmp_path: Path) -> None:
    found = sheet(saved(tmp_path / "a.xlsx", count=0))
    assert found.cell(HEAD, 1).value == "Номер"
    assert not any(str(cell.value).startswith("=") for row in found.iter_rows() for cell in row)


def test_other_language(tmp_path: Path) -> None:
    set_language("en")
    found = sheet(saved(tmp_path / "a.xlsx"))
    assert found.cell(HEAD + COUNT + 1, 1).value == "Total"
    assert found.oddFooter.center.text == "Page &P of &N"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(texts=st.lists(st.text(st.sampled_from("=+-@{}<>&\"' 1a\t\x00\x1b\ud800http://")) | st.text(), max_size=5))
def test_no_text_is_a_formula_or_breaks_the_file(texts: Sequence[str], tmp_path: Path) -> None:
    report = Report("Т", "=1+1", (Column("a", "=A1"),), (("=1", "=2"),), (), ("=3",))
    with file_writer("xlsx", tmp_path / "a.xlsx", report) as writer:
        for text in texts:
            values: dict[str, Value] = {"a": text}
            writer.row(values)
    found = sheet(tmp_path / "a.xlsx")
    cells = [cell for row in found.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type == "s" for cell in cells)
    shown = [found.cell(5 + place, 1).value or "" for place in range(len(texts))]
    assert [one.strip() for one in shown] == [clean(one).strip() for one in texts]


@pytest.mark.parametrize("name", ["", "[:*?/\\]", "'Выплаты'", "а" * 60, "History", "Лист: 1/2"])
def test_names_of_sheets_are_legal(name: str, tmp_path: Path) -> None:
    found = sheet(saved(tmp_path / "a.xlsx", replace(REPORT, name=name), 1))
    assert found.title == sheet_name(name)
    assert 0 < len(found.title) <= 31


def test_a_sheet_that_is_full_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gosmed_cli.exports.xlsx._ROW_LIMIT", 12)
    with pytest.raises(OverflowError):
        saved(tmp_path / "a.xlsx")
    assert not list(tmp_path.iterdir())


OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.timeout(180)
def test_another_program_calculates_the_same(book: Path, tmp_path: Path) -> None:
    assert OFFICE
    command = [OFFICE, "--headless", f"-env:UserInstallation={tmp_path.as_uri()}/home", "--convert-to", "csv"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(book)], check=True, capture_output=True, timeout=150)
    lines = (tmp_path / "a.csv").read_text("utf-8").splitlines()
    (totals,) = (line for line in lines if line.startswith("Итого"))
    assert f"{total(COUNT):.2f}" in totals.replace("\N{NO-BREAK SPACE}", "")
