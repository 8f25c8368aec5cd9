"""A form in a window of its own, checked as it is filled in: for what is no application and leaves no draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Static

from gosmed_cli.text import say

from ..dialogs.base import Dialog
from ..dialogs.confirm import Confirm
from .form import FormStep
from .state import State


@dataclass(frozen=True, slots=True)
class FormWords:
    """What the form is called, finishing it, the question before it is left, leaving it."""

    title: str
    done: str
    leave: str
    drop: str


class FormDialog(Dialog[bool]):
    """True once the form is whole; its values are the state's."""

    CSS_PATH = "../styles/wizard.tcss"
    DEFAULT_CSS = """
    FormDialog #box { width: 92; height: 92%; padding: 0 2; }
    FormDialog .question { text-style: bold; }
    FormDialog FormStep { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f4,ctrl+n", "send", show=False, priority=True)]

    def __init__(self, state: State, words: FormWords) -> None:
        super().__init__()
        self.state, self.words = state, words

    def inside(self) -> ComposeResult:
        yield Static(Text(self.words.title), classes="question")
        yield FormStep(self.state)
        yield Static(classes="wrong")
        with Horizontal(classes="buttons"):
            yield Button(Text(self.words.done), id="done", variant="primary")
            yield Button(Text(say("tui.no")), id="no")
        yield Static(Text(say("tui.form.keys")), classes="keys")

    def on_mount(self) -> None:
        form = self.query_one(FormStep)
        form.begin()
        if first := form.first():
            first.focus()

    @on(Button.Pressed, "#done")
    @on(FormStep.Done)
    def _done(self) -> None:
        self.action_send()

    @on(Button.Pressed, "#no")
    def _no(self) -> None:
        self.action_leave()

    @on(FormStep.Changed)
    def _changed(self) -> None:
        self.query_one(".wrong", Static).update("")

    def action_send(self) -> None:
        """Answer; where something lacks, go there."""
        form = self.query_one(FormStep)
        if lacking := form.lacking:
            form.tell_lacking()
            self.query_one(".wrong", Static).update(Text(f"✗ {lacking}"))
            if first := form.first():
                first.focus()
        else:
            self.dismiss(True)

    def action_leave(self) -> None:
        """Leave it; what is filled in would be lost."""
        if not self.state.values:
            self.dismiss(None)
            return
        question = Confirm(self.words.leave, self.words.drop, danger=True)
        self.app.push_screen(question, self._left)

    def _left(self, sure: bool | None) -> None:
        if sure:
            self.dismiss(None)
