"""The first page of a file in half blocks, where the terminal has colours enough; facts in words where not.

`show(source, facts)` takes a path or the content itself; the page is drawn in a thread, and nothing is kept.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual import on, work
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from gosmed_cli.text import say
from gosmed_cli.text.clean import clean

from .rows import cell

if TYPE_CHECKING:
    from gosmed_cli.documents.thumbnail import Thumbnail as Page

Source = Path | bytes | None
_UPPER = "▀"  # its foreground is the upper pixel, its background the lower one
_ENOUGH = ("truecolor", "256", "windows")


class Thumbnail(Widget):
    """A page as large as the widget; with `facts` below it, or in its place."""

    DEFAULT_CSS = "Thumbnail { width: 1fr; height: 1fr; }"

    class Drawn(Message):
        """The page was drawn; None where it cannot be."""

        def __init__(self, source: Source, page: Page | None) -> None:
            super().__init__()
            self.source, self.page = source, page

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id, classes=classes)
        self.source: Source = None
        self.facts: list[str] = []
        self.page: Page | None = None
        self.waiting = False

    @property
    def in_colour(self) -> bool:
        """Whether a page can be recognised in the colours of this terminal."""
        return not self.app.no_color and self.app.console.color_system in _ENOUGH

    def show(self, source: Source, facts: Sequence[str] = ()) -> None:
        """This file; None clears it. `facts` is what is known of it, a line each."""
        another = source != self.source
        self.source, self.facts = source, [clean(one) for one in facts]
        if another:
            self.page, self.waiting = None, source is not None and self.in_colour
        self.refresh()
        if another and self.waiting and self._pixels()[1] > 0:
            self.load(source, *self._pixels())

    def on_resize(self) -> None:
        if self.source is not None and self.in_colour and self._pixels()[1] > 0:
            self.load(self.source, *self._pixels())

    def _pixels(self) -> tuple[int, int]:
        """Pixels across and down that there is room for."""
        return self.size.width, (self.size.height - len(self.facts)) * 2

    @work(exclusive=True, group="thumbnail", exit_on_error=False)
    async def load(self, source: Source, width: int, height: int) -> None:
        if source is not None and width > 0:
            self.post_message(self.Drawn(source, await asyncio.to_thread(_drawn, source, width, height)))

    @on(Drawn)
    def _drawn(self, message: Drawn) -> None:
        message.stop()
        if message.source == self.source:
            self.page, self.waiting = message.page, False
            self.refresh()

    def render_line(self, y: int) -> Strip:
        rows = self._rows
        width = self.size.width
        if y < rows:
            return Strip(self._line(y)).adjust_cell_length(width, self.rich_style)
        place = y - rows
        text = self._words[place] if place < len(self._words) else ""
        return Strip([Segment(cell(text, width), self.rich_style)])

    @property
    def _rows(self) -> int:
        """Lines that the page takes."""
        return (self.page.height + 1) // 2 if self.page else 0

    @property
    def _words(self) -> list[str]:
        return [say("tui.loading"), *self.facts] if self.waiting else self.facts

    def _line(self, y: int) -> list[Segment]:
        page = self.page
        assert page is not None  # `_rows` are those of a page
        below = min(y * 2 + 1, page.height - 1)
        found = [Segment(" " * ((self.size.width - page.width) // 2), self.rich_style)]
        for x in range(page.width):
            upper, lower = page.pixel(x, y * 2), page.pixel(x, below)
            found.append(Segment(_UPPER, Style(color=Color.from_rgb(*upper), bgcolor=Color.from_rgb(*lower))))
        return found


def _drawn(source: Path | bytes, width: int, height: int) -> Page | None:
    from gosmed_cli.documents.thumbnail import thumbnail  # Pillow, in the thread

    return thumbnail(source, width, height)
