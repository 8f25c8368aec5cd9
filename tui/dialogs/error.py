"""An error that has to be read before going on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Static

from gosmed_cli.errors import GosmedError
from gosmed_cli.text import say

from .. import asking
from ..widgets.error_panel import text_of
from .base import Dialog

if TYPE_CHECKING:
    from ..app import Cabinet


class ErrorDialog(Dialog[None]):
    """Message, details and advice of an error, as the command line tells them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave", show=False),
        Binding("w,f4", "ask", show=False),
        Binding("left", "app.focus_previous", show=False),
        Binding("right", "app.focus_next", show=False),
    ]

    def __init__(self, error: GosmedError) -> None:
        super().__init__()
        self.error = error

    def inside(self) -> ComposeResult:
        with VerticalScroll(classes="text"):
            yield Static(text_of(self.error))
        with Horizontal(classes="buttons"):
            yield Button(say("tui.understood"), variant="primary")
            yield Button(f"w {say('tui.act.ask')}", id="ask")

    def on_mount(self) -> None:
        self.query_one(Button).focus()
        self.query_one("#ask").display = self.can_ask

    @property
    def can_ask(self) -> bool:
        """A ticket needs somebody who is signed in, and a place to be written in."""
        return bool(getattr(self.app, "begun", False)) and hasattr(self.app, "apply_for")

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "ask":
            self.action_ask()
        else:
            self.dismiss(None)

    def action_ask(self) -> None:
        """A ticket about it, filled in."""
        if self.can_ask:
            cabinet = cast("Cabinet", self.app)
            trouble = asking.met(cabinet, self.error)
            self.dismiss(None)
            cabinet.call_later(asking.ask, cabinet, trouble)
