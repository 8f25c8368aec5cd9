"""The week as a grid: days across, hours down; who comes when, hours opened and closed, other weeks."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.widget import Widget
from textual.widgets import Static

from gosmed_cli.errors import GosmedError
from gosmed_cli.text import formats, say
from gosmed_cli.text.clean import clean
from gosmed_cli.usecases import practice
from gosmed_cli.usecases import practice_words as words

from ... import saving
from ...actions import bindings
from ...widgets.detail_pane import DetailPane
from ...widgets.grid import Grid
from ..switched import Switched
from . import week_grid
from .statistics import Figures
from .week_grid import Sheet, Span

if TYPE_CHECKING:
    from pathlib import Path

    from gosmed_cli.client.portal import Portal
    from gosmed_cli.contract.cabinet.practice import WorkingSlot
    from gosmed_cli.usecases.practice import Hours, Week


class ScheduleScreen(Figures, Switched):
    """Nothing of it is kept: patients' names stand in it."""

    PLACE = "schedule"
    KINDS = ("visit.", "schedule.")
    CSS_PATH = "../../styles/schedule.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("schedule")]

    def __init__(self) -> None:
        super().__init__()
        self.sheet: Sheet | None = None
        self.monday: date | None = None  # of the week that is wanted; the present one without

    def body(self) -> ComposeResult:
        with Container(id="panes"):
            with Vertical(id="list"):
                yield Static(id="week")
                yield Grid()
                yield Static(id="legend", classes="muted")
            yield DetailPane(id="detail")

    def first(self) -> Widget | None:
        return self.query_one(Grid)

    def on_mount(self) -> None:
        self.query_one("#week", Static).update(Text(say("tui.loading")))
        self.query_one("#legend", Static).update(Text(words.legend()))
        self.grid.focus()

    @property
    def grid(self) -> Grid:
        return self.query_one(Grid)

    async def fetch(self, portal: Portal) -> Any:
        return await practice.week(portal, self.monday.isoformat() if self.monday else None)

    def draw(self, value: Week) -> None:
        begun = self.sheet is None or self.sheet.week.monday != value.monday
        self.sheet, self.monday = Sheet(value), value.monday
        title = Text(words.title(value), "bold")
        if not value.slots:
            title.append(f"\n{say('tui_schedule.empty')}", "not bold")
        elif value.next_visit is not None:
            title.append(f"\n{clean(words.next_visit(value.next_visit))}", "not bold dim")
        self.query_one("#week", Static).update(title)
        self.grid.show(self.sheet.heads, self.sheet.labels, self.sheet.cells)
        if begun:
            self.grid.put(self.sheet.today, 0)
        self.draw_detail()

    @on(Grid.Moved)
    def draw_detail(self) -> None:
        """The cell under the cursor."""
        if self.sheet is None:
            return
        nothing = [[(self.sheet.where(self.grid.spot), "bold"), (say("tui_schedule.closed_here"), "dim")]]
        self.query_one(DetailPane).show(week_grid.detail(self.slot) if self.slot else nothing)
        self.refresh_bindings()

    # what is possible now

    @property
    def slot(self) -> WorkingSlot | None:
        """The slot under the cursor."""
        return self.sheet.slots.get(self.grid.spot) if self.sheet is not None and self.is_mounted else None

    @property
    def has_slot(self) -> bool:
        return self.slot is not None

    @property
    def has_slots(self) -> bool:
        return self.sheet is not None and bool(self.sheet.slots)

    can_close = has_slots

    @property
    def is_on(self) -> bool:
        return self.sheet is not None and not self.off

    @property
    def is_booked(self) -> bool:
        return self.slot is not None and self.slot["visit"] is not None

    can_copy = is_booked

    def action_copy(self) -> None:
        if self.slot and (visit := self.slot["visit"]):
            self.cabinet.copy(visit["id"])

    # other weeks

    def action_week(self, step: int) -> None:
        """The week before or after."""
        if self.monday is not None:
            with suppress(OverflowError):
                self.monday += timedelta(weeks=step)
                self.action_refresh()

    def action_today(self) -> None:
        """The present week."""
        if self.sheet is not None:
            self.grid.put(self.sheet.today, self.grid.spot[1])
        self.monday = None
        self.action_refresh()

    # who and when

    @on(Grid.Opened)
    def _opened(self) -> None:
        self.action_open()

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_open(self) -> None:
        """Who comes, and from there to the visit; a closed hour is opened."""
        from ...dialogs.outcome import Outcome

        if self.slot is None:
            self.action_add()
            return
        visit = self.slot["visit"]
        answers = [("visit", say("tui_schedule.to_visit"))] if visit else []
        if await self.app.push_screen_wait(Outcome(week_grid.detail(self.slot), answers)) and visit:
            await self.cabinet.open_section("appointments", visit["id"])

    # opening and closing

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_add(self) -> None:
        """Open hours: those marked, or from the cursor on."""
        from . import asking

        if self.sheet is not None and self.is_on:
            first = self.sheet.free_hours(self.grid.marks, self.grid.spot)
            asked = await asking.hours_to_open(self.cabinet, first)
            if asked is not None:
                await self.attempt(self._open_hours(asked))

    async def _open_hours(self, asked: Hours) -> str:
        slots = await practice.open_hours(await self.cabinet.session.sending(), asked)
        self.monday = asked.day - timedelta(days=asked.day.weekday())
        self.grid.clear()
        done, *remarks = words.opened(len(slots), asked)
        for one in remarks:
            self.cabinet.tell(one, severity="warning")
        return done

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_close(self) -> None:
        """Close what is marked; without marks hours of the cursor's day."""
        from . import asking

        if self.sheet is None or not (spans := await self._to_close()):
            return
        sure, reason = await asking.sure_to_close(self.cabinet, spans)
        if sure:
            await self.attempt(self._close(spans, reason))

    async def _to_close(self) -> Sequence[Span]:
        from . import asking

        assert self.sheet is not None  # asked by the caller
        sheet, spot = self.sheet, self.grid.spot
        if marked := sheet.booked_hours(self.grid.marks):
            return marked
        here = sheet.booked_hours([spot])
        hours = await asking.hours_to_close(self.cabinet, sheet.days[spot[0]], here[0].hours if here else "")
        return [sheet.span(sheet.days[spot[0]], hours)] if hours is not None else []

    async def _close(self, spans: Sequence[Span], reason: str | None) -> str:
        portal = await self.cabinet.session.sending()
        count = cancelled = 0
        try:
            for one in spans:
                why = reason if one.visits else None
                done = await practice.close_hours(portal, one.day, one.hours or None, why)
                count, cancelled = count + done["closed"], cancelled + len(done["cancelled"])
        except GosmedError:
            self.post_message(self.Done(self._told_closed(count, cancelled) if count else ""))
            raise
        self.grid.clear()
        return self._told_closed(count, cancelled)

    @staticmethod
    def _told_closed(count: int, cancelled: int) -> str:
        return say("practice.closed", count=count, cancelled=cancelled)

    # a file

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_save(self) -> None:
        """The week's visits as a calendar; patients are not named in it."""
        from pathlib import Path

        from ...dialogs.prompt import Prompt

        if self.sheet is None:
            return
        name = f"gosmed-{formats.day(self.sheet.week.monday)}.ics"
        value = str(saving.free_name(Path.cwd(), name))
        question = Prompt(say("tui_schedule.save.ask"), value=value, check=saving.why_not)
        if typed := await self.app.push_screen_wait(question):
            await self.attempt(self._saved(self.sheet.week, saving.target(typed)))

    async def _saved(self, week: Week, target: Path) -> str:
        count = await practice.save_calendar(week, target)
        return say("practice.saved", path=target, count=count)
