"""Everything that can be done by a key: the one registry of actions.

It feeds the bindings of screens, the footer, the help (`?`), the command palette and the table of keys in the
documentation, so that none of them can say something else than another.

To add a screen:

1. `tui/sections.py`: one line in SECTIONS (or in PLACES for a screen that is opened from another one).
2. `tui/screens/<name>/actions.py`: `ACTIONS`, a tuple of `Act`; each `id` is `<name>.<what>`, its words are
   `tui_<name>.act.<what>` in `gosmed_cli/text/messages/tui_<name>.py`, where `tui_<name>.section` is the title.
3. `tui/screens/<name>/screen.py`: a `CabinetScreen` (see `tui/screens/base.py`) with `PLACE = "<name>"` and
   `BINDINGS = bindings("<name>")`; an act's `action` is its method `action_<…>`, `when` names a property of the
   screen that says whether it is possible now.
4. `tui/styles/<name>.tcss`: only what is particular to it; colours only as tokens of `themes.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from gosmed_cli.text import say

from .sections import PLACES, SECTIONS, section

if TYPE_CHECKING:
    from textual.binding import Binding

APP = "app"  # the place of what can be done everywhere


@dataclass(frozen=True, slots=True)
class Act:
    """One action. `keys` are Textual's names, comma-separated; `footer`: shown below; `when`: a property of the
    screen that must be true; `command`: what to type for the same without this screen; `key` overrides the key of
    its words; `palette`: whether the command palette offers it."""

    id: str
    action: str
    keys: str = ""
    footer: bool = False
    when: str = ""
    command: str = ""
    key: str = ""
    palette: bool = True

    @property
    def place(self) -> str:
        return self.id.partition(".")[0]

    @property
    def words(self) -> str:
        """What it does, in the language of the run."""
        if self.key:
            return say(self.key)
        domain = "tui" if self.place == APP else f"tui_{self.place}"
        return say(f"{domain}.act.{self.id.partition('.')[2]}")


_EVERYWHERE = (
    Act("app.help", "app.help", "question_mark,f1", footer=True, palette=False),
    Act("app.filter", "screen.filter", "slash,f3", footer=True, when="can_filter"),
    Act("app.palette", "app.command_palette", "ctrl+p,f2", palette=False),
    Act("app.menu", "app.menu", "m,f9", footer=True),
    Act("app.refresh", "screen.refresh", "r,f5"),
    Act("app.copy", "screen.copy", "y", when="can_copy"),
    Act("app.next", "app.beside(1)", "right_square_bracket", palette=False),
    Act("app.previous", "app.beside(-1)", "left_square_bracket", palette=False),
    Act("app.ask", "screen.ask_support", "f4", when="has_trouble", command="gosmed support open"),
    Act("app.theme", "app.theme", "f8"),
    Act("app.profile", "app.profile", "f7", command="gosmed --profile NAME …"),
    Act("app.sign_out", "app.sign_out", command="gosmed logout"),
    Act("app.suspend", "app.suspend_process", "ctrl+z"),
    Act("app.back", "screen.back", "escape", palette=False),
    Act("app.quit", "app.leave", "q,f10", footer=True),
)


def _jumps() -> Iterator[Act]:
    """A jump to each section."""
    for one in SECTIONS:
        title = f"tui_{one.name}.section"
        yield Act(f"app.go_{one.name}", f"app.go('{one.name}')", one.key, command=one.command, key=title)


@cache
def acts(place: str) -> tuple[Act, ...]:
    """What can be done at a place: a section, another screen, or everywhere (APP)."""
    if place == APP:
        return (*_EVERYWHERE, *_jumps())
    found: tuple[Act, ...] = import_module(f"tui.screens.{place}.actions").ACTIONS
    return found


def every() -> Iterator[Act]:
    """All there are, what can be done everywhere first."""
    for place in (APP, *(one.name for one in SECTIONS), *PLACES):
        yield from acts(place)


@cache
def conditions(place: str) -> dict[str, str]:
    """Action → the property that says whether it is possible, of what a screen of this place can do."""
    both = (*acts(place), *acts(APP))
    return {_method(one.action): one.when for one in both if one.when}


def _method(action: str) -> str:
    """The name of an action without its namespace and parameters."""
    return action.partition("(")[0].rpartition(".")[2]


def bindings(place: str) -> list[Binding]:
    """What a screen binds. The description is the act's id: words are put in when they are shown, because a
    class is made before the language is known."""
    return list(_bindings(acts(place)))


def _bindings(found: Iterable[Act]) -> Iterator[Binding]:
    from textual.binding import Binding

    for one in found:
        if one.keys:
            yield Binding(one.keys, one.action, one.id, show=one.footer, id=one.id)


@cache
def by_id(name: str) -> Act | None:
    """The act of this id."""
    place = name.partition(".")[0]
    known = place == APP or place in PLACES or section(place) is not None
    return next((one for one in acts(place) if one.id == name), None) if known else None


def key_name(key: str) -> str:
    """The name of a key as Textual knows it: `/` is `slash`."""
    from textual.keys import _character_to_key  # what `Binding` itself uses

    key = key.strip()
    return _character_to_key(key) if len(key) == 1 else key
