"""The step of scans: slots with their files, chosen, checked, repaired and taken away."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from gosmed_cli.errors import UsageProblem
from gosmed_cli.rules.file_names import named
from gosmed_cli.text import say

from . import slots
from .checking import Checking
from .scans_view import ScansView
from .state import State
from .steps import Step


class FilesStep(Step):
    """Files go into the state, and so into the draft, as they are chosen."""

    NAME = "files"

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.checking = Checking(state.service)

    def compose(self) -> ComposeResult:
        yield ScansView(self.checking)

    @property
    def view(self) -> ScansView:
        return self.query_one(ScansView)

    @property
    def wanted(self) -> bool:
        return bool(self.state.scans().slots)

    def begin(self) -> None:
        values = {name: str(value) for name, value in self.state.whole.items()}
        self.checking.service = named(self.state.service, values)  # names of files that the form makes (R72)
        self.view.show(self.state.scans())

    def first(self) -> Widget:
        return self.view.table

    def point(self, name: str) -> Widget | None:
        if all(one.kind != name for one in self.state.scans().slots):
            return None
        self.begin()
        self.view.table.select(name)
        return self.view.table

    @property
    def lacking(self) -> str:
        """The first slot that is to be filled in, or whose file would be refused."""
        scans = self.state.scans()
        for slot in scans.slots:
            if slots.state_of(scans, slot, self.known)[1] in ("warn", "bad") and not self._will_do(slot.kind):
                return say("tui_files.lacking", slot=slots.title(slot))
        total, limit = scans.total(), scans.service.limits.total
        return say("tui_files.too_much") if total > limit else ""

    def known(self, path: Path, kind: str) -> dict[str, object] | None:
        """What is known of a file by now."""
        found = self.checking.known(path, kind)
        return dict(found) if found is not None else None

    def _will_do(self, kind: str) -> bool:
        """Whether the slot's files are such that a person only has to look at them."""
        files = self.state.files.get(kind, ())
        found = [self.known(path, kind) for path in files]
        return bool(files) and all(one is not None and one["verdict"] != "fail" for one in found)

    @on(ScansView.Changed)
    def _changed(self, event: ScansView.Changed) -> None:
        event.stop()
        try:
            self.state.put_files(event.kind, event.files)
        except UsageProblem as error:
            self.post_message(self.Broke(error))
        self.begin()
        self.post_message(self.Changed())

    # acts

    @property
    def can_add(self) -> bool:
        return self.is_mounted and self.view.can_add

    @property
    def can_take_away(self) -> bool:
        return self.is_mounted and self.view.can_take_away

    def act_add(self) -> None:
        self.view.add_file()

    def act_take_away(self) -> None:
        self.view.take_away()

    def on_unmount(self) -> None:
        self.checking.close()
