"""The step of fields: all that are asked for, one below the other; those that no longer are, go."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Button, Checkbox, Input, TextArea

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import language

from .field_box import FieldBox
from .steps import Step


class FormStep(Step):
    """Answers go into the state, and so into the draft, as soon as they are whole."""

    NAME = "form"

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            for one in self.state.service.fields:
                yield FieldBox(one, self.state)

    @property
    def wanted(self) -> bool:
        return bool(self.state.service.fields)

    def begin(self) -> None:
        asked = {one.name for one in self.state.asked()}
        for box in self.query(FieldBox):
            box.display = box.field.name in asked

    def first(self) -> Widget | None:
        """The first field that is refused or lacks something, else the first."""
        problems = self.state.problems()
        boxes = [box for box in self.query(FieldBox) if box.display]
        due = [box for box in boxes if self.state.remarks(box.field.name) or box.field.name in problems]
        found = next(iter(due or boxes), None)
        kinds = (Input, Button, Checkbox, TextArea)
        return next((one for one in found.query("*") if isinstance(one, kinds)), None) if found else None

    @property
    def lacking(self) -> str:
        for name, words in self.state.problems().items():
            field = self.state.service.field(name)
            return f"{field.title[language()]}: {words}" if field else words
        return ""

    def tell_lacking(self) -> None:
        """Each field says what it lacks."""
        problems = self.state.problems()
        for box in self.query(FieldBox):
            if box.field.name in problems:
                box.note(problems[box.field.name])

    @on(FieldBox.Typed)
    def _typed(self, event: FieldBox.Typed) -> None:
        event.stop()
        try:
            self.state.put(event.name, event.value)
        except UsageProblem as error:
            self.post_message(self.Broke(error))
        self.begin()
        self.post_message(self.Changed())

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        """Enter goes to the next field, and from the last one to the next step."""
        event.stop()
        boxes = [box for box in self.query(FieldBox) if box.display]
        here = next((place for place, box in enumerate(boxes) if box.has_focus_within), len(boxes) - 1)
        if here + 1 < len(boxes):
            boxes[here + 1].focus_input()
        else:
            self.post_message(self.Done())
