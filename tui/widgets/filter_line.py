"""The line in which a list is filtered by typing; hidden until `/`."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from gosmed_cli.text import say


class FilterLine(Input):
    """Posts `Narrowed` while typing; Enter goes back to the list, Esc empties and hides it."""

    DEFAULT_CSS = """
    FilterLine { display: none; height: 1; border: none; padding: 0 1; background: $card; }
    FilterLine:focus { border: none; background: $here; }
    FilterLine.-shown { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("down", "leave", show=False),
    ]

    class Narrowed(Message):
        """What is typed now."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """The list has its turn again."""

    def __init__(self) -> None:
        super().__init__(placeholder=f"/ {say('tui.filter.hint')}")
        self.can_focus = False  # hidden: the focus must not come here when a list becomes empty

    def open(self) -> None:
        """Show it and type."""
        self.add_class("-shown")
        self.can_focus = True
        self.focus()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Narrowed(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_leave()

    def action_leave(self) -> None:
        self.set_class(bool(self.value), "-shown")
        self.can_focus = bool(self.value)
        self.post_message(self.Left())

    def action_close(self) -> None:
        self.value = ""
        self.action_leave()
