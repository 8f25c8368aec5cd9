"""One field of a form: its title, a widget of its kind, and below it the rule or what is wrong, as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Checkbox, Input, Static, TextArea

from gosmed_cli.contract.dictionaries import dictionary
from gosmed_cli.rules.fields import Broken, normalise
from gosmed_cli.text import language, say
from gosmed_cli.text.clean import clean
from gosmed_cli.usecases import failure_words
from gosmed_cli.usecases.form_words import field_lines
from gosmed_cli.usecases.value_words import described, shown

from ..dialogs.choose import Choose
from ..widgets.toggles import Check

if TYPE_CHECKING:
    from gosmed_cli.contract.catalogue import Field

    from .state import State


class FieldBox(Vertical):
    """Posts `Typed` when an answer is whole: canonical where it fits, else as it was typed."""

    class Typed(Message):
        """An answer was given; empty where it was cleared."""

        def __init__(self, name: str, value: str) -> None:
            super().__init__()
            self.name, self.value = name, value

    def __init__(self, field: Field, state: State) -> None:
        super().__init__(id=f"field-{field.name}")
        self.field, self.state = field, state
        self.value = self._given()

    def _given(self) -> str:
        """What is there already; what is to be typed again is never offered (R22)."""
        given = self.state.values if self.field.same_as else self.state.whole
        return str(given.get(self.field.name, ""))

    # drawing

    def compose(self) -> ComposeResult:
        need = "" if self.field.required else f" ({say('forms.optional')})"
        yield Static(Text(self.field.title[language()] + need), classes="title")
        for remark in self.state.remarks(self.field.name):
            yield Static(Text(clean(f"▲ {remark}")), classes="remark")
        yield self._widget()
        yield Static(classes="note")

    def _widget(self) -> Widget:
        text = shown(self.field, self.value) if self.value else ""
        if self.field.type == "flag":
            return Check(say("forms.flag.true"), self.value == "true")
        if self.field.type == "longtext":
            return TextArea(self.value)
        if self.choices:
            return Button(Text(text or say("tui_wizard.choose")))
        return Input(text, placeholder=self.field.example or "", select_on_focus=False)

    def on_mount(self) -> None:
        self.note("")

    def note(self, wrong: str) -> None:
        """What is wrong, or the rule."""
        note = self.query_one(".note", Static)
        note.set_class(bool(wrong), "bad")
        note.update(Text(f"✗ {wrong}" if wrong else clean(self._rule())))

    def _rule(self) -> str:
        if self.choices and not self.field.help:
            return say("tui_wizard.choose_hint")
        return " ".join(field_lines(self.field, language(), self.state.service)[1:2])

    def focus_input(self) -> None:
        self.query_one("Input, Button, Checkbox, TextArea").focus()

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What may be chosen: of a dictionary, of free times, of one's own applications."""
        if self.field.type == "slot":
            return [(one.slot, described(one)) for one in self.state.slots]
        if self.field.type == "own_number":
            return [(number, f"{number}  {words}") for number, words in self.state.own]
        found = dictionary(self.field.dictionary) if self.field.dictionary else None
        return [(item.value, item.shown(language())) for item in found.items] if found else []

    # answers

    def take(self, text: str) -> str:
        """The answer as it goes on the wire; what does not fit stays as typed, and is told."""
        wrong, value = "", text.strip()
        if value:
            try:
                value = normalise(self.field, text, today=self.state.today)
            except Broken as broken:
                wrong = failure_words.words_of(broken.code, broken.params)
        self.note(wrong)
        return value

    def _tell(self, value: str) -> None:
        if value != self.value:
            self.value = value
            self.post_message(self.Typed(self.field.name, value))

    @on(Input.Changed)
    def _typing(self, event: Input.Changed) -> None:
        event.stop()
        if self.query_one(Input).has_focus:
            self.take(event.value)

    @on(Input.Blurred)
    @on(Input.Submitted)
    def _typed(self, event: Any) -> None:
        self._tell(self.take(event.value))

    @on(TextArea.Changed)
    def _text(self, event: TextArea.Changed) -> None:
        event.stop()
        self._tell(self.take(event.text_area.text))

    @on(Checkbox.Changed)
    def _flag(self, event: Checkbox.Changed) -> None:
        event.stop()
        self._tell("true" if event.value else "false")

    @on(Button.Pressed)
    def _choose(self, event: Button.Pressed) -> None:
        event.stop()
        items = self.choices
        if not self.field.required:
            items = [("", say("tui_wizard.nothing")), *items]
        self.app.push_screen(Choose(self.field.title[language()], items), self._chosen)

    def _chosen(self, value: str | None) -> None:
        if value is not None:
            self.query_one(Button).label = Text(shown(self.field, value) if value else say("tui_wizard.choose"))
            self._tell(value)
            self.note("")
