"""What a step of the wizard is. The wizard's screen shows one after another and knows nothing else of them.

A step is a widget made with the state. It draws itself from the state in `begin`, each time it comes to the front,
changes the state with `put` and `put_files` and posts `Changed`; `lacking` says why one cannot go on yet. Keys of
a step are acts of the wizard (`tui/screens/wizard/actions.py`): a method `act_<name>` here, which is possible
while `can_<name>` is true.
"""

from __future__ import annotations

from typing import ClassVar

from textual.containers import Container
from textual.message import Message
from textual.widget import Widget

from gosmed_cli.errors import GosmedError, UsageProblem
from gosmed_cli.text import say

from .state import State


class Step(Container):
    """One step. `NAME` is its id; its title is `tui_wizard.step.<NAME>`."""

    NAME: ClassVar[str] = ""
    DEFAULT_CSS = "Step { height: 1fr; }"

    class Changed(Message):
        """The state has changed: titles, what is possible, what lacks."""

    class Broke(Message):
        """Something could not be done: told in words; the wizard stays."""

        def __init__(self, error: GosmedError) -> None:
            super().__init__()
            self.error = error

    class Done(Message):
        """Go on to the next step."""

    class Jump(Message):
        """Go to where this field or slot is filled in."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, state: State) -> None:
        super().__init__(id=f"step-{self.NAME}")
        self.state = state

    @property
    def title(self) -> str:
        return say(f"tui_wizard.step.{self.NAME}")

    @property
    def wanted(self) -> bool:
        """Whether this step has anything to ask, as it is filled in now."""
        return True

    @property
    def lacking(self) -> str:
        """What is to be done here before going on, in words; empty where nothing is."""
        return ""

    def tell_lacking(self) -> None:
        """Mark each place where something is to be done."""

    @property
    def busy(self) -> str:
        """What would be broken off by leaving, in words; empty where nothing would."""
        return ""

    @property
    def can_go_on(self) -> bool:
        """Whether one can try to go on from here now."""
        return True

    def begin(self) -> None:
        """The step has come to the front."""

    def first(self) -> Widget | None:
        """What has the focus then."""
        return None

    def point(self, name: str) -> Widget | None:
        """What has the focus for this field or slot; None where another step asks for it."""
        return None

    def keep(self) -> None:
        """What was typed is in the draft from now on."""
        try:
            self.state.keep()
        except UsageProblem as error:
            self.post_message(self.Broke(error))

    async def may_leave(self) -> bool:
        """Asked in a worker before the wizard goes back or closes."""
        return True
