"""`?`: what the present screen can do, by which keys, and what to type for the same in a shell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from gosmed_cli.text import say

from .. import actions, keys
from ..actions import APP, Act
from ..sections import section
from .base import Dialog


class Help(Dialog[None]):
    """Two lists: this screen, and everywhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,question_mark,f1,enter", "leave", show=False),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]

    def __init__(self, place: str, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self.place, self.keymap = place, keymap

    def inside(self) -> ComposeResult:
        with VerticalScroll(classes="text"):
            if self.place:
                yield Static(self._list(self._title(), actions.acts(self.place)))
            yield Static(self._list(say("tui.help.lists"), _LISTS))
            yield Static(self._list(say("tui.help.everywhere"), actions.acts(APP)))
            yield Static(Text(f"\n{say('tui.help.plain')}", style="italic"))

    def _title(self) -> str:
        found = section(self.place)
        return found.title if found else say(f"tui_{self.place}.title")

    def _list(self, title: str, found: Iterable[Act]) -> Text:
        text = Text(f"{title}\n", style="bold")
        for one in found:
            if shown := keys.listed(one, self.keymap):
                text.append(f"  {shown:<18} ", style="bold").append(one.words, style="not bold")
                if one.command:
                    text.append(f"  {one.command}", style="not bold dim")
                text.append("\n")
        return text

    def action_scroll(self, step: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)


# what every list understands by itself
_LISTS = (
    Act("app.list_move", "", "j,k,up,down"),
    Act("app.list_ends", "", "g,G,home,end"),
    Act("app.list_open", "", "enter"),
    Act("app.list_sort", "", "less_than_sign,greater_than_sign"),
)
