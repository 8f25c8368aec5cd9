"""What was found, to be read, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Static

from gosmed_cli.text import say

from ..widgets.detail_pane import Line, text_of
from .base import Dialog


class Outcome(Dialog[str]):
    """Blocks of lines, and a button for each answer (name, title); the last button answers nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave", show=False),
        Binding("left", "app.focus_previous", show=False),
        Binding("right", "app.focus_next", show=False),
    ]

    def __init__(self, blocks: Iterable[Iterable[Line]], answers: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.text, self.answers = text_of(blocks), answers

    def inside(self) -> ComposeResult:
        with VerticalScroll(classes="text"):
            yield Static(self.text)
        with Horizontal(classes="buttons"):
            for name, title in self.answers:
                yield Button(Text(title), id=name, variant="primary")
            yield Button(Text(say("tui.understood")))

    def on_mount(self) -> None:
        self.query(Button).first().focus()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id)
