"""The steps of one application in their order: which come next, which before, where one begins."""

from __future__ import annotations

from collections.abc import Iterator

from textual.widget import Widget

from .files import FilesStep
from .form import FormStep
from .send_step import SendStep
from .state import State
from .steps import Step
from .summary import SummaryStep

STEPS: tuple[type[Step], ...] = (FormStep, FilesStep, SummaryStep, SendStep)


class Course:
    """Steps that have nothing to ask are left out."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.steps = [one(state) for one in STEPS]
        self.here = self.steps[0]

    @property
    def wanted(self) -> list[Step]:
        """The steps that have anything to ask, as it is filled in now; always with the one in front."""
        return [one for one in self.steps if one.wanted or one is self.here]

    @property
    def next(self) -> Step:
        return self.wanted[self.wanted.index(self.here) + 1]

    @property
    def before(self) -> Step | None:
        """The step before; None at the first one."""
        place = self.wanted.index(self.here)
        return self.wanted[place - 1] if place else None

    @property
    def sending(self) -> SendStep:
        """The last step."""
        return next(one for one in self.steps if isinstance(one, SendStep))

    def first(self) -> Step:
        """A correction begins where something was refused, all else at the first step."""
        wanted = [one for one in self.steps if one.wanted]
        return self._refused(wanted) or wanted[0]

    def opened(self) -> Step:
        """Where it goes on: a draft whose fields are all right, with scans chosen, at the scans."""
        wanted = [one for one in self.steps if one.wanted]
        reached = self.state.kept and not self.state.number and self.state.files and not wanted[0].lacking
        return wanted[1] if reached and isinstance(wanted[1], FilesStep) else self.first()

    def _refused(self, wanted: list[Step]) -> Step | None:
        """The scans, where remarks are on scans alone."""
        service, remarks = self.state.service, self.state.remarks
        if any(remarks(one.name) for one in service.fields) or not any(remarks(one.kind) for one in service.slots):
            return None
        return next((one for one in wanted if isinstance(one, FilesStep)), None)

    def place_of(self, name: str) -> tuple[Step, Widget] | None:
        """Where this field or slot is filled in."""
        return next(self._places(name), None)

    def _places(self, name: str) -> Iterator[tuple[Step, Widget]]:
        for one in self.wanted:
            if widget := one.point(name):
                yield one, widget

    def line(self) -> str:
        """How far one is, and what comes: «2 / 4  ○ Сведения  ● Документы …»."""
        names = [f"{'●' if one is self.here else '○'} {one.title}" for one in self.wanted]
        return "  ".join([f"{self.wanted.index(self.here) + 1} / {len(names)}", *names])
