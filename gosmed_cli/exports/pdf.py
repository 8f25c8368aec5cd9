"""PDF: a report to hand in. Requisites, charts, a table over as many pages as it takes, totals, numbered pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from ..text import formats
from ..text.clean import clean
from ..text.say import say
from . import pdf_chart
from .pdf_page import FAINT, FILL, FOOT, GREY, NAVY, Face, document
from .report import Column, Report, Value

_WIDE = 6  # columns from which pages lie on their side
_GAP = 2.0  # millimetres between columns
_LINES = 6  # of a cell; what is longer is cut, and whole in CSV and Excel
_RIGHT = ("money", "hours", "number")
_LEAST = {"money": 22.0, "date": 19.0, "moment": 28.0, "number": 12.0, "hours": 14.0, "flag": 9.0}
_PLACES = {"hours": 1, "money": 2}


class PdfWriter:
    """Rows are set as they come; only the pages made so far are in memory."""

    def __init__(self, path: Path, report: Report) -> None:
        self._path, self._report = path, report
        author = report.requisites[0][1] if report.requisites else "gosmed"
        self._pdf = document(clean(report.title), clean(author), landscape=len(report.columns) > _WIDE)
        self._body, self._bold = Face(self._pdf, "", 8.5), Face(self._pdf, "B", 8.5)
        self._sums: dict[str, Decimal] = {one.key: Decimal(0) for one in report.columns if one.total}
        self._count = 0
        self._pdf.add_page()
        self._widths = self._shared(self._pdf.epw)
        self._opening()
        self._header()

    def row(self, values: Mapping[str, Value]) -> None:
        for key in self._sums:
            value = values.get(key)
            if isinstance(value, int | float | Decimal):
                self._sums[key] += Decimal(str(value))
        self._set([shown(one, values.get(one.key)) for one in self._report.columns], self._body)
        self._count += 1

    def close(self) -> None:
        if self._count == 0:
            self._paragraph(say("exports.empty"), 10)
        elif self._sums:
            totals: list[str] = [
                shown(one, self._sums[one.key]) if one.key in self._sums else "" for one in self._report.columns
            ]
            totals[0] = totals[0] or say("exports.total")
            self._set(totals, self._bold)
        for note in self._report.notes:
            self._paragraph(clean(note), 8.5, GREY)
        self._pdf.output(str(self._path))

    def _shared(self, whole: float) -> list[float]:
        """Millimetres of each column: numbers and dates take what they need, texts share the rest."""
        columns = self._report.columns
        fixed = {
            one.key: max(_LEAST[one.kind], *(self._bold.width(word) for word in clean(one.title).split()), 0)
            for one in columns
            if one.kind in _LEAST
        }
        free = whole - _GAP * (len(columns) - 1) - sum(fixed.values())
        shares = sum(one.share for one in columns if one.key not in fixed) or 1
        return [fixed.get(one.key) or max(free, 10.0) * one.share / shares for one in columns]

    def _opening(self) -> None:
        """The title, the requisites and the charts, on the first page."""
        self._paragraph(clean(self._report.title), 15, NAVY, "B")
        self._pdf.ln(1)
        for name, value in self._report.requisites:
            self._paragraph(f"{clean(name)}: {clean(value)}", 9.5, (40, 40, 40))
        self._pdf.ln(3)
        for chart in self._report.charts:
            self._room(pdf_chart.HEIGHT + 6)
            pdf_chart.draw(self._pdf, chart)
            self._pdf.ln(6)

    def _paragraph(
        self, text: str, size: float, colour: tuple[int, int, int] = (0, 0, 0), style: str = ""
    ) -> None:
        face = Face(self._pdf, style, size)
        for line in face.wrapped(text, self._pdf.epw, 40):
            self._room(face.height)
            face.use()
            self._pdf.set_text_color(*colour)
            self._pdf.text(self._pdf.l_margin, self._pdf.get_y() + face.height * 0.75, line)
            self._pdf.set_y(self._pdf.get_y() + face.height)

    def _room(self, height: float) -> bool:
        """A new page where this does not fit on the present one; says whether there was need."""
        if self._pdf.get_y() + height <= self._pdf.h - FOOT - 2:
            return False
        self._pdf.add_page()
        return True

    def _header(self) -> None:
        """The titles of the columns, on every page."""
        pdf = self._pdf
        cells = [
            self._bold.wrapped(clean(one.title), width, 3)
            for one, width in zip(self._report.columns, self._widths, strict=True)
        ]
        height = max(map(len, cells)) * self._bold.height + 2
        self._room(height + self._body.height)
        pdf.set_fill_color(*FILL)
        pdf.rect(pdf.l_margin, pdf.get_y(), pdf.epw, height, style="F")
        self._cells(cells, self._bold, height)

    def _set(self, texts: Sequence[str], face: Face) -> None:
        cells = [face.wrapped(text, width, _LINES) for text, width in zip(texts, self._widths, strict=True)]
        height = max(map(len, cells)) * face.height + 1.2
        if self._room(height):
            self._header()
        self._cells(cells, face, height)

    def _cells(self, cells: Sequence[Sequence[str]], face: Face, height: float) -> None:
        pdf = self._pdf
        top, x = pdf.get_y(), pdf.l_margin
        face.use()
        pdf.set_text_color(0, 0, 0)
        for column, lines, width in zip(self._report.columns, cells, self._widths, strict=True):
            for number, line in enumerate(lines):
                if line:
                    at = x + width - face.width(line) if column.kind in _RIGHT else x
                    pdf.text(at, top + 0.6 + face.height * (number + 0.75), line)
            x += width + _GAP
        pdf.set_draw_color(*FAINT)
        pdf.set_line_width(0.15)
        pdf.line(pdf.l_margin, top + height, pdf.l_margin + pdf.epw, top + height)
        pdf.set_y(top + height)


def shown(column: Column, value: Value) -> str:
    """A value as people read it in the language of the run."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return say("exports.yes" if value else "exports.no")
    if isinstance(value, Decimal | int | float):
        return formats.grouped(value, _PLACES.get(column.kind, 0))
    if isinstance(value, datetime):
        return f"{value.astimezone(formats.MOSCOW):%d.%m.%Y %H:%M}"
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else clean(value)
