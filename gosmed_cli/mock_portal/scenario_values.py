"""Values of a scenario: read by the same rules that forms obey."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Any

from ..contract.catalogue import Field, Words, shared_fields
from ..rules.broken import Broken
from ..rules.fields import normalise

_TODAY = date(2100, 1, 1)  # scenarios may lie in any year: nothing is too late to be past


@cache
def _field(name: str) -> Field:
    shared = shared_fields()[name]
    return Field(name, shared["type"], Words("", ""), dictionary=shared.get("dictionary"))


def canonical(name: str, value: Any) -> str:
    """The value as the form field of this name has it on the wire. Raises Broken."""
    return normalise(_field(name), value, today=_TODAY)


def broken(name: str, value: Any) -> Broken | None:
    """What is wrong with this value by the rule of the form field."""
    try:
        canonical(name, value)
    except Broken as error:
        return error
    return None


def day(value: Any) -> date | None:
    """A date, written as TOML's own or as ISO text; None for anything else."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def moment(value: Any) -> datetime | None:
    """A moment with its zone, written as TOML's own or as ISO text; None for anything else."""
    try:
        read = datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return None
    return read if isinstance(read, datetime) and read.tzinfo is not None else None
