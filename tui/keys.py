"""Keys as a person reads them, and as the configuration changes them (`[keys]` in config.toml)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from textual.keys import Keys, format_key, key_to_character

from gosmed_cli.text import say

from . import actions
from .actions import APP, Act

_SHOWN = {
    "escape": "Esc", "enter": "Enter", "space": "Space", "tab": "Tab", "up": "↑", "down": "↓", "left": "←",
    "right": "→", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End", "delete": "Del",
}  # fmt: skip


_NAMED = frozenset(one.value for one in Keys)


@dataclass(frozen=True, slots=True)
class Keymap:
    """What is in force of the configured keys, and what is wrong with the others, in words."""

    keys: Mapping[str, str]
    problems: tuple[str, ...] = ()


def shown(key: str) -> str:
    """A key as it is written on a keyboard: `question_mark` is «?».

    >>> shown("ctrl+p"), shown("f10"), shown("slash")
    ('Ctrl+P', 'F10', '/')
    """
    *modifiers, last = key.split("+")
    name = _SHOWN.get(last) or (last.upper() if last[0] == "f" and last[1:].isdigit() else format_key(last))
    return "+".join((*(one.capitalize() for one in modifiers), name.upper() if modifiers else name))


def exists(key: str) -> bool:
    """Whether a keyboard has such a key, as the configuration names it.

    >>> exists("ctrl+t"), exists("slash"), exists("?"), exists("foo")
    (True, True, True, False)
    """
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    if not set(modifiers) <= {"ctrl", "shift", "alt"}:
        return False
    return len(last) == 1 or last in _NAMED or key_to_character(last) is not None


def listed(one: Act, keymap: Mapping[str, str]) -> str:
    """All keys of an act, as they are shown: «q, F10»."""
    keys = keymap.get(one.id, one.keys)
    return ", ".join(shown(key.strip()) for key in keys.split(",")) if keys else ""


class Named(Mapping[str, str]):
    """The first key of each act by the act's id, as it is shown; each is looked up when a text names it."""

    def __init__(self, keymap: Mapping[str, str]) -> None:
        self.keymap = keymap

    def __getitem__(self, name: str) -> str:
        if (one := actions.by_id(name)) is None:
            raise KeyError(name)
        return listed(one, self.keymap).partition(", ")[0]

    def __iter__(self) -> Iterator[str]:
        return (one.id for one in actions.every())

    def __len__(self) -> int:
        return sum(1 for _ in self)


def configured(wanted: Mapping[str, str]) -> Keymap:
    """The configured keys that fit. One for an action that there is not, or that two actions of one screen would
    share, is left out and told of: the usual key stays."""
    if not wanted:  # and no action of a section has to be loaded for it
        return Keymap({})
    known = {one.id: one for one in actions.every()}
    problems = [say("tui.keys.unknown", name=name) for name in wanted if name not in known]
    keys = {name: value.replace(" ", "") for name, value in wanted.items() if name in known}
    while clash := next(_clashes(keys), None):
        mine, other, key = clash
        problems.append(say("tui.keys.clash", key=shown(key), first=known[mine].words, second=known[other].words))
        del keys[mine]
    return Keymap(keys, tuple(problems))


def _clashes(keymap: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """A configured act, another one that can be done on the same screen, and the key that both have."""
    every = list(actions.every())
    for mine in every:
        for other in every if mine.id in keymap else ():
            together = mine.place == other.place or APP in (mine.place, other.place)
            same = _keys(mine, keymap) & _keys(other, keymap)
            if mine.id != other.id and together and same:
                yield mine.id, other.id, min(same)


def _keys(one: Act, keymap: Mapping[str, str]) -> set[str]:
    return {actions.key_name(key) for key in keymap.get(one.id, one.keys).split(",") if key.strip()}
