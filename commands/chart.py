"""A chart in the terminal, as text: bars or a line, the goal as a line across (R90)."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator
from typing import Any

from gosmed_cli.errors import UsageProblem
from gosmed_cli.exports.pdf_chart import named, tick, ticks
from gosmed_cli.exports.report import Chart
from gosmed_cli.text import formats, say
from gosmed_cli.text.clean import clean
from gosmed_cli.text.widths import cell_width, padded

from .page import Page

_HEIGHT = 16  # lines, title and labels included
_WIDEST, _LEAST = 120, 40  # columns
_EDGES = 8  # columns beside the plot: numbers and the frame
_COLOURS = (33, 208, 71, 133)  # of 256: blue, orange, green, magenta, told apart by colour-blind people
_GOAL = 160  # red
_MARKS = "█▓▒░"  # told apart without colour
_LINE, _DASH = "braille", "─"
_ASCII = str.maketrans("█▓▒░─│┌┐└┘├┤┬┴┼", "#=:.-|+++++++++")
_PLAIN_LINE = "*"


def draw(page: Page, chart: Chart) -> None:
    """Draw the chart as wide as the page, at most 120 columns. Raises UsageProblem where plotext is not installed,
    and then nothing is drawn."""
    for line in build(page, chart):
        page.raw(f"{line}\n")


def build(page: Page, chart: Chart) -> list[str]:
    """The lines of the chart: colours only where the page has them, ASCII where its stream has no blocks. Raises
    UsageProblem where plotext is not installed."""
    if not chart.labels or not chart.series:
        return [clean(chart.title)]
    blocks = _has_blocks(page)
    if chart.kind == "bar" and len(chart.series) == 1 and named(chart.labels) and _every(chart, page.width) > 1:
        shown = list(_lying(page, chart))
        return shown if blocks else [line.translate(_ASCII) for line in shown]
    lines = [*_field(chart, page.width, colour=page.colour, blocks=blocks).split("\n"), _legend(page, chart)]
    shown = [line.rstrip() for line in lines if line.strip()]
    return shown if blocks else [line.translate(_ASCII) for line in shown]


def _has_blocks(page: Page) -> bool:
    try:
        "█▓┤⠒".encode(page.stream.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _field(chart: Chart, width: int, *, colour: bool, blocks: bool) -> str:
    """The title, the axes and what is between them."""
    plot = _plotext()
    plot.clear_figure()
    for paint in (plot.canvas_color, plot.axes_color, plot.ticks_color):
        paint("default")
    width = _fit(width)
    plot.limitsize(False, False)  # the page knows how wide it is
    plot.plotsize(width, _HEIGHT)
    plot.title(clean(f"{chart.title}, {chart.unit}" if chart.unit else chart.title))
    if chart.kind == "line":
        _line(plot, chart, blocks=blocks)
    else:
        _bars(plot, chart)
    if chart.goal is not None:
        plot.hline(chart.goal, _GOAL)
    _axis(plot, chart)
    _labels(plot, chart, width)
    text = str(plot.build())
    return text if colour else str(plot.uncolorize(text))


def _plotext() -> Any:
    try:
        import plotext  # an extra, and 30 ms
    except ImportError as error:
        raise UsageProblem("exports.no_library", library="plotext") from error
    return plotext


def _axis(plot: Any, chart: Chart) -> None:
    """Round numbers on the axis, as in a PDF."""
    places = ticks(max([0.0, chart.goal or 0.0, *(one for values in chart.series.values() for one in values)]))
    plot.ylim(0, places[-1])
    plot.yticks(places, [tick(one, places) for one in places])


def _labels(plot: Any, chart: Chart, width: int) -> None:
    """Each label, or each second, third…: as many as there is room for."""
    labels, every = [clean(one) for one in chart.labels], _every(chart, width)
    plot.xticks(list(range(1, len(labels) + 1, every)), labels[::every])


def _every(chart: Chart, width: int) -> int:
    slot = (_fit(width) - _EDGES) / len(chart.labels)
    return math.ceil((max(cell_width(clean(one)) for one in chart.labels) + 2) / slot)


def _fit(width: int) -> int:
    return max(min(width, _WIDEST), _LEAST)


def _lying(page: Page, chart: Chart) -> Iterator[str]:
    """Bars that lie: names that would not stand beside each other have a line each."""
    ((_, values),) = chart.series.items()
    numbers = [formats.number(one, 2) for one in values]
    left = min(max(cell_width(clean(one)) for one in chart.labels), _fit(page.width) // 2)
    room = _fit(page.width) - left - max(map(len, numbers)) - 4
    top = max([*values, chart.goal or 0.0]) or 1.0
    yield clean(f"{chart.title}, {chart.unit}" if chart.unit else chart.title)
    for label, value, number in zip(chart.labels, values, numbers, strict=True):
        *above, last = textwrap.wrap(clean(label), left) or [""]
        yield from (f"  {line}" for line in above)
        bar = _painted(page, _MARKS[0] * max(round(room * value / top), 1 if value > 0 else 0), _COLOURS[0])
        yield f"  {padded(last, left)} {bar} {number}"
    if chart.goal is not None:
        yield _legend(page, chart)


def _bars(plot: Any, chart: Chart) -> None:
    labels = list(map(str, range(len(chart.labels))))  # their places; the words are set with those that fit
    values = [list(one) for one in chart.series.values()]
    if len(values) == 1:
        plot.bar(labels, values[0], marker=_MARKS[0], color=_COLOURS[0], width=0.6)
    else:
        looks = [_look(number) for number in range(len(values))]
        marks, colours = [one[0] for one in looks], [one[1] for one in looks]
        plot.multiple_bar(labels, values, marker=marks, color=colours, width=0.7)


def _line(plot: Any, chart: Chart, *, blocks: bool) -> None:
    places = list(range(1, len(chart.labels) + 1))
    for number, values in enumerate(chart.series.values()):
        mark = _LINE if blocks else _PLAIN_LINE
        plot.plot(places, list(values), marker=mark, color=_look(number)[1])


def _look(number: int) -> tuple[str, int]:
    """The mark and the colour of a series."""
    return _MARKS[number % len(_MARKS)], _COLOURS[number % len(_COLOURS)]


def _legend(page: Page, chart: Chart) -> str:
    """What is what, under the chart, so that nothing is hidden."""
    return "  " + "   ".join(_legends(page, chart))


def _legends(page: Page, chart: Chart) -> Iterator[str]:
    if len(chart.series) > 1:
        for number, name in enumerate(chart.series):
            mark, colour = _look(number)
            sample = _DASH if chart.kind == "line" else mark
            yield f"{_painted(page, sample * 2, colour)} {clean(name)}"
    if chart.goal is not None:
        yield f"{_painted(page, _DASH * 2, _GOAL)} {say('exports.goal')}: {formats.number(chart.goal, 2)}"


def _painted(page: Page, text: str, colour: int) -> str:
    return f"\x1b[38;5;{colour}m{text}\x1b[0m" if page.colour else text
