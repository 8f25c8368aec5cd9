"""CSV: for programs, or (`excel`) for Excel in Russia, which wants a BOM, semicolons and decimal commas."""

from __future__ import annotations

import csv
from collections.abc import Mapping

from .cells import plain, russian
from .report import Report, Sink, Value

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


class CsvWriter:
    """Rows go to the stream as they come. The header of a file for programs are the keys, for Excel the titles.

    The stream must leave line ends alone (`newline=""`)."""

    def __init__(self, stream: Sink, report: Report, *, excel: bool = False) -> None:
        self._keys = [one.key for one in report.columns]
        self._shown = russian if excel else plain
        if excel:
            stream.write(BOM)
        self._out = csv.writer(stream, delimiter=";" if excel else ",", lineterminator="\r\n" if excel else "\n")
        self._out.writerow([one.title for one in report.columns] if excel else self._keys)

    def row(self, values: Mapping[str, Value]) -> None:
        self._out.writerow([self._shown(values.get(key)) for key in self._keys])

    def close(self) -> None:
        """Nothing follows the last row."""

    def abandon(self) -> None:
        """The stream is its owner's."""
