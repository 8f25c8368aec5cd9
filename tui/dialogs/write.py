"""A question that is answered with several lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Static, TextArea

from gosmed_cli.text import say

from .base import Dialog


class Write(Dialog[str]):
    """The text typed. `check` returns what is wrong with it, in words, or nothing; `done` is the button;
    `keep` hears what was typed where it is left unsent."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f4", "send", show=False, priority=True)]

    def __init__(
        self,
        question: str,
        done: str,
        *,
        value: str = "",
        check: Callable[[str], str] | None = None,
        keep: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self.question, self.done, self.value, self.check, self.keep = question, done, value, check, keep

    def inside(self) -> ComposeResult:
        yield Static(Text(self.question), classes="question")
        yield TextArea(self.value, tab_behavior="focus")
        yield Static(classes="wrong")
        with Horizontal(classes="buttons"):
            yield Button(Text(self.done), id="done", variant="primary")
            yield Button(Text(say("tui.no")), id="no")
        yield Static(Text(say("tui.write.keys")), classes="keys")

    def on_mount(self) -> None:
        self.query_one(TextArea).focus()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "no":
            self.action_leave()
        else:
            self.action_send()

    def action_leave(self) -> None:
        if self.keep:
            self.keep(self.query_one(TextArea).text)
        self.dismiss(None)

    def action_send(self) -> None:
        """Answer with the text, unless something is wrong with it."""
        text = self.query_one(TextArea).text
        wrong = self.check(text) if self.check else ""
        if wrong:
            self.query_one(".wrong", Static).update(Text(f"✗ {wrong}"))
        else:
            self.dismiss(text)
