"""A grid with a cursor: columns under heads, rows behind labels; as many columns as there is room for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from .rows import cell as fitted

Spot = tuple[int, int]  # column and row
_LABEL, _NARROWEST, _WIDEST = 6, 9, 26


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in it, in so many columns; `style` is a name like `good`."""

    text: Callable[[int], str]
    style: str = ""


class Grid(ScrollView, can_focus=True):
    """Posts `Moved` and `Opened`; Space marks cells, and marks last as long as heads and labels stay the same."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "grid--head",
        "grid--cursor",
        "grid--cursor-blurred",
        "grid--good",
        "grid--bad",
        "grid--dim",
    }
    DEFAULT_CSS = """
    Grid { height: 1fr; background: $background; color: $foreground; overflow-x: hidden; padding: 0 1; }
    Grid .grid--head { color: $muted; text-style: bold; background: $card; }
    Grid .grid--cursor { background: $primary; color: $background; text-style: bold; }
    Grid .grid--cursor-blurred { background: $here; color: $foreground; }
    Grid .grid--good { color: $good; }
    Grid .grid--bad { color: $bad; }
    Grid .grid--dim { color: $muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(0,1)", show=False),
        Binding("up,k", "move(0,-1)", show=False),
        Binding("left,h", "move(-1,0)", show=False),
        Binding("right,l", "move(1,0)", show=False),
        Binding("home,g", "move(0,-1000)", show=False),
        Binding("end,G", "move(0,1000)", show=False),
        Binding("space", "mark", show=False),
        Binding("enter", "open", show=False),
    ]

    class Moved(Message):
        """The cursor stands elsewhere, or marks have changed."""

    class Opened(Message):
        """The cell under the cursor was opened: Enter, or a second click."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self.heads: Sequence[str] = ()
        self.labels: Sequence[str] = ()
        self.cells: Mapping[Spot, Cell] = {}
        self.spot: Spot = (0, 0)
        self.marks: set[Spot] = set()

    def show(self, heads: Sequence[str], labels: Sequence[str], cells: Mapping[Spot, Cell]) -> None:
        """Another grid; the cursor stays as far as it can, marks go where the labels change."""
        if (heads, labels) != (self.heads, self.labels):
            self.marks = set()
        self.heads, self.labels, self.cells = heads, labels, cells
        self.virtual_size = Size(self.scrollable_content_region.width, len(labels) + 1)
        self.put(*self.spot)
        self.refresh()

    def put(self, column: int, row: int) -> None:
        """The cursor to this cell, or the nearest one there is."""
        self.spot = (max(0, min(column, len(self.heads) - 1)), max(0, min(row, len(self.labels) - 1)))
        height = self.scrollable_content_region.height - 1
        top = round(self.scroll_y)
        if height > 0 and not top <= self.spot[1] < top + height:
            target = self.spot[1] if self.spot[1] < top else self.spot[1] - height + 1
            self.scroll_to(y=target, animate=False, immediate=True)
        self.refresh()
        self.post_message(self.Moved())

    def clear(self) -> None:
        """No marks any more."""
        self.marks = set()
        self.refresh()

    def action_move(self, columns: int, rows: int) -> None:
        self.put(self.spot[0] + columns, self.spot[1] + rows)

    def action_mark(self) -> None:
        """Mark the cell, or unmark it, and go down."""
        self.marks ^= {self.spot}
        self.action_move(0, 1)

    def action_open(self) -> None:
        self.post_message(self.Opened())

    def on_resize(self, _event: events.Resize) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.labels) + 1)
        self.put(*self.spot)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        first, count, width = self._columns()
        if offset is None or offset.y == 0 or offset.x < _LABEL:
            return
        spot = (first + min((offset.x - _LABEL) // (width + 1), count - 1), offset.y - 1 + round(self.scroll_y))
        if spot == self.spot:
            self.action_open()
        else:
            self.put(*spot)

    # drawing

    def _columns(self) -> tuple[int, int, int]:
        """The first column shown, how many, how wide each is: those around the cursor."""
        room = self.scrollable_content_region.width - _LABEL
        count = max(min(len(self.heads), room // (_NARROWEST + 1)), 1)
        first = max(0, min(self.spot[0] - count // 2, len(self.heads) - count))
        return first, count, max(min(room // count - 1, _WIDEST), 1)

    def render_line(self, y: int) -> Strip:
        first, count, width = self._columns()
        row = y - 1 + round(self.scroll_y)
        head = self.get_component_rich_style("grid--head")
        label = "" if y == 0 or row >= len(self.labels) else self.labels[row]
        found = [Segment(fitted(label, _LABEL), head if y == 0 else self.rich_style)]
        for column in range(first, min(first + count, len(self.heads))):
            if y == 0:
                found.append(Segment(fitted(self.heads[column], width) + " ", head))
            elif row < len(self.labels):
                found += self._cell((column, row), width)
        base = head if y == 0 else self.rich_style
        return Strip(found).adjust_cell_length(self.scrollable_content_region.width, base)

    def _cell(self, spot: Spot, width: int) -> list[Segment]:
        one = self.cells.get(spot)
        mark = "*" if spot in self.marks else ""
        text = mark + (one.text(width - len(mark)) if one else "" if mark else "·")
        return [Segment(fitted(text, width), self._style(spot, one)), Segment(" ", self.rich_style)]

    def _style(self, spot: Spot, one: Cell | None) -> Style:
        if spot == self.spot:
            return self.get_component_rich_style("grid--cursor" if self.has_focus else "grid--cursor-blurred")
        name = one.style if one else "dim"
        return self.get_component_rich_style(f"grid--{name}") if name else self.rich_style
