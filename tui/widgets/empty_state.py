"""Instead of an empty list: why it is empty, and what to do about it."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Button, Static


class EmptyState(Vertical):
    """A title, a line of advice and, where there is something to do, a button that posts `Wanted`."""

    DEFAULT_CSS = """
    EmptyState { align: center middle; height: 1fr; }
    EmptyState Static { width: auto; max-width: 90%; text-align: center; }
    EmptyState .title { text-style: bold; }
    EmptyState .advice { color: $muted; margin-bottom: 1; }
    """

    class Wanted(Message):
        """The button was pressed."""

    def __init__(self, title: str, advice: str = "", button: str = "", *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self.words = (title, advice, button)

    def compose(self) -> ComposeResult:
        title, advice, button = self.words
        yield Static(Text(title), classes="title")
        yield Static(Text(advice), classes="advice")
        if button:
            yield Button(Text(button), variant="primary")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.post_message(self.Wanted())
