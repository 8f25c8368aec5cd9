"""A chart in the terminal, as text: bars or a line, the goal as a line across (R90)."""

from __future__ import annotations

from typing import Any

from gosmed_cli.errors import UsageProblem
from gosmed_cli.exports.pdf_chart import STEPS, round_step
from gosmed_cli.exports.report import Chart
from gosmed_cli.text import formats, say

from .page import CARDS_BELOW, Page

_HEIGHT = 16  # lines, title and legend included
_WIDEST = 120
_LEAST = 40
_COLOURS = ("blue", "orange", "green", "magenta")
_GOAL = "red"
_BAR, _SEVERAL = "█", "█▓▒░"  # told apart without colour, too


def draw(page: Page, chart: Chart) -> None:
    """Draw the chart as wide as the page; colours only where the page has them. Raises UsageProblem where plotext
    is not installed."""
    for line in build(chart, page.width, colour=page.colour).split("\n"):
        page.raw(line.rstrip() + "\n")
    if chart.goal is not None:
        page.line(
            f"{say('exports.goal')}: {formats.grouped(chart.goal, 0 if chart.goal >= 10 else 1)} {chart.unit}"
        )


def build(chart: Chart, width: int, *, colour: bool) -> str:
    """The chart as text."""
    try:
        import plotext as plot  # an extra, and 30 ms
    except ImportError as error:
        raise UsageProblem("exports.no_library", format="график", library="plotext") from error
    plot.clear_figure()
    plot.theme("clear" if not colour else "default")
    plot.canvas_color("default")
    plot.axes_color("default")
    plot.ticks_color("default")
    plot.plotsize(max(min(width, _WIDEST, CARDS_BELOW), _LEAST), _HEIGHT)
    title = f"{chart.title}, {chart.unit}" if chart.unit else chart.title
    plot.title(title)
    (_line if chart.kind == "line" else _bars)(plot, chart, colour=colour)
    if chart.goal is not None:
        plot.hline(chart.goal, _GOAL if colour else None)
    _axis(plot, chart)
    text = str(plot.build())
    return text if colour else plot.uncolorize(text)


def _axis(plot: Any, chart: Chart) -> None:
    """Round numbers on the axis, as in a PDF."""
    step = round_step(max([0.0, chart.goal or 0.0, *(one for values in chart.series.values() for one in values)]))
    places = [step * number for number in range(STEPS + 1)]
    plot.ylim(0, places[-1])
    plot.yticks(places, [formats.grouped(one, 0 if step >= 1 else 1) for one in places])


def _bars(plot: Any, chart: Chart, *, colour: bool) -> None:
    names = list(chart.series)
    values = [list(chart.series[name]) for name in names]
    if len(names) == 1:
        plot.bar(list(chart.labels), values[0], marker=_BAR, color=_COLOURS[0] if colour else None, width=0.6)
        return
    marks = [_SEVERAL[number % len(_SEVERAL)] for number in range(len(names))]
    colours = [_COLOURS[number % len(_COLOURS)] for number in range(len(names))] if colour else None
    plot.multiple_bar(list(chart.labels), values, labels=names, marker=marks, color=colours, width=0.7)


def _line(plot: Any, chart: Chart, *, colour: bool) -> None:
    places = list(range(1, len(chart.labels) + 1))
    for number, (name, values) in enumerate(chart.series.items()):
        shade = _COLOURS[number % len(_COLOURS)] if colour else None
        label = name if len(chart.series) > 1 else None
        plot.plot(places, list(values), label=label, marker="braille", color=shade)
    plot.xticks(places, list(chart.labels))
