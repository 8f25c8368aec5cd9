"""Messages in two languages.

A message has a key whose first part names its file: `check.format` lives in `messages/check.py`, in
`MESSAGES: dict[str, tuple[str, str]]` as (Russian, English). Placeholders are `str.format` ones, with one
addition: `{days:n|день|дня|дней}` prints the number and the right form (English gives two forms).
`{days:w|день|дня|дней}` prints the form alone, `{path:sh}` the word as a shell must be given it.
"""

from __future__ import annotations

import os
import string
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

from .shell import quoted

LANGUAGES = ("ru", "en")
_current = "en"
_keys: Mapping[str, str] = {}


def language() -> str:
    """The language now in use: `ru` or `en`."""
    return _current


def set_language(name: str) -> None:
    """Use this language from now on; an unknown one falls back to English."""
    global _current  # one process speaks one language, and help texts are made when modules load
    _current = name if name in LANGUAGES else "en"


def set_keys(keys: Mapping[str, str]) -> None:
    """The key of each action of the full-screen cabinet, as messages name it: `{key[app.refresh]}`."""
    global _keys  # as the language: one process has one keyboard
    _keys = keys


def key_of(action: str) -> str:
    """The key of an action of the full-screen cabinet; empty where it has none, or no cabinet is open."""
    return _keys.get(action, "")


def language_of_locale(environment: Mapping[str, str] | None = None) -> str:
    """`ru` or `en` by LC_ALL, LC_MESSAGES, LANG: the first that is set decides."""
    environment = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return "ru" if value.lower().startswith("ru") else "en"
    return "en"


def plural(number: int, forms: list[str], lang: str) -> str:
    """The form that goes with this number: three forms in Russian, two in English.

    >>> plural(21, ["день", "дня", "дней"], "ru")
    'день'
    """
    number = abs(number)
    if lang == "en" or len(forms) < 3:
        return forms[0] if number == 1 else forms[1]
    if number % 10 == 1 and number % 100 != 11:
        return forms[0]
    if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14:
        return forms[1]
    return forms[2]


class _Formatter(string.Formatter):
    def __init__(self, lang: str) -> None:
        self.lang = lang

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec.startswith(("n|", "w|")):
            form = plural(int(value), format_spec[2:].split("|"), self.lang)
            return form if format_spec[0] == "w" else f"{value} {form}"
        if format_spec == "sh":
            return quoted(value)
        return str(super().format_field(value, format_spec))


@cache
def _domain(name: str) -> Mapping[str, tuple[str, str]]:
    try:
        module = import_module(f"gosmed_cli.text.messages.{name}")
    except ModuleNotFoundError:
        return {}
    messages: Mapping[str, tuple[str, str]] = module.MESSAGES
    return messages


def known(key: str) -> bool:
    """Whether there are words for this key."""
    return key in _domain(key.partition(".")[0])


def sayable(key: str, **params: Any) -> bool:
    """Whether the words for this key, and their advice, can be filled in with these values."""
    try:
        for one in (key, f"{key}.advice"):
            if known(one):
                say(one, **params)
    except (KeyError, IndexError, ValueError, TypeError):
        return False
    return known(key)


def say(key: str, /, lang: str | None = None, **params: Any) -> str:
    """The message under this key, filled in. Raises KeyError for a key without words: a fault of ours."""
    lang = lang or _current
    entry = _domain(key.partition(".")[0])[key]
    return _Formatter(lang).vformat(entry[LANGUAGES.index(lang)], (), {"key": _keys, **params})
