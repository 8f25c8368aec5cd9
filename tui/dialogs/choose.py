"""One of several, found by typing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from gosmed_cli.text import say

from .. import layout_ru
from .base import Dialog


class Choose(Dialog[str]):
    """The name of the item chosen; items are (name, title). Typing narrows the list; `also` has, by name, other
    words by which an item is found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move('cursor_down')", show=False, priority=True),
        Binding("up", "move('cursor_up')", show=False, priority=True),
    ]

    def __init__(
        self, question: str, items: Sequence[tuple[str, str]], also: Mapping[str, str] | None = None
    ) -> None:
        super().__init__()
        self.question, self.items, self.also = question, items, also or {}

    def inside(self) -> ComposeResult:
        yield Static(Text(self.question), classes="question")
        yield Input(placeholder=say("tui.filter.hint"))
        yield OptionList(*self._options(""))
        yield Static(Text(say("tui.nothing_found")), classes="muted nothing")

    def _options(self, query: str) -> list[Option]:
        """Those that are found; first those that begin with what was typed."""
        found = [one for one in self.items if layout_ru.found(query, f"{one[1]} {self.also.get(one[0], '')}")]
        found.sort(key=lambda one: not layout_ru.begins(query, one[1]))
        return [Option(Text(title), id=name) for name, title in found]

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(self._options(event.value))
        options.highlighted = 0 if options.option_count else None
        self.set_class(not options.option_count, "-nothing")

    def action_move(self, how: str) -> None:
        getattr(self.query_one(OptionList), f"action_{how}")()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        options = self.query_one(OptionList)
        if options.option_count:
            chosen = options.get_option_at_index(options.highlighted or 0)
            self.dismiss(chosen.id)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)
