"""Excel files: typed cells, a header that stays, totals as formulas, charts that Excel draws itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from io import SEEK_SET, BufferedWriter, FileIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..text import formats
from ..text.clean import clean
from ..text.say import say
from .report import Chart, Column, Report, Value

if TYPE_CHECKING:
    from xlsxwriter.format import Format

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")  # in the name of a sheet
_LONGEST = 31
_FORMATS = {
    "money": "#,##0.00",
    "hours": "#,##0.0",
    "number": "#,##0",
    "date": "dd.mm.yyyy",
    "moment": "dd.mm.yyyy hh:mm",
}
_WIDTHS = {"money": 14.0, "hours": 9.0, "number": 9.0, "date": 11.0, "moment": 16.0, "flag": 6.0}
_TEXT_WIDTH = 24.0
_CELL_LIMIT = 32_767  # characters that a cell of Excel holds
_ROW_LIMIT = 1_048_576


class XlsxWriter:
    """A workbook of one sheet with the rows, and one with the charts where the report has any.

    Rows go to the disk as they come (`constant_memory`). Raises ImportError without xlsxwriter."""

    def __init__(self, path: Path, report: Report) -> None:
        from xlsxwriter import Workbook  # only where Excel is asked for

        self._report = report
        # what is not finished yet lies beside the file: whoever clears that away leaves nothing behind
        options = {"constant_memory": True, "tmpdir": str(path.parent), "default_date_format": _FORMATS["date"]}
        self._file = _File(FileIO(path, "wb"))
        self._book = Workbook(self._file, options)
        self._book.set_properties({"title": clean(report.title), "comments": "gosmed"})
        self._sheet = self._book.add_worksheet(sheet_name(report.name))
        self._formats: dict[str, Format] = {}
        self._sums: dict[str, Decimal] = {one.key: Decimal(0) for one in report.columns if one.total}
        self._row = 0
        self._head()

    def row(self, values: Mapping[str, Value]) -> None:
        if self._row >= _ROW_LIMIT - 1 - len(self._report.notes):
            raise OverflowError("a sheet of Excel has no more rows")
        for place, column in enumerate(self._report.columns):
            self._cell(place, column, values.get(column.key))
        self._row += 1

    def close(self) -> None:
        self._totals()
        for note in self._report.notes:
            self._row += 1
            self._sheet.write_string(self._row, 0, clean(note), self._format("note"))
        self._charts()
        self._finish()

    def abandon(self) -> None:
        """The rows written so far lie in files of their own."""
        for sheet in self._book.worksheets():
            if sheet.row_data_fh is not None:
                sheet.row_data_fh.close()
        self._file.lose()

    def _finish(self) -> None:
        from xlsxwriter.exceptions import FileCreateError

        try:
            self._book.close()
            self._file.close()
        except FileCreateError as error:  # an OSError wrapped in theirs
            reason = error.args[0] if error.args else None
            raise reason if isinstance(reason, OSError) else OSError(str(error)) from error

    def _head(self) -> None:
        report, sheet = self._report, self._sheet
        for place, column in enumerate(report.columns):
            sheet.set_column(place, place, _WIDTHS.get(column.kind, _TEXT_WIDTH * max(column.share, 0.5)))
        sheet.write_string(0, 0, clean(report.title), self._format("title"))
        for place, (name, value) in enumerate(report.requisites, 1):
            sheet.write_string(place, 0, f"{clean(name)}: {clean(value)}", self._format("note"))
        self._first = len(report.requisites) + 2
        for place, column in enumerate(report.columns):
            sheet.write_string(self._first, place, clean(column.title), self._format("head"))
        sheet.freeze_panes(self._first + 1, 0)
        sheet.repeat_rows(self._first)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&C{say('exports.page_of', page='&P', pages='&N')}")
        self._row = self._first + 1

    def _cell(self, place: int, column: Column, value: Value) -> None:
        sheet, row = self._sheet, self._row
        if value is None:
            sheet.write_blank(row, place, None, self._format(column.kind))
        elif isinstance(value, bool):
            sheet.write_boolean(row, place, value)
        elif isinstance(value, Decimal | int | float):
            sheet.write_number(row, place, float(value), self._format(column.kind))
            if column.key in self._sums:
                self._sums[column.key] += Decimal(str(value))
        elif isinstance(value, datetime):
            local = value.astimezone(formats.MOSCOW).replace(tzinfo=None)  # Excel knows no zones
            sheet.write_datetime(row, place, local, self._format("moment"))
        elif isinstance(value, date):
            sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), self._format("date"))  # noqa: DTZ001  a day
        else:
            sheet.write_string(row, place, clean(value)[:_CELL_LIMIT], self._format("text"))

    def _totals(self) -> None:
        """Sums that follow a filter or a correction; the value beside them is for viewers that only show."""
        last = self._row - 1
        if last <= self._first:
            return
        self._sheet.autofilter(self._first, 0, last, len(self._report.columns) - 1)
        if not self._sums:
            return
        for place, column in enumerate(self._report.columns):
            if column.key in self._sums:
                letter = _letter(place)
                formula = f"=SUBTOTAL(9,{letter}{self._first + 2}:{letter}{last + 1})"
                total = float(self._sums[column.key])
                self._sheet.write_formula(self._row, place, formula, self._format(f"{column.kind} total"), total)
            elif place == 0:
                self._sheet.write_string(self._row, 0, say("exports.total"), self._format("text total"))
        self._row += 1

    def _charts(self) -> None:
        for number, chart in enumerate(self._report.charts, 1):
            self._chart(chart, number)

    def _chart(self, chart: Chart, number: int) -> None:
        """A sheet with the chart's numbers and, beside them, the chart."""
        sheet = self._book.add_worksheet(sheet_name(say("exports.chart_sheet", number=number)))
        drawn = self._book.add_chart({"type": "line" if chart.kind == "line" else "column"})
        series = dict(chart.series)
        if chart.goal is not None:
            series[say("exports.goal")] = [chart.goal] * len(chart.labels)
        sheet.write_row(0, 0, ["", *(clean(name) for name in series)], self._format("head"))
        for row, label in enumerate(chart.labels, 1):
            sheet.write_string(row, 0, clean(label))
            for place, values in enumerate(series.values(), 1):
                sheet.write_number(row, place, float(values[row - 1]))
        name, rows = sheet.get_name(), len(chart.labels)
        for place in range(1, len(series) + 1):
            drawn.add_series(
                {
                    "name": [name, 0, place],
                    "categories": [name, 1, 0, rows, 0],
                    "values": [name, 1, place, rows, place],
                }
            )
        drawn.set_title({"name": clean(chart.title)})
        drawn.set_y_axis({"name": chart.unit})
        drawn.set_size({"width": 900, "height": 420})
        sheet.insert_chart(1, len(series) + 2, drawn)

    def _format(self, name: str) -> Format:
        if name not in self._formats:
            self._formats[name] = self._book.add_format(_look(name))
        return self._formats[name]


