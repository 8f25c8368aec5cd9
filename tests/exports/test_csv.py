"""CSV and JSON lines: what goes in comes out, and nothing of it is a formula."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commands.cells import cell
from gosmed_cli.exports.cells import guarded, plain, russian
from gosmed_cli.exports.opening import Format, stream_writer
from gosmed_cli.exports.report import Column, Report, Value
from gosmed_cli.text.clean import clean

from .payouts import COLUMNS, REPORT, rows

TEXTS = Report("Тест", "Тест", (Column("a", "А"), Column("b", "Б")))
DANGEROUS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
NUMBER = re.compile(r"[+-]?\d(?:[\d\s]*\d)?(?:[.,]\d+)?")
hostile = st.text(st.sampled_from("=+-@＝＋－＠\t\r\n ;,|\"'(!)a1.5я\u00a0\u3000\u200b")) | st.text()


def written(
    form: Format, values: Sequence[Mapping[str, Value]], report: Report = TEXTS, excel: bool = False
) -> str:
    stream = io.StringIO(newline="")
    writer = stream_writer(form, stream, report, excel=excel)
    for one in values:
        writer.row(one)
    writer.close()
    return stream.getvalue()


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would calculate it: by its beginning, a number aside."""
    begins = text.strip()
    return begins.startswith(DANGEROUS) and not NUMBER.fullmatch(begins)


@given(hostile, hostile, st.booleans())
@example("=cmd|' /C calc'!A0", " \u3000=1+1", False)
@example("-1+1", "+7-900", True)
def test_no_cell_is_a_formula(first: str, second: str, excel: bool) -> None:
    text = written("csv", [{"a": first, "b": second}], excel=excel).lstrip("\ufeff")
    _, found = csv.reader(io.StringIO(text, newline=""), delimiter=";" if excel else ",")
    assert not any(map(is_formula, found))
    assert [one.replace("'", "") for one in found] == [clean(one).replace("'", "") for one in (first, second)]


@given(hostile)
@example('ФОМС;=HYPERLINK("http://x";"y")')
@example('a", "=1')
def test_nor_where_a_program_splits_at_another_mark(text: str) -> None:
    for mark in (";", ",", "|"):
        for part in guarded(clean(text)).split(mark)[1:]:
            begins = part.strip().strip('"').lstrip()
            assert not begins.startswith(("=", "@", "＝", "＠"))


@pytest.mark.parametrize("text", ["12", "-12,50", "+1 234.5", "- 5", "+7 900 000 00 01", "-1 234 567,89"])
def test_true_numbers_stay(text: str) -> None:
    assert guarded(text) == (text if NUMBER.fullmatch(text) else f"'{text}")
    assert cell(text) == guarded(text)


@pytest.mark.parametrize("text", ["=1", "+7-900", "-1-1", "@SUM(A1)", " =1", "\u3000＝1", "-(1)", "+7 (900) 1"])
def test_one_rule_for_every_csv(text: str) -> None:
    assert plain(text) == cell(text) == russian(text) == f"'{text}"


def test_for_programs() -> None:
    text = written("csv", list(rows(2)), REPORT)
    header, first, second = text.split("\n")[:3]
    assert text.endswith("\n")
    assert "\r" not in text
    assert header == ",".join(one.key for one in COLUMNS)
    assert first == "П-000001,Фонд ОМС,2025-01-02,2025-01-02T21:30:00+00:00,false,1,1.5,1.50"
    assert second.split(",")[4] == "true"


def test_for_excel_in_russia() -> None:
    text = written("csv", list(rows(5)), REPORT, excel=True)
    lines = text.split("\r\n")
    assert text.encode().startswith(b"\xef\xbb\xbf")
    assert lines[0] == "\ufeff" + ";".join(one.title for one in COLUMNS)
    assert lines[1] == "П-000001;Фонд ОМС;02.01.2025;03.01.2025 00:30;нет;1;1,5;1,50"
    assert lines[5].split(";")[2] == ""


@given(st.lists(st.fixed_dictionaries({"a": hostile, "b": st.none() | st.decimals(allow_nan=False, places=2)})))
def test_json_lines_lose_nothing(values: list[dict[str, Value]]) -> None:
    text = written("jsonl", values)
    found = [json.loads(line) for line in text.splitlines()]
    assert found == [{"a": one["a"], "b": None if one["b"] is None else str(one["b"])} for one in values]
    assert not set(text) & {"\x1b", "\x7f", "\x9b", "\u202e", "\u2028", "\ufeff"}
    text.encode()  # also of lone surrogates


def test_json_lines_have_money_as_text_and_dates_as_iso() -> None:
    values: dict[str, Value] = {"a": Decimal("0.10"), "b": date(2026, 3, 2)}
    assert written("jsonl", [values]) == '{"a": "0.10", "b": "2026-03-02"}\n'


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_memory_is_flat(form: Format, tmp_path: Path) -> None:
    """Ten times the rows take no more memory."""
    import tracemalloc

    peaks = []
    for count in (500, 5000):
        with (tmp_path / "flat").open("w", encoding="utf-8", newline="") as stream:
            tracemalloc.start()
            writer = stream_writer(form, stream, REPORT)
            for one in rows(count):
                writer.row(one)
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.3
