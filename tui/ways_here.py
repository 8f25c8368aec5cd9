"""Where on the screen that is done what a text tells to type: of `gosmed cpd goal 50` «5 Training → w Goal».

The registry of acts knows both: the command of each act, and its key.
"""

from __future__ import annotations

import re
from functools import cache

from gosmed_cli.text.say import key_of

from . import actions
from .actions import APP, Act
from .sections import SECTIONS, section

_COMMAND = re.compile(r"\bgosmed((?: [a-z][a-z-]*)+)")


def found(text: str) -> list[str]:
    """The ways, each once, of the commands that the text names and a section or an act stands for."""
    mentioned = [tuple(words.split()) for words in _COMMAND.findall(text)]
    acts = [one for words in mentioned if (one := _act(words)) is not None]
    return [_way(one) for one in dict.fromkeys(acts)]


def _act(words: tuple[str, ...]) -> Act | None:
    """The act whose command is the longest beginning of this one."""
    known = _known()
    lengths = range(len(words), 0, -1)
    return next((known[words[:length]] for length in lengths if words[:length] in known), None)


@cache
def _known() -> dict[tuple[str, ...], Act]:
    """Acts by the words of their command: sections first, and what needs the fewest options. Those of the wizard
    are left out: it is about one form."""
    places = (APP, *(one.name for one in SECTIONS), "sign_in")
    acts = [one for place in places for one in actions.acts(place)]
    known: dict[tuple[str, ...], Act] = {}
    for one in sorted(acts, key=lambda one: (one.place != APP, len(one.command.split()))):
        if words := "".join(_COMMAND.findall(one.command)[:1]).split():
            known.setdefault(tuple(words), one)
    return known


def _way(one: Act) -> str:
    """The section, if it is done in one, and the act, each with its key."""
    place = section(one.place)
    steps = [actions.by_id(f"app.go_{place.name}"), one] if place else [one]
    return " → ".join(_step(step) for step in steps if step)


def _step(one: Act) -> str:
    menu = key_of("app.menu") if one.id.startswith("app.go_") else ""
    return f"{key_of(one.id) or menu} {one.words}".strip()
