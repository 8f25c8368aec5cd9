"""Notices and the action log in words; what a later portal has is shown by its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text import say
from ..text.say import known

if TYPE_CHECKING:
    from ..contract.cabinet.notices import Action, Notice


def kind(name: str) -> str:
    """A kind of notices."""
    return _word("kind", name)


def channel(name: str) -> str:
    """A channel by which notices go."""
    return _word("channel", name)


def action(one: Action) -> str:
    """What was done."""
    return _word("action", one["action"])


def object_of(one: Action) -> str:
    """With what it was done; nothing where that is not told."""
    number = one.get("number")
    return " ".join(part for part in (f"№ {number}" if number else "", one["object"]) if part)


def came_by(one: Notice) -> str:
    """Of which kind it is, and by which channels it came."""
    by = ", ".join(channel(name) for name in one["channels"]) or say("notices.here_alone")
    return f"{kind(one['kind'])} · {by}"


def _word(what: str, name: str) -> str:
    key = f"notices.{what}.{name}"
    return say(key) if known(key) else name
