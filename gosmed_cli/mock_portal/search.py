"""Finding a service by words (R34): in any order and form, in titles and aliases of both languages.

Russian words are compared by their beginnings: «ё» is «е», and of five letters or more the ending may differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..contract.catalogue import Service

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset({"для", "и", "в", "на", "по", "of", "the", "a", "for", "to"})
_STEM = 5  # letters that must agree


def words(text: str) -> list[str]:
    """The words that matter, folded."""
    found = _WORD.findall(text.casefold().replace("ё", "е"))
    return [word for word in found if word not in _SMALL] or found


def matches(query: str, service: Service) -> bool:
    """Whether every word of the query is in the service's titles or aliases, in some form."""
    texts = (service.title.ru, service.title.en, service.slug, *service.aliases)
    there = {word for text in texts for word in words(text)}
    return all(_among(word, there) for word in words(query))


def _among(word: str, there: Iterable[str]) -> bool:
    return any(_same(word, other) for other in there)


def _same(one: str, other: str) -> bool:
    """Whether two words are forms of one: equal, one beginning the other, or with a common stem."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _STEM:
        return one == other or (len(one) >= 3 and other.startswith(one))
    stem = max(_STEM, len(shorter) - 3)
    return longer.startswith(shorter[:stem])
