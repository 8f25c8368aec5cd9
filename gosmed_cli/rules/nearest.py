"""The nearest right spelling of what somebody typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from ..contract.dictionaries import Dictionary, fold

SHOWN = 3  # suggestions in one message


def nearest(typed: str, spellings: Mapping[str, Iterable[str]], cutoff: float = 0.6) -> str | None:
    """The key one of whose spellings (or the key itself) is nearest to what was typed; None if none is near.

    >>> nearest("snlis", {"snils": ["СНИЛС"], "inn": ["ИНН"]})
    'snils'
    """
    by_spelling = {_folded(one): key for key, others in spellings.items() for one in (*others, key)}
    found = get_close_matches(_folded(typed), by_spelling, n=1, cutoff=cutoff)
    return by_spelling[found[0]] if found else None


def similar_items(typed: str, among: Dictionary) -> list[str]:
    """Up to three titles that look like what was typed: those that contain its words first."""
    wanted = fold(typed)
    containing = [one.title for one in among.search(wanted)] if len(wanted) > 2 else []
    titles = {fold(one.title): one.title for one in among.items}
    close = [titles[one] for one in get_close_matches(wanted, titles, n=SHOWN, cutoff=0.5)]
    return list(dict.fromkeys([*containing, *close]))[:SHOWN]


def _folded(text: str) -> str:
    return fold(text).replace("-", "_").replace(" ", "_")
