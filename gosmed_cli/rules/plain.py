"""What people paste, made plain: hyphens, spaces and invisible marks of text processors (C18)."""

from __future__ import annotations

import unicodedata

from .broken import Broken

_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
# soft hyphen, zero-width marks, marks of writing direction, byte-order mark
_INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_TABLE = {**{ord(one): "-" for one in _HYPHENS}, **{ord(one): None for one in _INVISIBLE}}
TEXT_MAX = 300  # letters in one line of a form
LONG_TEXT_MAX = 4000  # letters in a text of several lines


def plain(text: str) -> str:
    """NFC, an ordinary hyphen for every kind of dash, single ordinary spaces, nothing invisible, trimmed.

    >>> plain("Петрова\u2011Водкина\u00a0")
    'Петрова-Водкина'
    """
    return " ".join(unicodedata.normalize("NFC", text.translate(_TABLE)).split())


def digits(text: str) -> str:
    """The text without spaces and hyphens: what should be digits only, for a rule to judge.

    >>> digits("112-233-445 95")
    '11223344595'
    """
    return unicodedata.normalize("NFKC", plain(text)).replace(" ", "").replace("-", "")


def only_digits(text: str) -> bool:
    """Whether these are ASCII digits and nothing else."""
    return text.isascii() and text.isdigit()


def line(text: str, most: int = TEXT_MAX) -> str:
    """One plain line of at most `most` letters. Raises Broken for control characters and a longer text."""
    shown = plain(text)
    # XML 1.0 cannot carry control characters, lone surrogates and the two non-characters
    if any(unicodedata.category(one) in ("Cc", "Cs") or one in "\ufffe\uffff" for one in shown):
        raise Broken("field.control")
    if len(shown) > most:
        raise Broken("field.too_long", length=len(shown), most=most)
    return shown


def lines(text: str, most: int = LONG_TEXT_MAX) -> str:
    """A text of several lines, each made plain; empty ones at both ends are dropped. Raises Broken as `line`."""
    made = "\n".join(line(one, most) for one in text.replace("\r\n", "\n").replace("\t", " ").split("\n")).strip(
        "\n"
    )
    if len(made) > most:
        raise Broken("field.too_long", length=len(made), most=most)
    return made
