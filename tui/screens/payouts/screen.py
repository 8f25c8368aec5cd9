"""Payouts: rows fetched as they come into view, narrowed by period, status and source; sums and one's card."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from gosmed_cli.contract.vocabulary import PayoutStatus
from gosmed_cli.errors import GosmedError
from gosmed_cli.text import say
from gosmed_cli.usecases import payout_plan
from gosmed_cli.usecases import payouts as use
from gosmed_cli.usecases.payout_pages import Pages
from gosmed_cli.usecases.payouts import Which

from ...actions import bindings
from ...dialogs.choose import Choose
from ...messages import Failed
from ...widgets.empty_state import EmptyState
from ...widgets.paged_table import PagedTable
from ...widgets.rows import PAGE
from . import narrowing, plan, words
from .planning import PlanningScreen

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal
    from gosmed_cli.contract.cabinet.payouts import Payout, PayoutDetail

_CAME = (PayoutStatus.TRANSFERRED.value,)
_INQUIRY = "payout-inquiry"


class PayoutsScreen(PlanningScreen):
    """The list is never here whole; filter, selection and scroll survive a refresh."""

    PLACE = "payouts"
    KINDS = ("payout.",)
    CSS_PATH = "../../styles/payouts.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("payouts")]
    can_filter = True

    class Paged(Message):
        """A page of the list has come."""

        def __init__(self, pages: Pages, number: int, items: list[Payout]) -> None:
            super().__init__()
            self.pages, self.number, self.items = pages, number, items

    class Read(Message):
        """One payout has come."""

        def __init__(self, one: PayoutDetail) -> None:
            super().__init__()
            self.one = one

    def __init__(self) -> None:
        super().__init__()
        self.which, self.count = Which(), 0
        self.one: PayoutDetail | None = None
        self.sums: Any = None  # by month, as they were fetched
        self.pages = Pages(self.which, PAGE)
        self.groups: list[tuple[str, str]] = []  # by what the list can be narrowed: (name, title)

    def body(self) -> ComposeResult:
        with Container(id="panes"):
            with Vertical(id="list"):
                yield Static(say("tui.loading"), id="totals")
                yield PagedTable(words.columns())
                yield EmptyState(say("tui_payouts.empty"), say("tui_payouts.empty.advice"))
            with VerticalScroll(id="detail", can_focus=True):
                yield Static(say("tui_payouts.none_selected"), id="card")
                yield Static(id="months")

    def on_mount(self) -> None:
        self.query_one(EmptyState).display = False
        self.query_one("#months").display = False
        self.query_one(PagedTable).focus()

    # data

    async def fetch(self, portal: Portal) -> Any:
        which, journal = self.which, self.cabinet.session.context.journal
        months, came, sources, ever = await asyncio.gather(
            use.summary(portal, which, "month"),
            use.summary(portal, replace(which, status=_CAME), "month"),
            use.summary(portal, Which(), "source"),
            use.summary(portal, Which(), "month"),
        )
        plan_ = [] if which.status else await payout_plan.compared(portal, journal, which)
        return {"which": which, "months": months, "came": came, "sources": sources, "ever": ever, "plan": plan_}

    def draw(self, value: Any) -> None:
        which, months = value["which"], value["months"]
        self.pages = Pages(which, PAGE)
        self.groups = narrowing.groups(value["ever"], value["sources"])
        self.count = months["count"]
        self.query_one("#totals", Static).update(words.totals(months, which))
        self.sums = value
        self._draw_months()
        table = self.query_one(PagedTable)
        table.sorted_by = ("day", True)
        table.begin(months["count"])
        table.display = bool(months["count"])
        self.query_one(EmptyState).display = not months["count"]
        self.refresh_bindings()

    def _draw_months(self) -> None:
        if one := self.sums:
            pane = self.query_one("#detail")
            bar = pane.styles.scrollbar_size_vertical  # whether it is there at the moment or not
            room = pane.outer_size.width - pane.styles.gutter.width - bar
            text = plan.chart(one["months"], one["came"], one["plan"], one["which"], room)
            self.query_one("#months", Static).update(text)

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw_months)

    @on(PagedTable.Wanted)
    def _wanted(self, event: PagedTable.Wanted) -> None:
        self.load_page(self.pages, event.page)

    @work(group="pages", exit_on_error=False)
    async def load_page(self, pages: Pages, number: int) -> None:
        try:
            items = await pages.page(await self.cabinet.session.reading(), number)
        except GosmedError as error:
            self.post_message(Failed(error))
        else:
            self.post_message(self.Paged(pages, number, items))

    @on(Paged)
    def _paged(self, message: Paged) -> None:
        if message.pages is self.pages:
            self.query_one(PagedTable).fill(message.number, words.rows(message.items))

    @on(PagedTable.Highlighted)
    def _highlighted(self, event: PagedTable.Highlighted) -> None:
        self.load_card(event.key)
        self.refresh_bindings()

    @work(exclusive=True, group="card", exit_on_error=False)
    async def load_card(self, number: str) -> None:
        try:
            one = await use.show(await self.cabinet.session.reading(), number)
        except GosmedError as error:
            self.post_message(Failed(error))
        else:
            self.post_message(self.Read(one))

    @on(Read)
    def _read_card(self, message: Read) -> None:
        if message.one["id"] == self.selected:
            self.one = message.one
            self.query_one("#card", Static).update(words.card(message.one))
            self.refresh_bindings()

    # what can be done

    @property
    def selected(self) -> str | None:
        return self.query_one(PagedTable).key

    @property
    def has_selected(self) -> bool:
        return self.is_mounted and self.selected is not None

    can_copy = has_selected

    def action_copy(self) -> None:
        if self.selected:
            self.cabinet.copy(self.selected)

    @property
    def has_card(self) -> bool:
        return self.one is not None and self.has_selected and self.one["id"] == self.selected

    def action_ask(self) -> None:
        """The inquiry, with what is known of the payout filled in."""
        if self.one is not None:
            self.cabinet.apply_for(_INQUIRY, values=dict(use.inquiry(self.one)))

    @on(PagedTable.SortAsked)
    def _by_day(self) -> None:
        """The portal gives payouts by their day alone: a page sorted otherwise would be no order of the list."""
        self.cabinet.tell(say("tui_payouts.by_day"))

    def action_filter(self) -> None:
        self.app.push_screen(Choose(say("tui_payouts.narrow"), self.groups), self._narrow)

    def _narrow(self, chosen: str | None) -> None:
        if chosen is not None:
            self.which = narrowing.narrowed(self.which, chosen)
            self.action_refresh()

    def action_chart(self) -> None:
        """Months in place of the card, and back."""
        months = self.query_one("#months")
        months.display = not months.display
        self.query_one("#card").display = not months.display
        self._show_detail(months.display)
        self.call_after_refresh(self._draw_months)

    @on(PlanningScreen.PlanKept)
    def _plan_kept(self) -> None:
        if not self.query_one("#months").display:
            self.action_chart()
        self.action_refresh()

    @on(PagedTable.Opened)
    def action_open(self) -> None:
        self.query_one("#months").display = False
        self.query_one("#card").display = True
        self._show_detail(True)

    def _show_detail(self, on_: bool) -> None:
        """On a narrow screen it takes the list's place while it is read."""
        self.set_class(on_, "-reading")
        (self.query_one("#detail") if on_ else self.query_one(PagedTable)).focus()

    def action_back(self) -> None:
        if self.query_one("#months").display:
            self.action_chart()
        elif self.has_class("-reading"):
            self._show_detail(False)
        elif self.which != Which():
            self._narrow("all:")
        else:
            super().action_back()
