"""Choosing a file: folders by arrows, files by typing, each checked as the cursor stands on it."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast
from weakref import WeakKeyDictionary

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Input, Static

from gosmed_cli.text import formats, language, say
from gosmed_cli.text.clean import clean
from gosmed_cli.usecases import check_words, failure_words
from gosmed_cli.usecases.form_words import slot_lines

from .. import layout_ru
from ..dialogs.base import Dialog
from ..widgets.detail_pane import Line, text_of
from ..widgets.paged_table import PagedTable
from ..widgets.rows import Column, Row
from ..widgets.thumbnail import Thumbnail
from . import folder as folders
from . import verdicts
from .folder import Entry, Listing

if TYPE_CHECKING:
    from textual.worker import Worker

    from gosmed_cli.contract.catalogue import Slot

    from ..app import Cabinet
    from .checking import Checking, File

_LAST: WeakKeyDictionary[Any, Path] = WeakKeyDictionary()  # where each run has chosen a file last
REST = 0.15  # seconds that the cursor stays on a file before it is looked at


class Picker(Dialog[Path]):
    """The file chosen for a slot: one that fits, or its repaired copy."""

    CSS_PATH = "../styles/picker.tcss"
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("right", "inside", show=False, priority=True),
        Binding("left,backspace", "outside", show=False, priority=True),
    ]

    class Listed(Message):
        """A folder was read; `rest` is what to find in it."""

        def __init__(self, found: Listing, rest: str) -> None:
            super().__init__()
            self.found, self.rest = found, rest

    class Looked(Message):
        """A file is looked at: its outcome, None while it is being checked."""

        def __init__(self, path: Path, outcome: File | None) -> None:
            super().__init__()
            self.path, self.outcome = path, outcome

    def __init__(self, slot: Slot, checking: Checking) -> None:
        super().__init__()
        self.slot, self.checking = slot, checking
        self.found = Listing(Path.cwd())
        self.shown: dict[str, Entry] = {}
        self.outcome: File | None = None
        self.wanted: Path | None = None  # chosen before it was checked

    # the frame

    def inside(self) -> ComposeResult:
        _, rule, *_ = slot_lines(self.slot, language(), self.checking.service)
        yield Static(Text(say("tui_files.pick", slot=self.slot.title[language()])), classes="title")
        yield Static(Text(rule), classes="muted")
        yield Static(id="folder")
        yield Input(placeholder=say("tui_files.path_hint"))
        with Container(id="sides"):
            yield PagedTable(_columns())
            with Vertical(id="look"):
                yield Thumbnail()
                with VerticalScroll(id="said", can_focus=False):
                    yield Static(id="verdict")
        yield Static(Text(say("tui_files.picker.keys")), classes="keys")

    def on_mount(self) -> None:
        self.table.can_focus = False  # typing goes on while the cursor moves
        self.go(str(_LAST.get(self.app, Path.cwd())) + "/")

    @property
    def table(self) -> PagedTable:
        return self.query_one(PagedTable)

    @property
    def line(self) -> Input:
        return self.query_one(Input)

    # folders

    @work(exclusive=True, group="folder", exit_on_error=False)
    async def go(self, typed: str) -> None:
        """To where this path leads."""
        place, rest = await asyncio.to_thread(folders.resolved, typed, self.found.folder)
        found = await asyncio.to_thread(folders.listing, place, hidden=rest.startswith("."))
        self.post_message(self.Listed(found, rest))

    @on(Listed)
    def _listed(self, message: Listed) -> None:
        self.found = message.found
        self.query_one("#folder", Static).update(Text(clean(folders.short(self.found.folder)), no_wrap=True))
        if self.line.value != message.rest:
            with self.prevent(Input.Changed):
                self.line.value = message.rest
            self.line.cursor_position = len(message.rest)
        self.draw()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if folders.is_path(event.value):
            if "/" in event.value or event.value.strip()[:1] in ("'", '"'):
                self.go(event.value)
        else:
            self.draw()

    def draw(self) -> None:
        """What of the folder is narrowed to, as lines."""
        query = "" if folders.is_path(self.line.value) else self.line.value
        found = [one for one in self.found.entries if layout_ru.found(query, one.name)]
        exact = next((one for one in found if one.name == query), None)
        self.shown = {one.name: one for one in found}
        self.table.show([_row(one, folders.suitable(one, self.slot)) for one in found])
        if exact:
            self.table.select(exact.name)
        if not found:
            self._say([(self._why_empty(), "dim")])

    def _why_empty(self) -> str:
        if self.found.wrong:
            return failure_words.words_of("tui_files.unreadable_folder", {"reason": self.found.wrong})
        return say("tui_files.no_such" if self.found.entries else "tui_files.empty_folder")

    # the file under the cursor

    @on(PagedTable.Highlighted)
    def _highlighted(self, event: PagedTable.Highlighted) -> None:
        event.stop()
        one = self.shown.get(event.key)
        self.outcome = None
        if one is None or one.is_folder:
            self.workers.cancel_group(self, "look")
            self._say([])
            self.query_one(Thumbnail).show(None)
        else:
            self.look(one.path)

    @work(exclusive=True, group="look", exit_on_error=False)
    async def look(self, path: Path) -> None:
        """Check the file, once the cursor has come to rest on it."""
        known = self.checking.known(path, self.slot.kind)
        if known is None:
            await asyncio.sleep(REST)
            self.post_message(self.Looked(path, None))
            known = await self.checking.check(path, self.slot.kind)
        self.post_message(self.Looked(path, known))

    @on(Looked)
    def _looked(self, message: Looked) -> None:
        if self.current is None or self.current.path != message.path:
            return
        self.outcome = message.outcome
        if self.query_one("#look Thumbnail").display:
            self.query_one(Thumbnail).show(message.path)
        if message.outcome is None:
            self._say([(say("tui_files.checking"), "dim")])
            return
        self._say([*verdicts.lines(message.outcome), *self._unsuitable()])
        if self.wanted == message.path:
            self._choose(message.path, message.outcome)

    def _unsuitable(self) -> list[Line]:
        one = self.current
        if one is None or folders.suitable(one, self.slot):
            return []
        names = ", ".join(name.upper() for name in self.slot.formats)
        return [(say("tui_files.unsuitable", formats=names), "dim")]

    def _say(self, lines: list[Line]) -> None:
        text = text_of([lines])
        self.query_one("#verdict", Static).update(text)
        style = check_words.mark(self.outcome["verdict"])[1] if self.outcome else "dim"
        self.query_one("#said").set_classes(style)
        self.query_one("#said").scroll_home(animate=False)

    @property
    def current(self) -> Entry | None:
        """The file or folder under the cursor."""
        return self.shown.get(self.table.key or "")

    # what can be done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Left, right and Backspace belong to the line while something is typed in it."""
        if action in ("inside", "outside"):
            return self.is_mounted and not self.line.value
        return True

    def action_move(self, step: int) -> None:
        self.table.action_move(step)

    def action_page(self, step: int) -> None:
        self.table.action_page(step)

    def action_inside(self) -> None:
        if self.current and self.current.is_folder:
            self.go(f"{self.current.path}/")

    def action_outside(self) -> None:
        """To the folder above, with the cursor on the one that was left."""
        self.go(f"{self.found.folder.parent}/")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if folders.is_path(event.value):
            self.go(event.value.rstrip("/") + "/")
        else:
            self.open_current()

    @on(PagedTable.Opened)
    def open_current(self) -> None:
        """Into the folder, or choose the file as soon as it is checked."""
        one = self.current
        if one is None:
            return
        if one.is_folder:
            self.go(f"{one.path}/")
        elif self.outcome is not None:
            self._choose(one.path, self.outcome)
        else:
            self.wanted = one.path

    def _choose(self, path: Path, outcome: File) -> None:
        """A file that fits, a repair where one may help, or a word about why not."""
        self.wanted = None
        if outcome["verdict"] != "fail":
            self._done(path)
        elif verdicts.mendable(outcome):
            from .repair import Repair

            self.app.push_screen(Repair(path, outcome, self.slot.kind, self.checking), self._done)
        else:
            cast("Cabinet", self.app).tell(say("tui_files.will_not_do"), severity="warning")

    def _done(self, path: Path | None) -> None:
        if path is not None:
            _LAST[self.app] = self.found.folder
            self.dismiss(path)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        cast("Cabinet", self.app).told_fault(event)


def _columns() -> list[Column]:
    return [
        Column("name", say("tui_files.column.name"), 20, grow=1),
        Column("size", say("tui_files.column.size"), 9, right=True),
        Column("changed", say("tui_files.column.changed"), 10, spare=1),
    ]


def _row(one: Entry, fits: bool) -> Row:
    if one.is_folder:
        return Row(one.name, (f"{one.name}/", "", ""), ("bold",))
    day = formats.day(datetime.fromtimestamp(one.changed, formats.MOSCOW))
    style = "" if fits else "dim"
    return Row(one.name, (one.name, formats.size(one.size), day), (style, "dim", "dim"))
