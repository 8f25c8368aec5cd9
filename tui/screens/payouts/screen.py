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
from gosmed_cli.text.shell import quoted
from gosmed_cli.usecases import payout_words as said
from gosmed_cli.usecases import payouts as use
from gosmed_cli.usecases.payout_pages import Pages
from gosmed_cli.usecases.payouts import Which

from ...actions import bindings
from ...dialogs.choose import Choose
from ...dialogs.prompt import Prompt
from ...messages import Failed
from ...widgets.empty_state import EmptyState
from ...widgets.paged_table import PagedTable
from ...widgets.rows import PAGE
from ..base import CabinetScreen
from . import words

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal
    from gosmed_cli.contract.cabinet.payouts import Payout, PayoutDetail

_CAME = (PayoutStatus.TRANSFERRED.value,)


class PayoutsScreen(CabinetScreen):
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
        self.which = Which()
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
        which = self.which
        months, came, sources, ever = await asyncio.gather(
            use.summary(portal, which, "month"),
            use.summary(portal, replace(which, status=_CAME), "month"),
            use.summary(portal, Which(), "source"),
            use.summary(portal, Which(), "month"),
        )
        return {"which": which, "months": months, "came": came, "sources": sources, "ever": ever}

    def draw(self, value: Any) -> None:
        which, months = value["which"], value["months"]
        self.pages = Pages(which, PAGE)
        self.groups = _groups(value["ever"], value["sources"])
        self.query_one("#totals", Static).update(words.totals(months, which))
        self.query_one("#months", Static).update(words.months(months, value["came"], which))
        table = self.query_one(PagedTable)
        table.begin(months["count"])
        table.display = bool(months["count"])
        self.query_one(EmptyState).display = not months["count"]
        self.refresh_bindings()

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
            self.query_one("#card", Static).update(words.card(message.one))

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

    def action_ask(self) -> None:
        self.cabinet.hand_over(f"gosmed payouts ask {self.selected}")

    def action_filter(self) -> None:
        self.app.push_screen(Choose(say("tui_payouts.narrow"), self.groups), self._narrow)

    def _narrow(self, chosen: str | None) -> None:
        """Each choice takes the place of the one of its kind."""
        kind, _, name = (chosen or "").partition(":")
        if kind == "all":
            self.which = Which()
        elif kind == "month":
            since, until = use.month_days(name)
            self.which = replace(self.which, since=since, until=until)
        elif kind == "year":
            self.which = replace(self.which, since=f"{name}-01-01", until=f"{name}-12-31")
        elif kind == "status":
            self.which = replace(self.which, status=(name,))
        elif kind == "source":
            self.which = replace(self.which, source=name)
        if kind:
            self.action_refresh()

    def action_chart(self) -> None:
        """Months in place of the card, and back."""
        months = self.query_one("#months")
        months.display = not months.display
        self.query_one("#card").display = not months.display
        self._show_detail(months.display)

    def action_export(self) -> None:
        question = Prompt(say("tui_payouts.export.ask"), value=say("tui_payouts.export.name"), check=_no_name)
        self.app.push_screen(question, self._export)

    def _export(self, name: str | None) -> None:
        if name:
            options = said.typed(self.which)
            self.cabinet.hand_over(f"gosmed payouts export -o {quoted(name.strip())}{options}")

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
            self._narrow("all")
        else:
            super().action_back()


def _groups(ever: Any, sources: Any) -> list[tuple[str, str]]:
    """By what the list can be narrowed, in words that are found by typing."""
    months = sorted((one["key"] for one in ever["items"]), reverse=True)
    found = [("all:", say("tui_payouts.all"))]
    for status in PayoutStatus:
        title = say(f"payouts.status.{status.value}")
        found.append((f"status:{status.value}", f"{say('payouts.column.status')}: {title}"))
    for one in sources["items"]:
        found.append(
            (f"source:{one['key']}", f"{say('payouts.column.source')}: {said.group_title('source', one)}")
        )
    for year in sorted({one[:4] for one in months}, reverse=True):
        found.append((f"year:{year}", f"{say('payouts.column.period')}: {year}"))
    for month in months:
        found.append((f"month:{month}", f"{say('payouts.column.month')}: {said.month_title(month)}"))
    return found


def _no_name(text: str) -> str:
    return "" if text.strip() else say("tui_payouts.export.no_name")
