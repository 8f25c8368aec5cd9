"""One key of a scenario, and the checks of values that every table shares; what is wrong is said in Russian."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..text.say import say
from . import scenario_values as values

Check = Callable[[Any], str | None]


@dataclass(frozen=True, slots=True)
class Key:
    """What one key may hold: a `check` of its value, or `inside`, the keys of a table (of each, in a list)."""

    check: Check | None = None
    required: bool = False
    inside: Mapping[str, Key] | None = None
    many: bool = False


def one_of(*allowed: str) -> Check:
    """A check for one of these words."""
    return lambda value: None if value in allowed else f"допустимо: {', '.join(allowed)}"


def text(value: Any) -> str | None:
    return None if isinstance(value, str) and value.strip() else "нужна непустая строка"


def flag(value: Any) -> str | None:
    return None if isinstance(value, bool) else "нужно true или false"


def number(value: Any) -> str | None:
    good = isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
    return None if good else "нужно число, не меньше 0"


def day(value: Any) -> str | None:
    return None if values.day(value) else "нужна дата ГГГГ-ММ-ДД"


def moment(value: Any) -> str | None:
    return None if values.moment(value) else "нужны дата и время ISO 8601 с часовым поясом"


def by_rule(name: str) -> Check:
    """A check by the rule that the form field of this name obeys."""

    def check(value: Any) -> str | None:
        broken = values.broken(name, value)
        return None if broken is None else say(broken.code, lang="ru", **broken.params)

    return check


def strings(value: Any) -> str | None:
    good = isinstance(value, Mapping) and all(isinstance(one, str | date) for one in value.values())
    return None if good else "нужна таблица строк"


def list_of_texts(value: Any) -> str | None:
    good = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return None if good else "нужен список строк"


def money(value: Any) -> str | None:
    """An amount in roubles, as text with two decimals."""
    good = isinstance(value, str) and re.fullmatch(r"\d{1,12}\.\d\d", value)
    return None if good else 'нужна сумма текстом, например "1234.50"'


def amount(lowest: int, highest: int) -> Check:
    """A check for a whole number between these, both included."""

    def check(value: Any) -> str | None:
        good = isinstance(value, int) and not isinstance(value, bool) and lowest <= value <= highest
        return None if good else f"нужно целое число от {lowest} до {highest}"

    return check


def texts(value: Any) -> str | None:
    """A list of texts, none of them empty."""
    return list_of_texts(value) or next((found for one in value if (found := text(one))), None)
