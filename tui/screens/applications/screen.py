"""Applications: a list with filter and order, the one selected beside or below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.widgets import Static

from gosmed_cli.text import say
from gosmed_cli.usecases import after_decision, statuses
from gosmed_cli.usecases import application_words as words

from ...actions import bindings
from ...widgets.empty_state import EmptyState
from ...widgets.filter_line import FilterLine
from ...widgets.paged_table import PagedTable
from ..base import CabinetScreen
from . import listing
from .detail import ApplicationDetail

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal
    from gosmed_cli.contract.cabinet.applications import Application


class ApplicationsScreen(CabinetScreen):
    """Selection, filter, order and scroll survive every refresh."""

    PLACE = "applications"
    KINDS = ("application.",)
    CSS_PATH = "../../styles/applications.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("applications")]
    can_filter = True

    def __init__(self) -> None:
        super().__init__()
        self.items: list[Application] | None = None
        self.group = "all"
        self.query_text = ""
        self.wanted = ""  # the application to look at once it is here

    def body(self) -> ComposeResult:
        with Container(id="panes"):
            with Vertical(id="list"):
                yield FilterLine()
                yield Static(id="group", classes="muted")
                yield PagedTable(listing.columns())
                yield EmptyState(say("tui_applications.empty"), say("tui_applications.empty.advice"))
            yield ApplicationDetail(id="detail")

    def on_mount(self) -> None:
        self.query_one(EmptyState).display = False
        self._draw_group()
        super().on_mount()
        self.query_one(PagedTable).focus()

    async def fetch(self, portal: Portal) -> Any:
        return await statuses.list_(portal)

    def draw(self, value: Any) -> None:
        self.items = value
        self._draw_list()

    def _draw_list(self) -> None:
        if self.items is None:
            return
        table = self.query_one(PagedTable)
        table.show(listing.rows(listing.ordered(self.items, table.sorted_by), self.group, self.query_text))
        self.query_one(EmptyState).display = not self.items
        table.display = bool(self.items)
        self._draw_group()
        self._draw_detail()
        if self.wanted and table.select(self.wanted):
            self.wanted = ""
            self._read(True)

    def _draw_group(self) -> None:
        table = self.query_one(PagedTable)
        total = "…" if self.items is None else f"{table.count}/{len(self.items)}"
        self.query_one("#group", Static).update(Text(f"{say(f'tui_applications.group.{self.group}')} · {total}"))

    @property
    def selected(self) -> Application | None:
        key = self.query_one(PagedTable).key
        return next((one for one in self.items or () if one["number"] == key), None)

    def _draw_detail(self) -> None:
        self.query_one(ApplicationDetail).show(self.selected, self.now, self.cabinet.session.address)
        self.refresh_bindings()

    def look_at(self, number: str) -> None:
        """Show this application, whatever was filtered."""
        self.group, self.wanted = "all", number
        self.query_one(FilterLine).action_close()
        self._draw_list()

    # what the list tells

    @on(PagedTable.Highlighted)
    def _highlighted(self, event: PagedTable.Highlighted) -> None:
        self._draw_detail()

    @on(PagedTable.Opened)
    def action_open(self) -> None:
        self._read(True)

    @on(PagedTable.SortAsked)
    def _sort(self, event: PagedTable.SortAsked) -> None:
        table = self.query_one(PagedTable)
        before = table.sorted_by
        table.sorted_by = (event.column, before is not None and before == (event.column, False))
        self._draw_list()

    @on(FilterLine.Narrowed)
    def _narrowed(self, event: FilterLine.Narrowed) -> None:
        self.query_text = event.text
        self._draw_list()

    @on(FilterLine.Left)
    def _left(self) -> None:
        self.query_one(PagedTable).focus()

    # what can be done

    @property
    def has_selected(self) -> bool:
        return self.items is not None and self.selected is not None

    can_copy = has_selected

    @property
    def has_command(self) -> bool:
        return self.has_selected and bool(self._command())

    def _command(self) -> str:
        one = self.selected
        found = after_decision.commands(one, words.bundled_service_of) if one else []
        return next((line for line, _ in found if line.startswith("gosmed ")), "")

    def action_next(self) -> None:
        self.cabinet.hand_over(self._command())

    def action_copy(self) -> None:
        if self.selected:
            self.cabinet.copy(self.selected["number"])

    def action_filter(self) -> None:
        self.query_one(FilterLine).open()

    def action_group(self) -> None:
        names = list(listing.GROUPS)
        self.group = names[(names.index(self.group) + 1) % len(names)]
        self._draw_list()

    def _read(self, on_: bool) -> None:
        """On a narrow screen the detail takes the list's place while it is read."""
        self.set_class(on_, "-reading")
        (self.query_one(ApplicationDetail) if on_ else self.query_one(PagedTable)).focus()

    def action_back(self) -> None:
        if self.has_class("-reading"):
            self._read(False)
        elif self.query_text:
            self.query_one(FilterLine).action_close()
        else:
            super().action_back()
