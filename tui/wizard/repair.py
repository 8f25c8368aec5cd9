"""A repair before and after: facts of both, the page of both where the terminal can show it; taken or refused."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from rich.table import Table
from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widgets import Button, Static

from gosmed_cli.errors import GosmedError
from gosmed_cli.text import say
from gosmed_cli.text.clean import clean

from ..dialogs.base import Dialog
from ..widgets.detail_pane import Line, text_of
from ..widgets.error_panel import text_of as error_text
from ..widgets.thumbnail import Thumbnail
from . import verdicts
from .folder import short

if TYPE_CHECKING:
    from textual.worker import Worker

    from ..app import Cabinet
    from .checking import Checking, File


class Repair(Dialog[Path]):
    """The repaired copy where it is taken; a copy that is refused is not left behind."""

    CSS_PATH = "../styles/repair.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "take", show=False),
        Binding("n,q", "leave", show=False),
        Binding("left", "app.focus_previous", show=False),
        Binding("right", "app.focus_next", show=False),
    ]

    class Made(Message):
        """The repair came to its end; `new`: the copy was not there before."""

        def __init__(self, after: File, *, new: bool) -> None:
            super().__init__()
            self.after, self.new = after, new

    class Broke(Message):
        """Nothing could be written."""

        def __init__(self, error: GosmedError) -> None:
            super().__init__()
            self.error = error

    def __init__(self, path: Path, before: File, kind: str, checking: Checking) -> None:
        super().__init__()
        self.path, self.before, self.kind, self.checking = path, before, kind, checking
        self.copy: Path | None = None
        self.new = False

    def inside(self) -> ComposeResult:
        yield Static(Text(say("tui_files.repair")), classes="question")
        with VerticalScroll(id="all", can_focus=False):
            yield Static(id="facts")
            yield Static(id="remarks")
            with Horizontal(id="pages"):
                yield Thumbnail(id="before")
                yield Thumbnail(id="after")
        with Horizontal(classes="buttons"):
            yield Button(Text(say("tui_files.repair.take")), id="take", variant="primary", disabled=True)
            yield Button(Text(say("tui_files.repair.leave")), id="leave")

    def on_mount(self) -> None:
        self.query_one("#before", Thumbnail).show(self.path)
        self.query_one("#pages").set_class(not self.query_one("#before", Thumbnail).in_colour, "-plain")
        self._draw(None)
        self.mend()

    @work(exclusive=True, group="repair", exit_on_error=False)
    async def mend(self) -> None:
        there = await asyncio.to_thread(_copies, self.path)
        try:
            after = await self.checking.repaired(self.path, self.kind)
        except GosmedError as error:
            self.post_message(self.Broke(error))
        else:
            made = Path(after["fixed"]) if after["fixed"] else None
            self.post_message(self.Made(after, new=made is not None and made not in there))

    @on(Made)
    def _made(self, message: Made) -> None:
        after = message.after
        if after["verdict"] != "fail" and after["fixed"]:
            self.copy, self.new = Path(after["fixed"]), message.new
            self.query_one("#after", Thumbnail).show(self.copy)
            take = self.query_one("#take", Button)
            take.disabled = False
            take.focus()
        self._draw(after)

    @on(Broke)
    def _broke(self, message: Broke) -> None:
        self.query_one("#remarks", Static).update(error_text(message.error))

    def _draw(self, after: File | None) -> None:
        self.query_one("#facts", Static).update(_table(self.before, after))
        self.query_one("#remarks", Static).update(text_of([self._remarks(after)]))

    def _remarks(self, after: File | None) -> Iterator[Line]:
        """What was wrong, and where the copy is."""
        if after is None:
            yield from list(verdicts.lines(self.before, facts=False))[1:]
            yield say("tui_files.repair.running"), "dim"
        elif self.copy is None:
            yield say("tui_files.repair.failed"), "bad"
            yield from list(verdicts.lines(after, facts=False))[1:]
        else:
            yield say("tui_files.repair.place", path=short(self.copy)), "dim"
            yield from list(verdicts.lines(after, facts=False))[1:]

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "take":
            self.action_take()
        else:
            self.action_leave()

    def action_take(self) -> None:
        if self.copy is not None:
            self.dismiss(self.copy)

    def action_leave(self) -> None:
        """Without the copy: one that was made for this question goes."""
        if self.copy is not None and self.new:
            self.copy.unlink(missing_ok=True)
            _remove_if_empty(self.copy.parent)
        self.dismiss(None)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        cast("Cabinet", self.app).told_fault(event)


def _copies(path: Path) -> set[Path]:
    """What stands where a repaired copy of this file would stand."""
    from gosmed_cli.usecases.check import FOLDER  # Pillow and pdfium, in the thread

    place = path.parent / FOLDER
    return set(place.iterdir()) if place.is_dir() else set()


def _remove_if_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:  # other copies are in it
        return


def _table(before: File, after: File | None) -> Table:
    """Facts in three columns: what, now, repaired."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True, style="dim")
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    table.add_row("", Text(say("tui_files.repair.before"), "bold"), Text(say("tui_files.repair.after"), "bold"))
    for title, old, new in verdicts.compared(before, after):
        changed = "bold" if new and new != old else ""
        table.add_row(Text(title), Text(clean(old)), Text(clean(new) or "…", changed))
    return table
