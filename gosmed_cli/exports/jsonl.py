"""JSON lines: one object a row, for programs that read as they go."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from ..text.clean import harmless
from .report import Report, Sink, Value


class JsonLinesWriter:
    """Money is text, as everywhere in this program; dates are ISO 8601."""

    def __init__(self, stream: Sink, report: Report) -> None:
        self._stream = stream
        self._keys = [one.key for one in report.columns]

    def row(self, values: Mapping[str, Value]) -> None:
        read = {key: _json(values.get(key)) for key in self._keys}
        self._stream.write(harmless(json.dumps(read, ensure_ascii=False)) + "\n")

    def close(self) -> None:
        """Nothing follows the last row."""

    def abandon(self) -> None:
        """The stream is its owner's."""


def _json(value: Value) -> Value:
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value
