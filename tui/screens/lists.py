"""A section that is a list: filtered, sorted, in groups, the one selected beside or below it.

A subclass says how its items look; selection, filter, order, group and scroll survive every refresh. `fetch`
returns the whole list as JSON (or `items_of` finds it in what it returns). For lists that are too long to be
fetched whole see the payouts.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widget import Widget
from textual.widgets import Static

from gosmed_cli.text import say
from gosmed_cli.text.say import key_of

from .. import layout_ru
from ..widgets.detail_pane import DetailPane, Line
from ..widgets.empty_state import EmptyState
from ..widgets.filter_line import FilterLine
from ..widgets.paged_table import PagedTable
from ..widgets.rows import Column, Row
from .base import CabinetScreen

T = TypeVar("T", bound=Mapping[str, Any])


class ListScreen(CabinetScreen, Generic[T]):
    """Words: `tui_<place>.empty`, `.empty.advice`, `.none_selected`, `.group.<name>`. Actions for its registry:
    `open` («o», when `has_selected`), `group` («s», where there are GROUPS); `/`, `y`, `<`, `>` and Esc come from
    here."""

    GROUPS: ClassVar[tuple[str, ...]] = ("all",)
    can_filter = True

    def __init__(self) -> None:
        super().__init__()
        self.items: list[T] | None = None  # None until something is known
        self.group = self.GROUPS[0]
        self.query_text = ""
        self.wanted = ""  # the key of what to look at once it is here

    # how its items look

    @abstractmethod
    def columns(self) -> list[Column]:
        """The table's columns; at 80 cells those with the highest `spare` go."""

    @abstractmethod
    def row(self, item: T) -> Row:
        """An item as a line; `key` names it, and is what `y` copies."""

    def in_group(self, item: T, group: str) -> bool:
        """Whether it belongs to a group of GROUPS."""
        return True

    def order(self, item: T, column: str) -> Any:
        """By what a column sorts: its text where nothing else is said."""
        names = [one.name for one in self.columns()]
        return self.row(item).cells[names.index(column)].casefold()

    def detail(self, item: T) -> Iterable[Iterable[Line]]:
        """The one selected, in blocks of lines."""
        return ()

    def searched(self, item: T) -> str:
        """In what `/` searches; an item's cells where nothing else is said."""
        return " ".join(self.row(item).cells)

    def matches(self, item: T) -> bool:
        """Whether what was typed after `/` means it."""
        return layout_ru.found(self.query_text, self.searched(item))

    def group_title(self, group: str) -> str:
        """A group in words."""
        return say(f"tui_{self.PLACE}.group.{group}")

    def items_of(self, value: Any) -> Sequence[T]:
        """The list in what `fetch` returned."""
        found: Sequence[T] = value
        return found

    def counted(self) -> Sequence[T]:
        """Of how many the group's are told: of all, where a list does not hold several."""
        return self.items or ()

    # the frame

    def body(self) -> ComposeResult:
        with Container(id="panes"):
            with Vertical(id="list"):
                yield from self.above()
                yield FilterLine()
                yield Static(id="group", classes="muted")
                yield PagedTable(self.columns())
                yield EmptyState(say(f"tui_{self.PLACE}.empty"), say(f"tui_{self.PLACE}.empty.advice"))
            yield self.pane()

    def above(self) -> ComposeResult:
        """What stands above the list: nothing in most sections."""
        yield from ()

    def pane(self) -> Widget:
        """What shows the one selected; has the id `detail`."""
        return DetailPane(id="detail")

    def on_mount(self) -> None:
        self.query_one(EmptyState).display = False
        self._draw_group()
        self.table.focus()

    @property
    def table(self) -> PagedTable:
        return self.query_one(PagedTable)

    # drawing

    def draw(self, value: Any) -> None:
        self.items = list(self.items_of(value))
        self.draw_list()

    def draw_list(self) -> None:
        """The list anew: another filter, order, group, or other items."""
        if self.items is None:
            return
        again = key_of(f"{self.PLACE}.group")
        nothing = say("tui.nothing_found") if self.query_text else say("tui.group_empty", key=again)
        self.table.show(self._rows(self.items), nothing)
        some = bool(self.counted())
        self.query_one(EmptyState).display = not some
        if some and not self.table.display:
            self.table.focus()
        self.table.display = some
        self._draw_group()
        self.draw_detail()
        if self.wanted and self.table.select(self.wanted):
            self.wanted = ""
            self.read(True)

    def _rows(self, items: Sequence[T]) -> list[Row]:
        found = [one for one in items if self.in_group(one, self.group)]
        found = [one for one in found if self.matches(one)]
        if by := self.table.sorted_by:
            found.sort(key=lambda one: self.order(one, by[0]), reverse=by[1])
        return [self.row(one) for one in found]

    def _draw_group(self) -> None:
        total = "…" if self.items is None else f"{self.table.count}/{len(self.counted())}"
        self.query_one("#group", Static).update(Text(f"{self.group_title(self.group)} · {total}"))

    def draw_detail(self) -> None:
        """The one selected."""
        nothing = [[(say(f"tui_{self.PLACE}.none_selected"), "dim")]]
        one = self.selected
        self.query_one("#detail", DetailPane).show(nothing if one is None else self.detail(one))
        self.refresh_bindings()

    @property
    def selected(self) -> T | None:
        """The item under the cursor."""
        key = self.table.key
        return next((one for one in self.items or () if self.row(one).key == key), None)

    def look_at(self, key: str) -> None:
        """Show this one, whatever was filtered."""
        self.group, self.wanted = self.GROUPS[0], key
        self.query_one(FilterLine).action_close()
        self.draw_list()

    # what the list tells

    @on(PagedTable.Highlighted)
    def _highlighted(self, event: PagedTable.Highlighted) -> None:
        self.draw_detail()

    @on(PagedTable.Opened)
    def _opened(self) -> None:
        self.action_open()

    @on(PagedTable.SortAsked)
    def _sort(self, event: PagedTable.SortAsked) -> None:
        before = self.table.sorted_by
        self.table.sorted_by = (event.column, before is not None and before == (event.column, False))
        self.draw_list()

    @on(FilterLine.Narrowed)
    def _narrowed(self, event: FilterLine.Narrowed) -> None:
        self.query_text = event.text
        self.draw_list()

    @on(FilterLine.Left)
    def _left(self) -> None:
        self.table.focus()

    # what can be done

    @property
    def has_selected(self) -> bool:
        return self.is_mounted and self.items is not None and self.selected is not None

    can_copy = has_selected

    @property
    def concerns(self) -> str:
        one = self.selected if self.has_selected else None
        return str(one.get("number") or "") if one is not None else ""

    def action_copy(self) -> None:
        if self.table.key:
            self.cabinet.copy(self.table.key)

    def action_filter(self) -> None:
        self.query_one(FilterLine).open()

    def action_group(self) -> None:
        self.group = self.GROUPS[(self.GROUPS.index(self.group) + 1) % len(self.GROUPS)]
        self.draw_list()

    def action_open(self) -> None:
        """Read the one selected; Enter and a second click do the same."""
        self.read(True)

    def read(self, on_: bool) -> None:
        """On a narrow screen the one selected takes the list's place while it is read."""
        self.set_class(on_, "-reading")
        (self.query_one("#detail") if on_ else self.table).focus()

    def action_back(self) -> None:
        if self.has_class("-reading"):
            self.read(False)
        elif self.query_text:
            self.query_one(FilterLine).action_close()
        else:
            super().action_back()
