"""What a report is, whatever file it becomes: a title, requisites, charts, and rows that come one by one.

The same `Report` is written as CSV, JSON lines, Excel and PDF by the modules beside this one, and drawn in a
terminal by `commands.chart`. Texts are in the language of the run already; values are raw.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, Protocol

Kind = Literal["text", "number", "hours", "money", "date", "moment", "flag"]
Value = str | int | float | bool | Decimal | date | datetime | None


@dataclass(frozen=True, slots=True)
class Column:
    """`key` names the value in a row and in CSV; `share` is the part of the page's width in proportion to the
    other columns; `total` sums the column up at the end (number, hours and money alone)."""

    key: str
    title: str
    kind: Kind = "text"
    share: float = 1.0
    total: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars or a line over `labels`, one value each in every series; `goal` draws a line across."""

    title: str
    labels: Sequence[str]
    series: Mapping[str, Sequence[float]]
    kind: Literal["bar", "line"] = "bar"
    goal: float | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """`requisites` are lines above the table (who, period, when made), `notes` those below it. `name` is short and
    without characters that files or sheets refuse."""

    name: str
    title: str
    columns: tuple[Column, ...]
    requisites: tuple[tuple[str, str], ...] = ()
    charts: tuple[Chart, ...] = ()
    notes: tuple[str, ...] = ()


class Sink(Protocol):
    """Where text goes: a file, or standard output with its own care for what it cannot encode."""

    def write(self, text: str, /) -> object:
        """Put it there. Raises OSError."""


class Writer(Protocol):
    """A file that grows: rows one by one, then `close`, without which the file is not whole."""

    def row(self, values: Mapping[str, Value]) -> None:
        """Add one row: values by the keys of the columns; a missing one is empty."""

    def close(self) -> None:
        """Totals, charts, the end of the file. Raises OSError where there is no room."""

    def abandon(self) -> None:
        """Give up what is open; the file is not whole and will be cleared away."""
