"""The Russian keyboard layout: keys by their place, and words typed in the wrong layout.

A terminal sends `й` where the key `q` is pressed while ЙЦУКЕН is on. Hotkeys are looked up by the Latin twin of
such a key, and a search also tries what would have been typed in the other layout («pfzdrf» is «заявка»).
"""

from __future__ import annotations

_RU = "йцукенгшщзхъфывапролджэячсмитьбюё"
_EN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_TO_LATIN = {
    **dict(zip(_RU, _EN, strict=True)),
    **dict(zip(_RU.upper(), 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~', strict=True)),
}
_TO_RUSSIAN = {latin: russian for russian, latin in _TO_LATIN.items()}
# names that Textual gives to keys that are no letters
_NAMES = {
    "[": "left_square_bracket", "]": "right_square_bracket", "{": "left_curly_bracket", "}": "right_curly_bracket",
    ";": "semicolon", ":": "colon", "'": "apostrophe", '"': "quotation_mark", ",": "comma", ".": "full_stop",
    "<": "less_than_sign", ">": "greater_than_sign", "`": "grave_accent", "~": "tilde",
}  # fmt: skip
# the key that is «/» and «?» on a Latin keyboard types «.» and «,» in ЙЦУКЕН
_PLACES = {"full_stop": "slash", "comma": "question_mark"}


def twin(key: str) -> str | None:
    """The Latin key at the same place, with the same modifiers; None where there is none.

    >>> twin("й"), twin("ctrl+с"), twin("full_stop")
    ('q', 'ctrl+c', 'slash')
    """
    *modifiers, last = key.split("+")
    if last in _PLACES:
        return "+".join((*modifiers, _PLACES[last]))
    latin = _TO_LATIN.get(last)
    return None if latin is None else "+".join((*modifiers, _NAMES.get(latin, latin)))


def swapped(text: str) -> tuple[str, str]:
    """The text as it would stand had it been typed in the other layout: Latin read as Russian, and the reverse.

    >>> swapped("pfzdrf")[0]
    'заявка'
    """
    return (
        "".join(_TO_RUSSIAN.get(one, one) for one in text),
        "".join(_TO_LATIN.get(one, one) for one in text),
    )


def folded(text: str) -> str:
    """As texts are compared: case and «ё» do not matter."""
    return text.casefold().replace("ё", "е")


def begins(query: str, text: str) -> bool:
    """Whether the text begins with what was typed, in this layout or in the other."""
    where = folded(text)
    return any(where.startswith(folded(one).strip()) for one in (query, *swapped(query)))


def found(query: str, text: str) -> bool:
    """Whether every word typed is part of the text, in this layout or in the other."""
    where = folded(text)
    readings = (query, *swapped(query))
    return any(all(word in where for word in folded(one).split()) for one in readings)
