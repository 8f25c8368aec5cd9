"""The rows of `docs/requirements.md`: what gosmed promises, by number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from commands.table import TABLE
from gosmed_cli.contract.catalogue import bundled

from .pages import ROOT

_ROW = re.compile(r"^\| ([RC]\d+) \| (.+) \| (.+) \|$")
_LATER = {"en": "later: ", "ru": "позже: "}


@dataclass(frozen=True)
class Requirement:
    """One row; `later` names what this row waits for (commands or services), nothing when it is due now."""

    number: str
    what: str
    where: str
    later: tuple[str, ...]

    @property
    def overdue(self) -> tuple[str, ...]:
        """What it waited for and what exists by now: the excuse has ended."""
        return tuple(name for name in self.later if name in TABLE or name in bundled().services)


def requirements(lang: str = "en") -> list[Requirement]:
    """Every row of the page in this language, in its order."""
    folder = ROOT / "docs" if lang == "en" else ROOT / "docs" / lang
    rows = (folder / "requirements.md").read_text(encoding="utf-8").splitlines()
    return [_requirement(found[1], found[2], found[3], lang) for row in rows if (found := _ROW.match(row))]


def _requirement(number: str, what: str, where: str, lang: str) -> Requirement:
    mark = _LATER[lang]
    later = tuple(re.findall(r"`([^`]+)`", where)) if where.startswith(mark) else ()
    return Requirement(number, what, where, later)
