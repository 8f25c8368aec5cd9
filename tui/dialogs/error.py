"""An error that has to be read before going on."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Button, Static

from gosmed_cli.errors import GosmedError
from gosmed_cli.text import say

from ..widgets.error_panel import text_of
from .base import Dialog


class ErrorDialog(Dialog[None]):
    """Message, details and advice of an error, as the command line tells them."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "leave", show=False)]

    def __init__(self, error: GosmedError) -> None:
        super().__init__()
        self.error = error

    def inside(self) -> ComposeResult:
        with VerticalScroll(classes="text"):
            yield Static(text_of(self.error))
        yield Button(say("tui.understood"), variant="primary")

    def on_mount(self) -> None:
        self.query_one(Button).focus()

    @on(Button.Pressed)
    def _pressed(self) -> None:
        self.dismiss(None)
