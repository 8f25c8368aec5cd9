"""Charts in a PDF: bars or a line, the axis in round numbers, the goal as a line across, a legend."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from ..text import formats
from ..text.clean import clean
from ..text.say import say
from .pdf_page import FAINT, GREY, Face
from .report import Chart

if TYPE_CHECKING:
    from fpdf import FPDF

_TITLE, _PLOT, _LEGEND = 8.0, 40.0, 7.0  # millimetres of their heights
_LEFT = 20.0  # for the numbers of the axis
_MOST_LINES = 4  # of a label
_COLOURS = ((39, 94, 158), (226, 139, 46), (88, 150, 98), (150, 84, 140))  # told apart by colour-blind people, too
_GOAL = (170, 40, 40)


def height(pdf: FPDF, chart: Chart) -> float:
    """Millimetres that it takes, its title, labels and legend included."""
    lines = max(map(len, _labels(chart, _face(pdf), _slot(pdf, chart))), default=0)
    return _TITLE + _PLOT + 2 + lines * _face(pdf).height + (_LEGEND if _has_legend(chart) else 0)


def draw(pdf: FPDF, chart: Chart) -> None:
    """Draw it at the present place, over the whole width; the place is under it afterwards."""
    small, bold = _face(pdf), Face(pdf, "B", 10)
    top, whole = pdf.get_y(), height(pdf, chart)
    bold.use()
    pdf.set_text_color(0, 0, 0)
    pdf.text(pdf.l_margin, top + 4, clean(f"{chart.title}, {chart.unit}" if chart.unit else chart.title))
    plot = _Plot(pdf, chart, pdf.l_margin + _LEFT, top + _TITLE, pdf.epw - _LEFT)
    plot.axis(small)
    plot.marks()
    plot.labels(small)
    plot.goal()
    if _has_legend(chart):
        _legend(pdf, chart, small, top + whole - 2)
    pdf.set_text_color(0, 0, 0)
    pdf.set_y(top + whole)


def _face(pdf: FPDF) -> Face:
    return Face(pdf, "", 7.5)


def _slot(pdf: FPDF, chart: Chart) -> float:
    """Millimetres for each label."""
    return (pdf.epw - _LEFT) / max(len(chart.labels), 1)


def _has_legend(chart: Chart) -> bool:
    return len(chart.series) > 1 or chart.goal is not None


def _labels(chart: Chart, face: Face, slot: float) -> list[list[str]]:
    """The lines of each label. Names are wrapped; where that is of no use, and of numbers and dates, as many are
    left out as have no room: those are empty."""
    texts = [clean(one) for one in chart.labels]
    room = slot - 1.5
    wrapped = [face.wrapped(one, room) for one in texts]
    words = [word for one in texts for word in one.split()]
    if named(texts) and max(map(len, wrapped)) <= _MOST_LINES and all(face.width(one) <= room for one in words):
        return wrapped
    every = math.ceil((max(map(face.width, texts), default=0.0) + 2) / slot)
    return [[one] if place % every == 0 else [] for place, one in enumerate(texts)]


def named(labels: Sequence[str]) -> bool:
    """Whether these are names, of which none can be guessed from the others as dates can."""
    return any(one.isalpha() for label in labels for one in label)


class _Plot:
    """The field in which values are marked."""

    def __init__(self, pdf: FPDF, chart: Chart, x: float, y: float, width: float) -> None:
        self.pdf, self.chart = pdf, chart
        self.x, self.y, self.width = x, y, width
        values = [value for series in chart.series.values() for value in series]
        self.ticks = ticks(max([0.0, *values, chart.goal or 0.0]))
        self.top = self.ticks[-1]
        self.slot = width / max(len(chart.labels), 1)

    def height(self, value: float) -> float:
        """Where a value lies, in millimetres from the top of the page."""
        return self.y + _PLOT * (1 - max(value, 0) / self.top)

    def axis(self, face: Face) -> None:
        self.pdf.set_draw_color(*FAINT)
        self.pdf.set_line_width(0.15)
        self.pdf.set_text_color(*GREY)
        face.use()
        for value in self.ticks:
            at = self.height(value)
            self.pdf.line(self.x, at, self.x + self.width, at)
            text = tick(value, self.ticks)
            self.pdf.text(self.x - 2 - face.width(text), at + 1, text)

    def marks(self) -> None:
        for number, values in enumerate(self.chart.series.values()):
            colour = _COLOURS[number % len(_COLOURS)]
            if self.chart.kind == "line":
                self._line(values, colour)
            else:
                self._bars(values, colour, number)

    def _bars(self, values: Sequence[float], colour: tuple[int, int, int], number: int) -> None:
        self.pdf.set_fill_color(*colour)
        wide = self.slot * 0.7 / len(self.chart.series)
        for place, value in enumerate(values):
            at = self.height(value)
            left = self.x + place * self.slot + self.slot * 0.15 + number * wide
            if value > 0:
                self.pdf.rect(left, at, wide * 0.92, self.y + _PLOT - at, style="F")

    def _line(self, values: Sequence[float], colour: tuple[int, int, int]) -> None:
        self.pdf.set_draw_color(*colour)
        self.pdf.set_line_width(0.6)
        points = [(self.x + (place + 0.5) * self.slot, self.height(value)) for place, value in enumerate(values)]
        for (x1, y1), (x2, y2) in pairwise(points):
            self.pdf.line(x1, y1, x2, y2)
        self.pdf.set_fill_color(*colour)
        for x, y in points:
            self.pdf.circle(x, y, 0.7, style="F")

    def labels(self, face: Face) -> None:
        self.pdf.set_text_color(*GREY)
        face.use()
        for place, lines in enumerate(_labels(self.chart, face, self.slot)):
            middle = self.x + (place + 0.5) * self.slot
            for number, line in enumerate(lines):
                self.pdf.text(middle - face.width(line) / 2, self.y + _PLOT + 4 + number * face.height, line)

    def goal(self) -> None:
        if self.chart.goal is None:
            return
        at = self.height(self.chart.goal)
        _dashes(self.pdf, self.x, self.x + self.width, at)


def _dashes(pdf: FPDF, left: float, right: float, y: float) -> None:
    pdf.set_draw_color(*_GOAL)
    pdf.set_line_width(0.4)
    pdf.set_dash_pattern(dash=1.6, gap=1)
    pdf.line(left, y, right, y)
    pdf.set_dash_pattern()


def _legend(pdf: FPDF, chart: Chart, face: Face, y: float) -> None:
    """Which colour is what, and how high the goal is."""
    x = pdf.l_margin + _LEFT
    face.use()
    pdf.set_text_color(*GREY)
    for number, name in enumerate(chart.series if len(chart.series) > 1 else ()):
        pdf.set_fill_color(*_COLOURS[number % len(_COLOURS)])
        pdf.rect(x, y - 2.2, 2.6, 2.6, style="F")
        pdf.text(x + 4, y, clean(name))
        x += face.width(clean(name)) + 12
    if chart.goal is not None:
        _dashes(pdf, x, x + 6, y - 1)
        pdf.text(x + 8, y, f"{say('exports.goal')}: {formats.number(chart.goal, 2)}")


def ticks(most: float) -> list[float]:
    """Round numbers along an axis that holds `most`, from 0 on: four to six steps, the least room wasted.

    >>> ticks(52), ticks(120), ticks(0)
    ([0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0], [0.0, 25.0, 50.0, 75.0, 100.0, 125.0], [0.0, 1.0])
    """
    if most <= 0:
        return [0.0, 1.0]
    power = 10.0 ** math.floor(math.log10(most))
    steps = [one * power for one in (0.1, 0.2, 0.25, 0.5, 1, 2)]
    counted = [(math.ceil(most / step * (1 - 1e-9)), step) for step in steps]
    count, step = min((one for one in counted if 4 <= one[0] <= 6), key=lambda one: (one[0] * one[1], one[0]))
    return [step * number for number in range(count + 1)]


def tick(value: float, among: Sequence[float]) -> str:
    """A number of an axis, with as many decimals as its steps have."""
    step = Decimal(str(among[1])).normalize().as_tuple().exponent
    return formats.grouped(value, max(0, -step) if isinstance(step, int) else 0)
