"""Finding a service by words (R34): in any order and form, in titles and other names of both languages.

Russian words are compared by their beginnings: «ё» is «е», and of five letters or more the ending may differ. One
slip of the finger in a word of five letters or more is forgiven. What fits best comes first: a whole name, then
words of one name, then words of several, then words that only the summary has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..contract.catalogue import Service

Rank = tuple[int, int]  # how well the words fit, and the place among those that fit alike
_NO_STEP = 9999
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset({"для", "и", "в", "на", "по", "о", "об", "к", "с", "of", "the", "a", "an", "for", "to", "by"})
_STEM = 5  # letters that must agree
_FORGIVEN = 5  # letters of a word in which one slip is forgiven


def words(text: str) -> list[str]:
    """The words that matter, folded."""
    found = _WORD.findall(text.casefold().replace("ё", "е"))
    return [word for word in found if word not in _SMALL] or found


def search(query: str, services: Iterable[Service]) -> list[tuple[Rank, Service]]:
    """Services that the words mean, each with its rank; the lowest rank is the best and comes first. No words
    find everything, in the order of slugs."""
    no_words = not words(query)
    found = [
        ((fits, 0 if no_words else _step(one)), one)
        for one in services
        if (fits := rank_of(query, one)) is not None
    ]
    return sorted(found, key=lambda pair: (pair[0], pair[1].slug))


def _step(service: Service) -> int:
    """Of services that fit alike, the steps to a whole cabinet come first, in their order."""
    return service.step.order if service.step else _NO_STEP


def rank_of(query: str, service: Service) -> int | None:
    """How well the words fit this service: 0 best; None where they do not."""
    names = (service.title.ru, service.title.en, service.slug, *service.aliases)
    return rank(query, names, (service.summary.ru, service.summary.en))


def rank(query: str, titles: Iterable[str], texts: Iterable[str]) -> int | None:
    """How well the words fit what has these titles and is described in these texts: 0 best; None where they do
    not. No words fit everything."""
    wanted = words(query)
    if not wanted:
        return 0
    names = [words(name) for name in titles]
    if any(sorted(wanted) == sorted(name) for name in names):
        return 0
    if any(_all_among(wanted, name) for name in names):
        return 1
    there = {word for name in names for word in name}
    if _all_among(wanted, there):
        return 2
    there |= {word for text in texts for word in words(text)}
    if _all_among(wanted, there):
        return 3
    return 4 if all(any(_same(one, word) or _slip(one, word) for word in there) for one in wanted) else None


def _all_among(wanted: Iterable[str], there: Iterable[str]) -> bool:
    return all(any(_same(one, word) for word in there) for one in wanted)


def _same(one: str, other: str) -> bool:
    """Whether two words are forms of one: equal, one beginning the other, or with a common stem."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _STEM:
        return one == other or (len(one) >= 3 and other.startswith(one))
    stem = max(_STEM, len(shorter) - 3)
    return longer.startswith(shorter[:stem])


def _slip(one: str, other: str) -> bool:
    """Whether the word begins so but for one slip: a letter wrong, missing, too many, or two changed over."""
    if len(one) < _FORGIVEN or not one.isalpha():
        return False
    for length in (len(one) - 1, len(one), len(one) + 1):
        if len(other) >= length and _near(one, other[:length]):
            return True
    return False


def _near(one: str, other: str) -> bool:
    start = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rest, theirs = one[start:], other[start:]
    swapped = rest[:2][::-1] == theirs[:2] and rest[2:] == theirs[2:]
    return rest[1:] == theirs[1:] or rest[1:] == theirs or rest == theirs[1:] or swapped