_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "note": {"font_color": "#6E6E6E"},
    "head": {"bold": True, "bg_color": "#E8ECF2", "bottom": 1, "text_wrap": True},
    "text": {"text_wrap": True},
}


class _File(BufferedWriter):
    """A file that, once lost, takes what comes: zipfile writes to it again when it is cleared away, and where the
    disk is full would print a traceback then."""

    _place: int | None = None  # where a lost file would be written on

    def lose(self) -> None:
        self._place = self.raw.tell()
        with suppress(OSError):
            self.close()

    def write(self, data: Any, /) -> int:
        if self._place is None:
            return super().write(data)
        self._place += len(data)
        return len(data)

    def tell(self) -> int:
        return super().tell() if self._place is None else self._place

    def seek(self, place: int, whence: int = SEEK_SET, /) -> int:
        if self._place is None:
            return super().seek(place, whence)
        self._place = place
        return place

    def flush(self) -> None:
        if self._place is None:
            super().flush()


def _look(name: str) -> dict[str, Any]:
    kind, _, total = name.partition(" ")
    look = {"valign": "top", **_LOOKS.get(kind, {})}
    if kind in _FORMATS:
        look["num_format"] = _FORMATS[kind]
    return {**look, "bold": True, "top": 1} if total else look


def sheet_name(text: str) -> str:
    """A name that Excel takes for a sheet.

    >>> sheet_name("Выплаты 2025/2026: январь [черновик]")
    'Выплаты 2025 2026 январь чернов'
    """
    plain = " ".join(_FORBIDDEN.sub(" ", clean(text)).split()).strip("'")
    return plain[:_LONGEST].strip() or "1"


def _letter(place: int) -> str:
    """The letters of a column counted from 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
