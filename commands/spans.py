"""Spans of time as they are typed: 90s, 30m, 2h, 7d."""

from __future__ import annotations

import re
from datetime import timedelta

from gosmed_cli.errors import UsageProblem

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def span(text: str, option: str) -> timedelta:
    """The span behind the text. Raises UsageProblem naming the option."""
    found = re.fullmatch(r"(\d{1,6})\s*([smhd])", text.strip().lower())
    if not found or int(found[1]) == 0:
        raise UsageProblem("bad_span", option=option, value=text)
    return timedelta(**{_UNITS[found[2]]: int(found[1])})
