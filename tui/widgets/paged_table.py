"""A table of any length: only the lines that are seen are made, and rows are fetched as they come into view.

`show` takes a whole list; `begin` says how long a list is, and each `Wanted` is answered with `fill`. The row
under the cursor is kept by its key, and the scroll position stays, over both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from .rows import Column, Row, Window, cell, fitted

STYLES = ("good", "bad", "warn", "dim", "bold")


class PagedTable(ScrollView, can_focus=True):
    """Rows under a header that stays. Posts `Highlighted`, `Opened`, `SortAsked`, `Wanted`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "table--header",
        "table--cursor",
        "table--cursor-blurred",
        *(f"table--{name}" for name in STYLES),
    }
    DEFAULT_CSS = """
    PagedTable { height: 1fr; background: $background; color: $foreground; overflow-x: hidden; }
    PagedTable .table--header { color: $muted; text-style: bold; background: $card; }
    PagedTable .table--cursor { background: $primary; color: $background; text-style: bold; }
    PagedTable .table--cursor-blurred { background: $here; color: $foreground; }
    PagedTable .table--good { color: $good; }
    PagedTable .table--bad { color: $bad; }
    PagedTable .table--warn { color: $warn; }
    PagedTable .table--dim { color: $muted; }
    PagedTable .table--bold { text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("pagedown,ctrl+d", "page(1)", show=False),
        Binding("pageup,ctrl+u", "page(-1)", show=False),
        Binding("home,g", "jump(0)", show=False),
        Binding("end,G", "jump(-1)", show=False),
        Binding("enter,l,right", "open", show=False),
        Binding("less_than_sign", "sort_beside(-1)", show=False),
        Binding("greater_than_sign", "sort_beside(1)", show=False),
    ]
    cursor: reactive[int] = reactive(0)

    class Highlighted(Message):
        """The cursor stands on the row of this key."""

        def __init__(self, table: PagedTable, key: str) -> None:
            super().__init__()
            self.table, self.key = table, key

        @property
        def control(self) -> PagedTable:
            return self.table

    class Opened(Highlighted):
        """The row of this key was opened: Enter, or a second click."""

    class SortAsked(Message):
        """Sort by this column; the other way round where it is sorted by it already."""

        def __init__(self, table: PagedTable, column: str) -> None:
            super().__init__()
            self.table, self.column = table, column

        @property
        def control(self) -> PagedTable:
            return self.table

    class Wanted(Message):
        """A page (of `rows.PAGE` rows) has come into view and is not here: answer with `fill`."""

        def __init__(self, table: PagedTable, page: int) -> None:
            super().__init__()
            self.table, self.page = table, page

        @property
        def control(self) -> PagedTable:
            return self.table

    def __init__(self, columns: Sequence[Column] = (), *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self.columns = list(columns)
        self.sorted_by: tuple[str, bool] | None = None  # column, descending
        self.nothing = ""
        self._window = Window()
        self._asked: set[int] = set()

    # what is shown

    def show(self, rows: Sequence[Row], nothing: str = "") -> None:
        """A whole list in place of what was shown; `nothing` stands there where it is empty."""
        self.nothing = nothing
        self._replace(Window.of(rows))

    def begin(self, count: int) -> None:
        """A list of so many rows, fetched as they come into view."""
        self._replace(Window(count))

    def fill(self, page: int, rows: Sequence[Row]) -> None:
        """A page that was wanted."""
        self._window.fill(page, rows)
        self._asked.discard(page)
        self.refresh()
        self._tell()

    @property
    def count(self) -> int:
        return self._window.count

    @property
    def key(self) -> str | None:
        """The key of the row under the cursor."""
        row = self._window.row(self.cursor)
        return row.key if row else None

    def select(self, key: str) -> bool:
        """Put the cursor on the row of this key, if it is here."""
        place = self._window.place_of(key)
        if place is not None:
            self.cursor = place
            self._tell()
        return place is not None

    def _replace(self, window: Window) -> None:
        key = self.key
        self._window, self._asked = window, set()
        place = window.place_of(key) if key is not None else None
        self._measure()
        self.cursor = self.validate_cursor(self.cursor if place is None else place)
        self.refresh()
        self.call_after_refresh(self._into_view)
        self._want()
        self._tell()

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self.count + 1)

    def _tell(self) -> None:
        if (key := self.key) is not None:
            self.post_message(self.Highlighted(self, key))

    # moving

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, self.count - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        if before != after:
            self._into_view()
            self.call_after_refresh(self._into_view)  # where the list has just become longer
            self.refresh()
            self._tell()

    def _into_view(self) -> None:
        height = self.scrollable_content_region.height - 1
        top = round(self.scroll_y)
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, immediate=True)
        elif height > 0 and self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, immediate=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._want()

    def _want(self) -> None:
        top = round(self.scroll_y)
        for page in self._window.lacking(top, top + max(self.size.height, 1)):
            if page not in self._asked:
                self._asked.add(page)
                self.post_message(self.Wanted(self, page))

    def on_resize(self, _event: events.Resize) -> None:
        self._measure()
        self._into_view()
        self._want()

    def action_move(self, step: int) -> None:
        self.cursor += step

    def action_page(self, step: int) -> None:
        self.cursor += step * max(self.size.height - 2, 1)

    def action_jump(self, place: int) -> None:
        self.cursor = self.count - 1 if place < 0 else place

    def action_open(self) -> None:
        if (key := self.key) is not None:
            self.post_message(self.Opened(self, key))

    def action_sort_beside(self, step: int) -> None:
        """Sort by the column beside the one that it is sorted by."""
        names = [one.name for _, one, _ in self._fitted()]
        now = self.sorted_by[0] if self.sorted_by and self.sorted_by[0] in names else names[-step]
        self.post_message(self.SortAsked(self, names[(names.index(now) + step) % len(names)]))

    def on_click(self, event: events.Click) -> None:
        if event.y == 0:
            self._clicked_header(event.x)
            return
        place = event.y - 1 + round(self.scroll_y)
        if place >= self.count:
            return
        if place == self.cursor or event.chain > 1:
            self.action_open()
        self.cursor = place

    def _clicked_header(self, x: int) -> None:
        left = 0
        for _, one, width in self._fitted():
            if left <= x <= left + width:
                self.post_message(self.SortAsked(self, one.name))
                return
            left += width + 1

    # drawing

    def _fitted(self) -> list[tuple[int, Column, int]]:
        return fitted(self.columns, self.scrollable_content_region.width)

    def render_line(self, y: int) -> Strip:
        if y == 0:
            return self._header()
        if y == 1 and not self.count:
            words = cell(f" {self.nothing}", self.scrollable_content_region.width)
            return Strip([Segment(words, self.get_component_rich_style("table--dim"))])
        place = y - 1 + round(self.scroll_y)
        row = self._window.row(place)
        blank = row is None and place < self.count
        segments = [*self._cells(row, place)] if row else [Segment("  …" if blank else "", self.rich_style)]
        width = self.scrollable_content_region.width
        base = self._line_style(place) if row else self.rich_style
        return Strip(segments).adjust_cell_length(width, base)

    def _line_style(self, place: int) -> Style:
        if place != self.cursor:
            return self.rich_style
        name = "table--cursor" if self.has_focus else "table--cursor-blurred"
        return self.get_component_rich_style(name)

    def _cells(self, row: Row, place: int) -> list[Segment]:
        base = self._line_style(place)
        plain = place == self.cursor  # one colour over the whole line is easiest to read
        found: list[Segment] = []
        for index, column, width in self._fitted():
            name = row.styles[index] if index < len(row.styles) else ""
            own = self.get_component_rich_style(f"table--{name}") if name in STYLES and not plain else None
            style = base + Style(color=own.color, bold=own.bold) if own else base
            found += [Segment(cell(row.cells[index], width, right=column.right), style), Segment(" ", base)]
        return found[:-1]

    def _header(self) -> Strip:
        style = self.get_component_rich_style("table--header")
        found: list[Segment] = []
        for _, column, width in self._fitted():
            sign = ""
            if self.sorted_by and self.sorted_by[0] == column.name:
                sign = " ▼" if self.sorted_by[1] else " ▲"
            found += [Segment(cell(column.title + sign, width, right=column.right), style), Segment(" ", style)]
        return Strip(found).adjust_cell_length(self.scrollable_content_region.width, style)
