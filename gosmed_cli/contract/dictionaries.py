"""Dictionaries: specialties, positions, document kinds, regions… one TOML file each in `dictionaries/`.

A file holds `title = { ru, en }` and `[[items]]` of `value` (code), `title`, and where they apply `parent`,
`valid_from`, `valid_until` (TOML dates: the item may be chosen from and before those days) and `note`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from .catalogue import Words


@dataclass(frozen=True, slots=True)
class Item:
    value: str
    title: str
    parent: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    note: str | None = None

    def valid_on(self, day: date) -> bool:
        """Whether it may be chosen on this day; `valid_until` is the first day on which it may not."""
        return (self.valid_from is None or day >= self.valid_from) and (
            self.valid_until is None or day < self.valid_until
        )


@dataclass(frozen=True, slots=True)
class Dictionary:
    code: str
    title: Words
    items: tuple[Item, ...]

    def find(self, text: str) -> Item | None:
        """The item with this code or title, whatever the case, «е» for «ё» and spaces around."""
        wanted = fold(text)
        return next((one for one in self.items if wanted in (fold(one.value), fold(one.title))), None)

    def search(self, words: str) -> tuple[Item, ...]:
        """Items whose title or code has every one of the words, in any order."""
        parts = fold(words).split()
        return tuple(one for one in self.items if all(part in fold(f"{one.title} {one.value}") for part in parts))


def fold(text: str) -> str:
    """For comparing what people type: lower case, «е» for «ё», single spaces."""
    return " ".join(text.lower().replace("ё", "е").split())


def codes() -> tuple[str, ...]:
    """The codes of all dictionaries, sorted."""
    folder = files(__package__) / "dictionaries"
    return tuple(sorted(one.name.removesuffix(".toml") for one in folder.iterdir() if one.name.endswith(".toml")))


@cache
def dictionary(code: str) -> Dictionary | None:
    """The dictionary with this code; None for an unknown one."""
    if code not in codes():
        return None
    data = tomllib.loads((files(__package__) / "dictionaries" / f"{code}.toml").read_text(encoding="utf-8"))
    return Dictionary(
        code, Words(data["title"]["ru"], data["title"]["en"]), tuple(Item(**item) for item in data["items"])
    )
