"""Names of people as a Russian passport prints them (R37, R40, C18)."""

from __future__ import annotations

import re

from .broken import Broken
from .plain import plain

NAME_MAX = 100
# Parts of a patronymic that are written small when the rest is not.
_PARTICLES = frozenset({"оглы", "оглу", "кызы", "гызы", "кизи", "угли", "уулу", "улы"})
_NOTHING = frozenset({"нет", "отсутствует", "без отчества", "-", "no", "none"})
_ALLOWED = re.compile(r"[А-Яа-яЁё' -]")
_PARTS = re.compile(r"[А-Яа-яЁё]+(?:[' -][А-Яа-яЁё]+)*")


def name(given: str) -> str:
    """A last, first or middle name: plain hyphens and spaces, and an ordinary capital where all letters were of
    one case (passports print capitals). Raises Broken."""
    text = _tidy(given)
    if text.lower() in _NOTHING:
        raise Broken("field.name_none")
    if latin := _letters(text, r"[A-Za-z]"):
        raise Broken("field.name_latin", letters=latin)
    if others := "".join(dict.fromkeys(one for one in text if not _ALLOWED.match(one))):
        raise Broken("field.name_letters", letters=_shown(others))
    if not _PARTS.fullmatch(text):
        raise Broken("field.name_form")
    if len(text) > NAME_MAX:
        raise Broken("field.too_long", length=len(text), most=NAME_MAX)
    return _capitals(text) if text.isupper() or text.islower() else text


def same(one: str, other: str) -> bool:
    """Whether two spellings are one name: the case, hyphens' and spaces' kinds do not matter, «ё» does."""
    return _tidy(one).casefold() == _tidy(other).casefold()


def differ_in_yo_only(one: str, other: str) -> bool:
    """Whether two names differ, and in «е» and «ё» alone: a reason of its own (SPEC «Facts»).

    >>> differ_in_yo_only("Семёнова", "Семенова")
    True
    """
    return not same(one, other) and same(_without_yo(one), _without_yo(other))


def _tidy(given: str) -> str:
    text = re.sub(r" *- *", "-", plain(given))
    return re.sub("[\u2019\u02bc\u2018`]", "'", text)


def _without_yo(text: str) -> str:
    return plain(text).replace("ё", "е").replace("Ё", "Е")


def _letters(text: str, pattern: str) -> str:
    return "".join(dict.fromkeys(re.findall(pattern, text)))


def _shown(letters: str) -> str:
    """Letters fit to print: what a terminal would obey is shown by its number."""
    return "".join(one if one.isprintable() else f"U+{ord(one):04X}" for one in letters[:10])


def _capitals(text: str) -> str:
    words = re.split(r"([ '-])", text.lower())
    return "".join(
        part if part in _PARTICLES and place > 0 else part.capitalize() for place, part in enumerate(words)
    )
