"""The step of fields: all that are asked for, one below the other; those that no longer are, go."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from gosmed_cli.text import language

from .field_box import FieldBox
from .state import State
from .steps import Step

KEEP_AFTER = 0.3  # seconds from a key to the draft on the disk


class FormStep(Step):
    """Answers go into the state as they are typed, and so into the draft."""

    NAME = "form"

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._keeping: Timer | None = None

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

    @property
    def boxes(self) -> list[FieldBox]:
        """The fields that are asked for."""
        return [box for box in self.query(FieldBox) if box.display]

    @property
    def here(self) -> FieldBox | None:
        """The field that has the focus."""
        return next((box for box in self.boxes if box.has_focus_within), None)

    def first(self) -> Widget | None:
        """The first field that lacks something, else one that was refused and is as it was, else the first."""
        problems, boxes = self.state.problems(), self.boxes
        wrong = [box for box in boxes if box.field.name in problems]
        refused = [box for box in boxes if self.state.unanswered(box.field.name)]
        found = next(iter(wrong or refused or boxes), None)
        return found.input if found else None

    def point(self, name: str) -> Widget | None:
        return next((box.input for box in self.boxes if box.field.name == name), None)

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
        self.begin()
        self._right_again()
        self._keep_soon()
        self.post_message(self.Changed())

    def _right_again(self) -> None:
        """What was wrong in another field may have become right by this answer."""
        wrong = [box for box in self.query(FieldBox) if box.bad]
        problems = self.state.problems() if wrong else {}
        for box in wrong:
            if box.field.name not in problems:
                box.note("")

    def _keep_soon(self) -> None:
        """Not at each key: the draft is written as a whole."""
        if self._keeping is None:
            self._keeping = self.set_timer(KEEP_AFTER, self.keep)

    def keep(self) -> None:
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None
        super().keep()

    def on_unmount(self) -> None:
        self.keep()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        """Enter goes to the next field, and from the last one to the next step."""
        event.stop()
        boxes = self.boxes
        place = next((place for place, box in enumerate(boxes) if box.has_focus_within), len(boxes) - 1)
        if place + 1 < len(boxes):
            boxes[place + 1].focus_input()
        else:
            self.post_message(self.Done())

    # acts

    @property
    def can_restore(self) -> bool:
        """Whether the field with the focus is another than was sent or is known."""
        return (box := self.here) is not None and self.state.source(box.field.name) == "changed"

    def act_restore(self) -> None:
        if (box := self.here) is not None:
            box.restore()
