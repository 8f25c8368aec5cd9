"""Which documents open what for an account: `gates.toml`, read by both ends."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .catalogue import Words
from .vocabulary import Level

_FILE = Path(__file__).parent / "gates.toml"


@dataclass(frozen=True, slots=True)
class Gate:
    """`opens` is a flag of the account; asked of accounts of this `level`; of each group of `documents` one kind
    must be proven."""

    opens: str
    level: Level
    title: Words
    documents: tuple[tuple[str, ...], ...]

    def missing(self, proven: frozenset[str]) -> tuple[tuple[str, ...], ...]:
        """The groups of which nothing is proven yet."""
        return tuple(kinds for kinds in self.documents if proven.isdisjoint(kinds))


@cache
def gates() -> tuple[Gate, ...]:
    """All gates, in the order of the file."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(
        Gate(one["opens"], Level(one["level"]), Words(**one["title"]), tuple(tuple(g) for g in one["documents"]))
        for one in data["gate"]
    )
