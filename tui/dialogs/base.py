"""What every dialog has: a box in the middle, Esc that answers nothing, words in the footer's place."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None]):
    """A window that returns an answer; None where it was left with Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield from self.inside()

    def inside(self) -> ComposeResult:
        """What is in the box."""
        yield from ()

    def action_leave(self) -> None:
        self.dismiss(None)
