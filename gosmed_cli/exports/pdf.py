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
from .pdf_page import FAINT, FILL, FOOT, GREY, NAVY, Face, close_fonts, document, number_pages
from .report import Column, Report, Value

_WIDE = 6  # columns from which pages lie on their side
_GAP = 3.0  # millimetres between columns
_AIR = 1.2  # millimetres above and under the lines of a row
_FEWEST = 3  # lines of a row that are worth beginning at the end of a page
_RIGHT = ("money", "hours", "number")
_LEAST = {"money": 22.0, "date": 19.0, "moment": 28.0, "number": 12.0, "hours": 14.0, "flag": 9.0}
_NARROW = 14.0  # a column of text
_TOTAL = 8.0  # millimetres more for a sum
_PLACES = {"hours": 1, "money": 2}


class PdfWriter:
    """Rows are set as they come; in memory are the pages made so far, and the last row: totals stay with it."""

    def __init__(self, path: Path, report: Report) -> None:
        self._path, self._report = path, report
        author = report.requisites[0][1] if report.requisites else "gosmed"
        self._pdf = document(clean(report.title), clean(author), landscape=len(report.columns) > _WIDE)
        self._body, self._bold = Face(self._pdf, "", 8.5), Face(self._pdf, "B", 8.5)
        self._sums: dict[str, Decimal] = {one.key: Decimal(0) for one in report.columns if one.total}
        self._last: list[str] | None = None
        self._pdf.add_page()
        self._bottom = self._pdf.h - FOOT - 2
        self._widths = self._shared(self._pdf.epw)
        self._opening()
        self._header()

    def row(self, values: Mapping[str, Value]) -> None:
        for key in self._sums:
            value = values.get(key)
            if isinstance(value, int | float | Decimal):
                self._sums[key] += Decimal(str(value))
        if self._last is not None:
            self._set(self._wrapped(self._last, self._body), self._body)
        self._last = [shown(one, values.get(one.key)) for one in self._report.columns]

    def close(self) -> None:
        if self._last is None:
            self._pdf.ln(_AIR)
            self._paragraph(say("exports.empty"), 8.5)
        else:
            self._ending(self._wrapped(self._last, self._body))
        self._pdf.ln(_AIR)
        for note in self._report.notes:
            self._paragraph(clean(note), 8.5, GREY)
        number_pages(self._pdf, clean(self._report.title))
        self._pdf.output(str(self._path))

    def abandon(self) -> None:
        """The files of the fonts are open until the end."""
        close_fonts(self._pdf)

    def _ending(self, last: list[list[str]]) -> None:
        """The last row, the totals and the notes, on one page where one holds them."""
        totals = self._wrapped(self._totals(), self._bold) if self._sums else []
        notes = [line for one in self._report.notes for line in self._bold.wrapped(clean(one), self._pdf.epw)]
        height = _height(last, self._body) + (_height(totals, self._bold) if totals else 0)
        self._keep(height + _AIR + len(notes) * self._bold.height)
        self._set(last, self._body)
        if totals:
            self._set(totals, self._bold)

    def _totals(self) -> list[str]:
        columns = self._report.columns
        totals = [shown(one, self._sums[one.key]) if one.key in self._sums else "" for one in columns]
        return [totals[0] or say("exports.total"), *totals[1:]]

    def _shared(self, whole: float) -> list[float]:
        """Millimetres of each column: numbers and dates take what they need, texts share the rest, none so little
        that a word of its title would be broken."""
        columns = self._report.columns
        free = whole - _GAP * (len(columns) - 1)
        fixed = {one.key: self._needed(one) for one in columns if one.kind in _LEAST}
        for _ in columns:
            shares = sum(one.share for one in columns if one.key not in fixed) or 1
            share = max(free - sum(fixed.values()), 0.0) / shares
            narrow = [one for one in columns if one.key not in fixed and share * one.share < self._needed(one)]
            fixed |= {one.key: self._needed(one) for one in narrow}
        widths = [fixed.get(one.key) or share * one.share for one in columns]
        return [one * min(1.0, free / sum(widths) + 1e-9) for one in widths]

    def _needed(self, column: Column) -> float:
        """What a column takes at least; a sum more than its parts."""
        longest = max(map(self._bold.width, clean(column.title).split()), default=0.0) + 0.1
        return max(_LEAST.get(column.kind, _NARROW) + _TOTAL * column.total, longest)

    def _opening(self) -> None:
        """The title, the requisites and the charts, on the first page."""
        self._paragraph(clean(self._report.title), 15, NAVY, "B")
        self._pdf.ln(1)
        for name, value in self._report.requisites:
            self._paragraph(f"{clean(name)}: {clean(value)}", 9.5, (40, 40, 40))
        self._pdf.ln(3)
        for chart in self._report.charts:
            self._room(pdf_chart.height(self._pdf, chart))
            pdf_chart.draw(self._pdf, chart)
            self._pdf.ln(6)

    def _paragraph(
        self, text: str, size: float, colour: tuple[int, int, int] = (0, 0, 0), style: str = ""
    ) -> None:
        face = Face(self._pdf, style, size)
        for line in face.wrapped(text, self._pdf.epw):
            self._room(face.height)
            face.use()
            self._pdf.set_text_color(*colour)
            self._pdf.text(self._pdf.l_margin, self._pdf.get_y() + face.height * 0.75, line)
            self._pdf.set_y(self._pdf.get_y() + face.height)

    def _room(self, height: float) -> bool:
        """A new page where this does not fit on the present one; says whether there was need."""
        if self._pdf.get_y() + height <= self._bottom:
            return False
        self._pdf.add_page()
        return True

    def _keep(self, height: float) -> None:
        """Together on one page of the table; what no page holds begins where it is."""
        if height <= self._page and self._room(height):
            self._header()

    def _header(self) -> None:
        """The titles of the columns, on every page."""
        pdf = self._pdf
        columns = zip(self._report.columns, self._widths, strict=True)
        cells = [self._bold.wrapped(clean(one.title), width) for one, width in columns]
        height = max(map(len, cells)) * self._bold.height + 2
        self._page = self._bottom - pdf.t_margin - height  # what a page holds under its header
        self._room(height + self._body.height)
        pdf.set_fill_color(*FILL)
        pdf.rect(pdf.l_margin, pdf.get_y(), pdf.epw, height, style="F")
        self._cells(cells, self._bold, height)

    def _wrapped(self, texts: Sequence[str], face: Face) -> list[list[str]]:
        """The cells of a row; a number stays on one line, whatever its width."""
        cells = zip(self._report.columns, texts, self._widths, strict=True)
        return [[text] if one.kind in _RIGHT else face.wrapped(text, width) for one, text, width in cells]

    def _set(self, cells: list[list[str]], face: Face) -> None:
        """One row, whole; one that is longer than a page goes on over the next ones."""
        height = _height(cells, face)
        self._keep(height)
        while height > self._bottom - self._pdf.get_y():
            lines = int((self._bottom - self._pdf.get_y() - _AIR) / face.height)
            if lines >= _FEWEST:
                part = [one[:lines] for one in cells]
                self._cells(part, face, _height(part, face))
                cells = [one[lines:] for one in cells]
                height = _height(cells, face)
            self._pdf.add_page()
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


def _height(cells: Sequence[Sequence[str]], face: Face) -> float:
    """Of a row, in millimetres."""
    return max(map(len, cells)) * face.height + _AIR


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
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else clean(value, lines=True)
