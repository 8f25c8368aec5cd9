"""Hours and points as the database keeps them, in tenths, and as texts of the portal have them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from decimal import Decimal


def tenths(value: Decimal) -> int:
    """A number of one decimal as the database keeps it. Raises ValueError for a finer one.

    >>> tenths(Decimal("12.5"))
    125
    """
    if value * 10 != int(value * 10):
        raise ValueError(f"more than one decimal: {value}")
    return int(value * 10)


def of_tenths(value: int) -> Decimal:
    """The number that the database keeps in tenths.

    >>> of_tenths(125), of_tenths(120)
    (Decimal('12.5'), Decimal('12.0'))
    """
    return Decimal(value).scaleb(-1)


def shown(value: Decimal) -> str:
    """As texts of the portal have it: 36, 12,5."""
    return f"{value:f}".removesuffix(".0").replace(".", ",")


def points_of(rows: Sequence[sqlite3.Row]) -> Decimal:
    """The sum of points."""
    return of_tenths(sum(row["points"] for row in rows))


def specialties_of(row: sqlite3.Row) -> frozenset[str]:
    """The codes of the specialties that a mandatory event is for; none: everybody's."""
    return frozenset(json.loads(row["specialties"]))
