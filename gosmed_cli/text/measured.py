"""Values of analyses as people read them: with the reference range, out of range marked by sign and word."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from .say import known, language, say

_SIGNS = {"low": "↓", "high": "↑"}


def number(text: str | None) -> str:
    """A decimal text with the language's mark; digits stay as they came, for they tell how exact it is.

    >>> number("5.10")
    '5.10'
    """
    if not text:
        return ""
    try:
        Decimal(text)
    except InvalidOperation:
        return text
    return text.replace(".", ",") if language() == "ru" else text


def span(value: Mapping[str, Any]) -> str:
    """The reference range: «3,9–5,9», «до 20», «от 1,0», or nothing."""
    low, high = number(value["low"]), number(value["high"])
    if low and high:
        return f"{low}–{high}"
    return say("records.up_to", high=high) if high else say("records.from", low=low) if low else ""


def verdict(value: Mapping[str, Any]) -> str:
    """«↑ выше нормы», «норма», or nothing where there is no range."""
    key = f"records.verdict.{value['verdict']}"
    words = say(key) if known(key) else ""
    return f"{_SIGNS.get(str(value['verdict']), '')} {words}".strip()


def analysis_line(value: Mapping[str, Any]) -> str:
    """All of it in one line: «Глюкоза: 6,1 ммоль/л (3,9–5,9) ↑ выше нормы»."""
    measured = f"{number(value['value'])} {value['unit']}".strip()
    norm = f"({span(value)})" if span(value) else ""
    return " ".join(part for part in (f"{value['name']}: {measured}", norm, verdict(value)) if part)
