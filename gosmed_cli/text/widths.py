"""How many columns of a screen a text takes."""

from __future__ import annotations

import unicodedata


def cell_width(text: str) -> int:
    """Columns that a text takes on the screen."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )


def padded(text: str, width: int) -> str:
    """The text filled up with spaces to this many columns."""
    return text + " " * max(width - cell_width(text), 0)
