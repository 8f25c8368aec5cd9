"""What a table shows: columns, rows, and a window over a list that may be longer than memory should hold."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from gosmed_cli.text.clean import clean

PAGE = 200  # rows that are fetched together
_PAGES = 50  # pages that stay in memory


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is cells; what remains of the line is shared by those that `grow`. Of columns that do not fit the
    one with the highest `spare` goes first; 0 never goes."""

    name: str
    title: str
    width: int
    grow: int = 0
    spare: int = 0
    right: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """`key` stays the same over a refresh; `styles` are names like `good` and `bad`, one a cell or none."""

    key: str
    cells: tuple[str, ...]
    styles: tuple[str, ...] = ()


class Window:
    """Rows that are here, by their place in the whole list; pages seen longest ago make room."""

    def __init__(self, count: int = 0) -> None:
        self.count = count
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._all: Sequence[Row] | None = None

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Window:
        """A list that is here whole."""
        made = cls(len(rows))
        made._all = rows
        return made

    def row(self, place: int) -> Row | None:
        """The row at this place; None where it was not fetched yet."""
        if self._all is not None:
            return self._all[place] if 0 <= place < len(self._all) else None
        page = self._pages.get(place // PAGE)
        return page[place % PAGE] if page is not None and place % PAGE < len(page) else None

    def fill(self, page: int, rows: Sequence[Row]) -> None:
        """A page has come."""
        self._pages[page] = rows
        self._pages.move_to_end(page)
        while len(self._pages) > _PAGES:
            self._pages.popitem(last=False)

    def lacking(self, first: int, last: int) -> list[int]:
        """Pages of these places that are to be fetched."""
        if self._all is not None or not self.count:
            return []
        pages = range(max(first, 0) // PAGE, min(last, self.count - 1) // PAGE + 1)
        return [one for one in pages if one not in self._pages]

    def place_of(self, key: str) -> int | None:
        """Where the row of this key stands, as far as it is here."""
        if self._all is not None:
            return next((place for place, row in enumerate(self._all) if row.key == key), None)
        for page, rows in self._pages.items():
            for place, row in enumerate(rows):
                if row.key == key:
                    return page * PAGE + place
        return None


def fitted(columns: Sequence[Column], width: int) -> list[tuple[int, Column, int]]:
    """The columns that fit into a line: (place among all, column, cells), one cell between them."""
    kept = list(enumerate(columns))
    while kept and sum(one.width + 1 for _, one in kept) - 1 > width:
        spare = max(kept, key=lambda pair: pair[1].spare)
        if not spare[1].spare:
            break
        kept.remove(spare)
    left = max(width - sum(one.width + 1 for _, one in kept) + 1, 0)
    shares = sum(one.grow for _, one in kept)
    return [(place, one, one.width + (left * one.grow // shares if shares else 0)) for place, one in kept]


def cell(text: str, width: int, *, right: bool = False) -> str:
    """The text in exactly so many cells, cleaned; what is cut off ends with «…»."""
    text = clean(text)
    length = cell_len(text)
    if length > width:
        return set_cell_size(set_cell_size(text, max(width - 1, 0)).rstrip() + "…", width)
    return " " * (width - length) + text if right else text + " " * (width - length)
