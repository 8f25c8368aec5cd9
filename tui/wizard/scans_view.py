"""The scans of a form: slots with their files, the one under the cursor in words, how large all are together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.message import Message

from gosmed_cli.contract.vocabulary import TOTAL_LIMIT
from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import formats, say
from gosmed_cli.usecases import failure_words

from ..dialogs.choose import Choose
from ..widgets.detail_pane import DetailPane
from ..widgets.limit_gauge import LimitGauge
from ..widgets.paged_table import PagedTable
from ..widgets.thumbnail import Thumbnail
from . import slots, verdicts
from .slots import Scans

if TYPE_CHECKING:
    from textual.worker import Worker

    from gosmed_cli.contract.catalogue import Slot

    from ..app import Cabinet
    from .checking import Checking, File


class ScansView(Container):
    """`show` draws; posts `Changed` with the files of a slot as they are to be from now on."""

    SCOPED_CSS = False  # how wide the screen is, is a class of the screen
    DEFAULT_CSS = """
    ScansView { height: 1fr; layout: vertical; }
    ScansView #slots { height: 1fr; }
    ScansView LimitGauge { padding: 0 1; }
    ScansView #slot { height: 9; padding: 0 1; border-top: solid $line; }
    ScansView #slot:focus-within { border-top: solid $primary; }
    ScansView DetailPane { height: 1fr; }
    ScansView Thumbnail { display: none; }
    .-wide ScansView { layout: horizontal; }
    .-wide ScansView #slots { width: 3fr; height: 100%; }
    .-wide ScansView #slot { width: 2fr; height: 100%; border-top: none; border-left: solid $line; }
    .-wide.-tall ScansView Thumbnail { display: block; height: 1fr; }
    """

    class Changed(Message):
        """The files of a slot are others now."""

        def __init__(self, kind: str, files: Sequence[Path]) -> None:
            super().__init__()
            self.kind, self.files = kind, tuple(files)

    class Checked(Message):
        """A file of the form was checked."""

    class NotMerged(Message):
        """Pages could not be put together; `words` say why."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(self, checking: Checking, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self.checking = checking
        self.scans: Scans | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="slots"):
            yield PagedTable(slots.columns())
            yield LimitGauge()
        with Vertical(id="slot"):
            yield DetailPane()
            yield Thumbnail()

    # drawing

    def show(self, scans: Scans) -> None:
        """These slots and files; checks those that were not checked yet."""
        self.scans = scans
        self._draw()
        self.check()

    def _draw(self) -> None:
        if self.scans is None:
            return
        self.table.show(list(slots.rows(self.scans, self.outcome)))
        total, limit = self.scans.total(), self.scans.service.limits.total or TOTAL_LIMIT
        gauge = self.query_one(LimitGauge)
        gauge.share = round(100 * total / limit) if total <= limit else max(round(100 * total / limit), 101)
        level = ".over" if total > limit else ".near" if gauge.share >= 90 else ""
        gauge.label = say(f"tui_files.total{level}", size=formats.size(total), limit=formats.size(limit))
        self._draw_detail()

    def _draw_detail(self) -> None:
        slot = self.slot
        if self.scans is None or slot is None:
            self.query_one(DetailPane).show([[(say("tui_files.nothing"), "dim")]])
            return
        self.query_one(DetailPane).show(slots.detail(self.scans, slot, self.path, self.outcome))
        self.query_one(Thumbnail).show(self.path)
        self.screen.refresh_bindings()

    @on(PagedTable.Highlighted)
    def _highlighted(self, event: PagedTable.Highlighted) -> None:
        event.stop()
        self._draw_detail()

    # what is under the cursor

    @property
    def table(self) -> PagedTable:
        return self.query_one(PagedTable)

    def outcome(self, path: Path, kind: str) -> File | None:
        """What is known of a file by now."""
        return self.checking.known(path, kind)

    @property
    def slot(self) -> Slot | None:
        """The slot under the cursor, or the one of the file under it."""
        kind = (self.table.key or "").partition("/")[0]
        return next((one for one in self.scans.slots if one.kind == kind), None) if self.scans else None

    @property
    def place(self) -> int | None:
        """Which of the slot's files is under the cursor."""
        place = (self.table.key or "").partition("/")[2]
        return int(place) if place.isdigit() else None

    @property
    def path(self) -> Path | None:
        """The file under the cursor; the only one of a slot where the slot is."""
        if self.scans is None or self.slot is None:
            return None
        files = self.scans.of(self.slot.kind)
        if self.place is not None:
            return files[self.place] if self.place < len(files) else None
        return files[0] if len(files) == 1 else None

    # checking

    @work(exclusive=True, group="checks", exit_on_error=False)
    async def check(self) -> None:
        """Every file that was not checked yet, one after another."""
        assert self.scans is not None  # `show` has it
        for kind, files in self.scans.files.items():
            for path in files:
                if self.scans.service.slot(kind) and self.checking.known(path, kind) is None:
                    await self.checking.check(path, kind)
                    self.post_message(self.Checked())

    @on(Checked)
    def _checked(self, message: Checked) -> None:
        message.stop()
        self._draw()

    # what can be done

    @property
    def can_add(self) -> bool:
        return self.slot is not None

    @property
    def can_take_away(self) -> bool:
        return self.scans is not None and self.slot is not None and bool(self.scans.of(self.slot.kind))

    def add_file(self) -> None:
        """One more file for the slot under the cursor; where it is full, in place of one, or as a page more."""
        if self.scans is None or self.slot is None:
            return
        slot = self.slot
        if len(self.scans.of(slot.kind)) < slot.max:
            self._pick(slot, None)
        elif "pdf" not in slot.formats:
            self._pick(slot, self.place or 0)
        else:
            items = [(name, say(f"tui_files.full.{name}")) for name in ("replace", "merge")]
            question = say("tui_files.full", count=slot.max)
            self.app.push_screen(Choose(question, items), partial(self._when_full, slot, self.place or 0))

    def _when_full(self, slot: Slot, place: int, chosen: str | None) -> None:
        from .picker import Picker

        if chosen == "replace":
            self._pick(slot, place)
        elif chosen == "merge":
            self.app.push_screen(Picker(slot, self.checking), partial(self._add_page, slot.kind))

    def _add_page(self, kind: str, path: Path | None) -> None:
        if path is not None and self.scans is not None and path not in (files := self.scans.of(kind)):
            self.merge(kind, (*files, path))

    @work(exclusive=True, group="merge", exit_on_error=False)
    async def merge(self, kind: str, files: Sequence[Path]) -> None:
        """These scans as the pages of one PDF."""
        try:
            made = await self.checking.merged(files, kind)
        except UsageProblem as error:
            self.post_message(self.NotMerged(failure_words.message(error)))
            return
        if made["fixed"] and made["verdict"] != "fail":
            self.post_message(self.Changed(kind, [Path(made["fixed"])]))
        else:
            self.post_message(self.NotMerged(say("tui_files.not_merged")))

    @on(NotMerged)
    def _not_merged(self, message: NotMerged) -> None:
        message.stop()
        cast("Cabinet", self.app).tell(message.words, severity="warning")

    def take_away(self) -> None:
        """Take away the file under the cursor, the last one where the slot is; the file itself stays."""
        if self.scans is not None and self.slot is not None and (files := list(self.scans.of(self.slot.kind))):
            files.pop(self.place if self.place is not None and self.place < len(files) else -1)
            self.post_message(self.Changed(self.slot.kind, files))

    @on(PagedTable.Opened)
    def open(self, event: PagedTable.Opened | None = None) -> None:
        """A file that fails is repaired where that may help, any other replaced; a slot takes one more."""
        if event is not None:
            event.stop()
        slot, place, path = self.slot, self.place, self.path
        if slot is None or place is None or path is None:
            self.add_file()
            return
        found = self.outcome(path, slot.kind)
        if found is not None and verdicts.mendable(found):
            from .repair import Repair

            dialog = Repair(path, found, slot.kind, self.checking)
            self.app.push_screen(dialog, partial(self._put, slot.kind, place))
        else:
            self._pick(slot, place)

    def _pick(self, slot: Slot, place: int | None) -> None:
        from .picker import Picker

        self.app.push_screen(Picker(slot, self.checking), partial(self._put, slot.kind, place))

    def _put(self, kind: str, place: int | None, path: Path | None) -> None:
        """A file was chosen: at this place, or behind the others."""
        if path is None or self.scans is None:
            return
        files = list(self.scans.of(kind))
        if path in files and (place is None or files[place : place + 1] != [path]):
            return  # it is there already
        if place is None or place >= len(files):
            files.append(path)
        else:
            files[place] = path
        self.post_message(self.Changed(kind, files))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        cast("Cabinet", self.app).told_fault(event)
