"""Dictionaries: specialties, positions, document kinds, regions… one TOML file each in `dictionaries/`.

A file holds `title = { ru, en }` and `[[items]]` of `value` (code), `title`, and where they apply `parent`,
`valid_from`, `valid_until` (TOML dates: the item may be chosen from and before those days) and `note`.
Short ones that screens show have `title_en` too; names of the law are Russian only. `aliases` are other names.
A topic may have the `answer` that its approval gives; a place of meetings its `address` and its `hours`
(`09:00-18:00`, in which meetings begin every half hour of a working day).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from .catalogue import Words

_FOLDER = Path(__file__).parent / "dictionaries"


@dataclass(frozen=True, slots=True)
class Item:
    value: str
    title: str
    parent: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    note: str | None = None
    title_en: str | None = None
    aliases: tuple[str, ...] = ()
    answer: str | None = None
    address: str | None = None
    hours: str | None = None

    def spellings(self) -> tuple[str, ...]:
        """Everything that means this item, folded."""
        names = (self.title, self.value, _BRACKETS.sub(" ", self.title), self.title_en or "", *self.aliases)
        return tuple(dict.fromkeys(one for name in names if (one := fold(name))))

    def shown(self, lang: str) -> str:
        """The title in this language; in Russian where there is no other."""
        return self.title_en if lang == "en" and self.title_en else self.title

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
    _spelled: dict[str, Item] = field(default_factory=dict, init=False, repr=False, compare=False)

    def find(self, text: str) -> Item | None:
        """The item with this code or title, whatever the case, «е» for «ё», hyphens and spaces; what a title has
        in brackets may be left out."""
        if not self._spelled:  # made once: a review asks many times
            for item in reversed(self.items):
                self._spelled.update(dict.fromkeys(item.spellings(), item))
        return self._spelled.get(fold(text))

    def search(self, words: str) -> tuple[Item, ...]:
        """Items that have every one of the words, in any order: first those that are so called, then those whose
        title begins so, then those with such words, then with parts of words."""
        wanted = fold(words)
        found = [one for one in self.items if all(part in " ".join(one.spellings()) for part in wanted.split())]
        return tuple(sorted(found, key=lambda one: _distance(wanted, one.spellings())))


def _distance(wanted: str, spellings: tuple[str, ...]) -> int:
    if wanted in spellings:
        return 0
    if any(one.startswith(wanted) for one in spellings):
        return 1
    text = f" {' '.join(spellings)}"
    return 2 if all(f" {part}" in text for part in wanted.split()) else 3


_DASHES = re.compile("[-\u2010-\u2015\u2212]")
_BRACKETS = re.compile(r"\([^)]*\)")


def fold(text: str) -> str:
    """For comparing what people type: lower case, «е» for «ё», a single space for spaces, hyphens and dashes."""
    return " ".join(_DASHES.sub(" ", text.lower().replace("ё", "е")).split())


def codes() -> tuple[str, ...]:
    """The codes of all dictionaries, sorted."""
    return tuple(sorted(one.stem for one in _FOLDER.glob("*.toml")))


@cache
def dictionary(code: str) -> Dictionary | None:
    """The dictionary with this code; None for an unknown one."""
    source = _FOLDER / f"{code}.toml"
    if not re.fullmatch("[a-z-]+", code) or not source.is_file():
        return None
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return Dictionary(
        code, Words(data["title"]["ru"], data["title"]["en"]), tuple(_item(item) for item in data["items"])
    )


def title_of(code: str | None, value: str) -> str:
    """The item of this dictionary that the value names, by its title; the value itself where there is none.

    >>> title_of("regions", "")
    ''
    """
    among = dictionary(code) if code and value else None
    item = among.find(value) if among else None
    return item.title if item else value


def _item(data: dict[str, Any]) -> Item:
    return Item(**{**data, "aliases": tuple(data.get("aliases", ()))})
