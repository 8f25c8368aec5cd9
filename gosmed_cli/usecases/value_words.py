"""Values of a form and free times as people write them, for every face of the program."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from ..contract.dictionaries import dictionary
from ..text import formats, language, say
from .appointments import slot_of

if TYPE_CHECKING:
    from ..contract.catalogue import Field
    from .appointments import FreeSlot


def weekday(day: date) -> str:
    """«05.03.2026, чт»."""
    return f"{formats.day(day)}, {say(f'appointment.weekday.{day.weekday()}')}"


def described(one: FreeSlot) -> str:
    """«05.03.2026, чт, 10:30, МФЦ района …»."""
    return f"{weekday(one.at)}, {one.at:%H:%M}, {where(one)}"


def where(one: FreeSlot) -> str:
    """The place of a free time, and how to find it."""
    return formats.place(one.title, one.address)


def shown(field: Field, value: object) -> str:
    """A value as people write it: dates and numbers in their usual form, one of a dictionary by its title."""
    if field.type == "slot":
        meeting = slot_of(str(value), field.dictionary or "")
        return described(meeting) if meeting else str(value)
    found = dictionary(field.dictionary) if field.dictionary else None
    item = found.find(str(value)) if found else None
    if item:
        return item.shown(language())
    return _SHOWN[field.type](str(value)) if field.type in _SHOWN else str(value)


def _date(text: str) -> str:
    try:
        return formats.day(date.fromisoformat(text))
    except ValueError:
        return text  # a draft may hold what was not checked


def _snils(text: str) -> str:
    return f"{text[:3]}-{text[3:6]}-{text[6:9]} {text[9:]}" if re.fullmatch(r"\d{11}", text) else text


def _phone(text: str) -> str:
    found = re.fullmatch(r"\+7(\d{3})(\d{3})(\d\d)(\d\d)", text)
    return f"+7 {found[1]} {found[2]}-{found[3]}-{found[4]}" if found else text


def _flag(text: str) -> str:
    return say(f"forms.flag.{text}") if text in ("true", "false") else text


def _sex(text: str) -> str:
    return say(f"records.sex.{text}") if text in ("male", "female") else text


_SHOWN: Mapping[str, Callable[[str], str]] = {
    **dict.fromkeys(("birth_date", "past_date", "future_date", "date"), _date),
    "snils": _snils,
    "phone": _phone,
    "flag": _flag,
    "sex": _sex,
}
