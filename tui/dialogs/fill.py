"""A few values at once, each checked as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Input, Static

from gosmed_cli.text import say

from ..widgets.toggles import Check
from .base import Dialog

Values = dict[str, str]
FLAG = "yes"  # the value of a switch that is on


@dataclass(frozen=True, slots=True)
class Asked:
    """One value: what it is called, what stands there at first, an example; `flag`: a switch."""

    name: str
    title: str
    value: str = ""
    hint: str = ""
    flag: bool = False


class Fill(Dialog[Values]):
    """The values by name. `check` returns what is wrong, in words, by name; `done` is the button."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f4", "send", show=False, priority=True),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    DEFAULT_CSS = """
    Fill .line { height: 1; }
    Fill .line Static { width: 24; }
    Fill .line Input, Fill .line Input:focus { width: 1fr; height: 1; border: none; padding: 0 1; }
    Fill .line Input { background: $background; }
    Fill .line Input:focus { background: $here; }
    Fill Check, Fill Check:focus { height: 1; width: 1fr; border: none; padding: 0; background: $card; }
    Fill .wrong { margin-top: 1; min-height: 1; }
    """

    def __init__(
        self,
        question: str,
        asked: Sequence[Asked],
        done: str,
        *,
        check: Callable[[Values], Mapping[str, str]] | None = None,
    ) -> None:
        super().__init__()
        self.question, self.asked, self.done, self.check = question, asked, done, check

    def inside(self) -> ComposeResult:
        yield Static(Text(self.question), classes="question")
        for one in self.asked:
            with Horizontal(classes="line"):
                yield Static(Text(one.title))
                if one.flag:
                    yield Check("", one.value == FLAG, name=one.name)
                else:
                    yield Input(one.value, placeholder=one.hint, name=one.name)
        yield Static(classes="wrong")
        with Horizontal(classes="buttons"):
            yield Button(Text(self.done), id="done", variant="primary")
            yield Button(Text(say("tui.no")), id="no")
        yield Static(Text(say("tui.form.keys")), classes="keys")

    def on_mount(self) -> None:
        self.query(Input).first().focus()

    @property
    def values(self) -> Values:
        """What is filled in now."""
        found = {str(one.name): one.value.strip() for one in self.query(Input)}
        return {**found, **{str(one.name): FLAG if one.value else "" for one in self.query(Check)}}

    def _wrong(self, *, whole: bool) -> str:
        """The first that is wrong, in words; what is still empty only once the `whole` is to be right."""
        values = self.values
        problems = self.check(values) if self.check else {}
        told = (one for one in self.asked if one.name in problems and (whole or values[one.name]))
        return next((f"✗ {one.title}: {problems[one.name]}" for one in told), "")

    @on(Input.Changed)
    def _typed(self) -> None:
        self.query_one(".wrong", Static).update(Text(self._wrong(whole=False)))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        """Enter goes to the next one, and from the last one answers."""
        inputs = list(self.query(Input))
        place = inputs.index(event.input)
        if place + 1 < len(inputs):
            inputs[place + 1].focus()
        else:
            self.action_send()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "no":
            self.dismiss(None)
        else:
            self.action_send()

    def action_send(self) -> None:
        """Answer, unless something is wrong."""
        if wrong := self._wrong(whole=True):
            self.query_one(".wrong", Static).update(Text(wrong))
        else:
            self.dismiss(self.values)
