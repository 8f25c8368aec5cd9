"""One field of a form: its title, a widget of its kind, and below it the rule or what is wrong, as it is typed."""

from __future__ import annotations

from functools import partial
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
    from textual.timer import Timer

    from gosmed_cli.contract.catalogue import Field

    from .state import State

_REST = 0.6  # seconds without a key, after which half an answer is called wrong
_FEW = {"flag": ("true", "false"), "sex": ("male", "female")}  # types of few values


def titles(field: Field) -> list[tuple[str, str]]:
    """Items of the field's dictionary: value and title; none where it has no dictionary."""
    found = dictionary(field.dictionary) if field.dictionary else None
    return [(item.value, item.shown(language())) for item in found.items] if found else []


def other_words(field: Field) -> dict[str, str]:
    """By value, what an item is called beside its title: its code, in the other language, in short."""
    found = dictionary(field.dictionary) if field.dictionary else None
    return {item.value: " ".join(item.spellings()) for item in found.items} if found else {}


class FieldBox(Vertical):
    """Puts each answer into the state as it is typed: canonical where it fits; posts `Typed`."""

    class Typed(Message):
        """The state has another answer of this field."""

    def __init__(self, field: Field, state: State) -> None:
        super().__init__(id=f"field-{field.name}")
        self.field, self.state = field, state
        self.value = self._given()
        self.bad = False
        self._resting: Timer | None = None

    def _given(self) -> str:
        """What is there already; what is to be typed again is never offered (R22)."""
        given = self.state.values if self.field.same_as else self.state.whole
        return str(given.get(self.field.name, ""))

    # drawing

    def compose(self) -> ComposeResult:
        yield Static(self._title(), classes="title")
        for remark in self.state.remarks(self.field.name):
            yield Static(Text(clean(f"▲ {remark}")), classes="remark")
        yield self._widget()
        yield Static(classes="note")

    def _widget(self) -> Widget:
        text = self._shown()
        if self.field.type == "flag" and self.field.required:
            return Check(say("forms.flag.true"), self.value == "true")
        if self.field.type == "longtext":
            return TextArea(self.value)
        if self.choices:
            return Button(Text(text or say("tui_wizard.choose")))
        return Input(text, placeholder=self.field.example or "", select_on_focus=False)

    def _shown(self) -> str:
        return shown(self.field, self.value) if self.value else ""

    def _title(self) -> Text:
        """What it is called, and where its value comes from."""
        need = "" if self.field.required else f" ({say('forms.optional')})"
        source = self.state.source(self.field.name) if not self.field.same_as else ""
        words = f"  {say(f'tui_wizard.source.{source}')}" if source else ""
        return Text.assemble(self.field.title[language()] + need, (words, "not bold dim"))

    def on_mount(self) -> None:
        self.note("")

    def note(self, wrong: str) -> None:
        """What is wrong, or the rule."""
        if self._resting is not None:
            self._resting.stop()
        self.bad = bool(wrong)
        note = self.query_one(".note", Static)
        note.set_class(self.bad, "bad")
        note.update(Text(f"✗ {wrong}" if wrong else clean(self._rule())))

    def _rule(self) -> str:
        if self.choices and not self.field.help:
            return say("tui_wizard.choose_hint")
        return " ".join(field_lines(self.field, language(), self.state.service)[1:2])

    @property
    def input(self) -> Widget:
        """What it is filled in with."""
        return self.query_one("Input, Button, Checkbox, TextArea")

    def focus_input(self) -> None:
        self.input.focus()

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What may be chosen: of a dictionary, of free times, of one's own applications. Where a flag may be left
        out, «no» is another answer than none."""
        if self.field.type in _FEW:
            return [(value, shown(self.field, value)) for value in _FEW[self.field.type]]
        if self.field.type == "slot":
            return [(one.slot, described(one)) for one in self.state.slots]
        if self.field.type == "own_number":
            return [(number, f"{number}  {words}") for number, words in self.state.own]
        return titles(self.field)

    # answers

    def _read(self, text: str) -> tuple[str, str]:
        """The answer as it goes on the wire, and what is wrong with it; what does not fit stays as typed."""
        value = text.strip()
        if not value:
            return "", ""
        try:
            return normalise(self.field, text, today=self.state.today), ""
        except Broken as broken:
            return value, failure_words.words_of(broken.code, broken.params)

    def _take(self, text: str) -> None:
        """While it is typed: that it is right is said at once, what is wrong once typing rests."""
        value, wrong = self._read(text)
        self._tell(value)
        if self._resting is not None:
            self._resting.stop()
        if wrong:
            self._resting = self.set_timer(_REST, partial(self.note, wrong))
        elif self.bad:
            self.note("")

    def _tell(self, value: str) -> None:
        if value != self.value:
            self.value = value
            self.state.put(self.field.name, value)
            self.query_one(".title", Static).update(self._title())
            self.post_message(self.Typed())

    @on(Input.Changed)
    def _typing(self, event: Input.Changed) -> None:
        event.stop()
        if self.query_one(Input).has_focus:
            self._take(event.value)

    @on(Input.Blurred)
    @on(Input.Submitted)
    def _typed(self, event: Any) -> None:
        """It is left: what is wrong with it alone, and together with the others."""
        value, wrong = self._read(event.value)
        self._tell(value)
        self.note(wrong or (self.state.problems_of(self.field.name) if value else ""))

    @on(TextArea.Changed)
    def _text(self, event: TextArea.Changed) -> None:
        event.stop()
        if self.query_one(TextArea).has_focus:
            self._take(event.text_area.text)

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
        self.app.push_screen(Choose(self.field.title[language()], items, other_words(self.field)), self._chosen)

    def _chosen(self, value: str | None) -> None:
        if value is not None:
            self._tell(value)
            self._fill()
            self.note("")

    def restore(self) -> None:
        """As it was sent, or as the account knows it."""
        self.state.restore(self.field.name)
        self.value = self._given()
        self._fill()
        self.query_one(".title", Static).update(self._title())
        self.note("")
        self.post_message(self.Typed())

    def _fill(self) -> None:
        """The widget shows the value."""
        widget = self.input
        if isinstance(widget, Button):
            widget.label = Text(self._shown() or say("tui_wizard.choose"))
        elif isinstance(widget, Checkbox):
            widget.value = self.value == "true"
        elif isinstance(widget, TextArea):
            widget.load_text(self.value)
        elif isinstance(widget, Input):
            widget.value = self._shown()
            widget.cursor_position = len(widget.value)
