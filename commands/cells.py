"""Values of an answer as cells of CSV."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from gosmed_cli.exports.cells import plain


def cell(value: Any) -> str:
    """A value in CSV. What a spreadsheet would take for a formula gets an apostrophe."""
    if isinstance(value, Mapping) or (isinstance(value, Sequence) and not isinstance(value, str)):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return plain(value if value is None or isinstance(value, bool | int | float) else str(value))
