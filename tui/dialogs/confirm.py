"""A question that is answered with yes or no."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Static

from gosmed_cli.text import say

from .base import Dialog


class Confirm(Dialog[bool]):
    """True for yes. `yes` says what will be done; with `danger` the focus stands on No."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", show=False),
        Binding("n,q", "answer(False)", show=False),
        Binding("left", "app.focus_previous", show=False),
        Binding("right", "app.focus_next", show=False),
    ]

    def __init__(self, question: str, yes: str, *, danger: bool = False) -> None:
        super().__init__()
        self.question, self.yes, self.danger = question, yes, danger

    def inside(self) -> ComposeResult:
        yield Static(Text(self.question), classes="question")
        with Horizontal(classes="buttons"):
            yield Button(Text(self.yes), id="yes", variant="error" if self.danger else "primary")
            yield Button(Text(say("tui.no")), id="no")

    def on_mount(self) -> None:
        self.query_one("#no" if self.danger else "#yes").focus()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

    def action_answer(self, answer: bool) -> None:
        self.dismiss(answer)
