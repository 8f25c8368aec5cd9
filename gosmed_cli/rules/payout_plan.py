"""A plan of payouts as people keep it: months, amounts, sources; read from CSV, compared with what came (R98)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from ..contract.dictionaries import dictionary, fold
from .broken import Broken

SOURCES = "payout-sources"
ANY = ""  # a plan for all sources together
_MONTHS = "янв фев мар апр ма июн июл авг сен окт ноя дек".split()
_NAMES = {
    "month": ("месяц", "период", "month", "period"),
    "amount": ("сумма", "план", "amount", "plan", "plan amount"),
    "source": ("источник", "source"),
}
_MOST = Decimal("1000000000")


@dataclass(frozen=True, slots=True)
class Planned:
    """So much is expected for this month (`YYYY-MM`), from this source or (`ANY`) altogether."""

    month: str
    amount: Decimal
    source: str = ANY


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line of a file, counted from 1, that says nothing usable; `why` names the rule, and fills its words."""

    line: int
    why: Broken


def month(text: str) -> str:
    """A month as typed: `2026-03`, `03.2026`, `март 2026`. Raises Broken.

    >>> month("03.2026"), month("Март 2026 г.")
    ('2026-03', '2026-03')
    """
    plain = " ".join(text.split()).lower().removesuffix(" г.").removesuffix(" г")
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})", plain):
        year, number = int(found[1]), int(found[2])
    elif found := re.fullmatch(r"(\d{1,2})[./](\d{4})", plain):
        year, number = int(found[2]), int(found[1])
    elif found := re.fullmatch(r"([а-яё]+) (\d{4})", plain):
        begins = [place for place, name in enumerate(_MONTHS, 1) if found[1].startswith(name)]
        year, number = int(found[2]), begins[0] if begins else 0
    else:
        year, number = 0, 0
    if not (1 <= number <= 12 and 1990 <= year <= 2100):
        raise Broken("payouts.bad_month")
    return f"{year:04}-{number:02}"


def amount(text: str) -> Decimal:
    """An amount of roubles as typed: `85000`, `85 000,50`, `85,000.50`. Raises Broken.

    >>> amount("85 000,5"), amount("1,234.00 ₽")
    (Decimal('85000.50'), Decimal('1234.00'))
    """
    plain = re.sub(r"[\s\u00a0\u202f]|₽|руб\.?", "", text)
    if "," in plain and "." in plain:
        plain = plain.replace(",", "") if plain.rfind(".") > plain.rfind(",") else plain.replace(".", "")
    try:
        value = Decimal(plain.replace(",", "."))
    except InvalidOperation as error:
        raise Broken("payouts.bad_amount") from error
    exponent = value.as_tuple().exponent
    if not value.is_finite() or not 0 <= value < _MOST or not isinstance(exponent, int) or exponent < -2:
        raise Broken("payouts.bad_amount")
    return value.quantize(Decimal("0.01"))


def source(text: str) -> str:
    """The code of a source given by code or title; nothing means all together. Raises Broken."""
    if not text.strip():
        return ANY
    among = dictionary(SOURCES)
    item = among.find(text) if among else None
    if item is None:
        raise Broken("payouts.bad_source")
    return item.value


def read(text: str) -> tuple[list[Planned], list[BadLine]]:
    """A plan from CSV with a header (Russian or English), `;` or `,` between cells; every bad line is told."""
    lines = text.lstrip("\ufeff").splitlines()
    first = next((line for line in lines if line.strip()), "")
    rows = csv.reader(lines, delimiter=";" if first.count(";") >= first.count(",") and ";" in first else ",")
    names: Mapping[int, str] = {}
    plan: list[Planned] = []
    bad: list[BadLine] = []
    seen: set[tuple[str, str]] = set()
    for number, cells in enumerate(rows, 1):
        if not any(cell.strip() for cell in cells):
            continue
        if not names:
            names = _columns(cells)
            if not {"month", "amount"} <= set(names.values()):
                return [], [BadLine(number, Broken("payouts.no_header"))]
            continue
        try:
            one = _planned({name: cells[place] for place, name in names.items() if place < len(cells)}, seen)
        except Broken as why:
            bad.append(BadLine(number, why))
        else:
            plan.append(one)
            seen.add((one.month, one.source))
    return plan, bad


def _columns(cells: Iterable[str]) -> dict[int, str]:
    """Which column holds what, by the words of the header."""
    found: dict[int, str] = {}
    for place, cell in enumerate(cells):
        for name, words in _NAMES.items():
            if fold(cell) in words and name not in found.values():
                found[place] = name
    return found


def _planned(cells: Mapping[str, str], seen: set[tuple[str, str]]) -> Planned:
    one = Planned(month(cells.get("month", "")), amount(cells.get("amount", "")), source(cells.get("source", "")))
    if (one.month, one.source) in seen:
        raise Broken("payouts.twice")
    return one
