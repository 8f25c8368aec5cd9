"""Values as cells of a text file: written so that no program takes one for a formula."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

from ..text import formats
from ..text.clean import clean
from .report import Value

# a spreadsheet takes what begins so for a formula; wide forms are folded by some on the way in
_BEGINS = tuple("=+-@\t\r\n＝＋－＠")
# a number or a telephone in plain digits; with hyphens inside, Excel would calculate it
_NUMBER = re.compile(r"[+-]?\d(?:[\d\s]*\d)?(?:[.,]\d+)?")
# where a program that splits at another mark than ours would begin a cell with a formula
_INSIDE = re.compile(r"([;,|][\s\"]*)(?=[=@＝＠]|[+\-＋－][^;,|]*[(|!])")


def guarded(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would run; true numbers stay as they are.

    Also behind `;`, `,` and `|`, which split a line in programs that are set up for another kind of CSV.

    >>> guarded("=1+1"), guarded("-12,50"), guarded("+7 900 000 00 01"), guarded("+7-900"), guarded("a;=1")
    ("'=1+1", '-12,50', '+7 900 000 00 01', "'+7-900", "a;'=1")
    """
    text = _INSIDE.sub(r"\1'", text)
    begins = text.lstrip()
    return f"'{text}" if begins.startswith(_BEGINS) and not _NUMBER.fullmatch(begins.rstrip()) else text


def plain(value: Value) -> str:
    """As programs read it: a point in numbers, ISO dates."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, int | float | Decimal) else guarded(clean(value))


def russian(value: Value) -> str:
    """As Excel in Russia reads it: a comma in numbers, ДД.ММ.ГГГГ."""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, datetime):
        return f"{value.astimezone(formats.MOSCOW):%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, int | float | Decimal):
        return str(value).replace(".", ",")
    return plain(value)
