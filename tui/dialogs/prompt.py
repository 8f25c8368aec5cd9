"""A question that is answered with one line."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from gosmed_cli.text import say

from .base import Dialog


class Prompt(Dialog[str]):
    """The line typed. `check` returns what is wrong with it, in words, or nothing."""

    def __init__(
        self,
        question: str,
        *,
        value: str = "",
        hint: str = "",
        secret: bool = False,
        check: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__()
        self.question, self.value, self.hint, self.secret, self.check = question, value, hint, secret, check

    def inside(self) -> ComposeResult:
        yield Static(Text(self.question), classes="question")
        yield Input(self.value, placeholder=self.hint, password=self.secret)
        yield Static(classes="wrong")
        yield Static(Text(say("tui.prompt.keys")), classes="keys")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        wrong = self.check(event.value) if self.check else ""
        if wrong:
            self.query_one(".wrong", Static).update(Text(f"✗ {wrong}"))
        else:
            self.dismiss(event.value)
