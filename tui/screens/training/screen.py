"""Training: the year's goal and the cycle as gauges, what was learnt, mandatory events, certificates, a report."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from gosmed_cli.contract.vocabulary import TRAINING_GOAL_MOST
from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import formats, say
from gosmed_cli.usecases import failure_words, report_files
from gosmed_cli.usecases import training as use
from gosmed_cli.usecases import training_words as words

from ... import saving
from ...actions import bindings
from ...widgets.detail_pane import DetailPane, Line
from ...widgets.gauge import Gauge
from ...widgets.rows import Column, Row
from ..acting import ActingList
from . import listing
from .listing import Item

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal
    from gosmed_cli.contract.cabinet.training import Training

MOST = 1000  # records that are fetched, the newest first


class TrainingScreen(ActingList[Item]):
    """`seen` is everything but the history."""

    PLACE = "training"
    KINDS = ("training.", "course.", "application.")
    GROUPS = listing.GROUPS
    CSS_PATH = "../../styles/training.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("training")]

    def __init__(self) -> None:
        super().__init__()
        self.seen: Training | None = None
        self.charted = False

    async def fetch(self, portal: Portal) -> Any:
        seen = await use.overview(portal)
        records = [one async for one in use.records(portal, use.Filters(), MOST)]
        return {"seen": seen, "items": list(listing.items(records, seen["mandatory"]))}

    def above(self) -> ComposeResult:
        yield Static(id="year-title", classes="title")
        yield Gauge(id="year")
        yield Static(id="outlook")
        yield Static(id="cycle-title", classes="title cycle")
        yield Gauge(id="cycle", classes="cycle")
        yield Static(id="cycle-words", classes="muted cycle")

    def items_of(self, value: Any) -> Sequence[Item]:
        self.seen = value["seen"]
        self._draw_gauges(value["seen"])
        found: Sequence[Item] = value["items"]
        return found

    def _draw_gauges(self, seen: Training) -> None:
        year, cycle = seen["year"], seen["cycle"]
        self.query_one("#year-title", Static).update(Text(say("training.year", year=year["year"])))
        gauge = self.query_one("#year", Gauge)
        gauge.share, gauge.label = year["share"], _of(year["points"], year["goal"])
        self.query_one("#outlook", Static).update(Text("\n".join(line for line, _ in words.year_outlook(year))))
        for one in self.query(".cycle"):
            one.set_class(cycle is None, "-none")
        if cycle is not None:
            self.query_one("#cycle-title", Static).update(Text(words.cycle_title(cycle)))
            gauge = self.query_one("#cycle", Gauge)
            gauge.share, gauge.label = cycle["share"], _of(cycle["points"], cycle["points_needed"])
            self.query_one("#cycle-words", Static).update(Text(words.cycle_hours(cycle)))

    def columns(self) -> list[Column]:
        return listing.columns()

    def row(self, item: Item) -> Row:
        return listing.row(item)

    def in_group(self, item: Item, group: str) -> bool:
        return listing.in_group(item, group, self.seen["year"]["year"] if self.seen else 0)

    def order(self, item: Item, column: str) -> Any:
        by = listing.order(item, column)
        return super().order(item, column) if by is None else by

    def detail(self, item: Item) -> Iterable[Iterable[Line]]:
        return listing.detail(item)

    def draw_detail(self) -> None:
        if self.charted and self.seen:
            pane = self.query_one("#detail", DetailPane)
            pane.show(listing.chart(self.seen["year"], self.now, pane.size.width - 3))
            self.refresh_bindings()
        else:
            super().draw_detail()

    # what can be done

    @property
    def is_reached(self) -> bool:
        return self.seen is not None and self.seen["year"]["reached"]

    @property
    def can_hand_over(self) -> bool:
        certificate = self.seen["certificate"] if self.seen else None
        return certificate is not None and not certificate["transferred_at"]

    def action_open(self) -> None:
        self.charted = False
        self.draw_detail()
        super().action_open()

    def action_chart(self) -> None:
        """Points by month in place of the record, and back."""
        self.charted = not self.charted
        self.draw_detail()
        self.read(self.charted)

    def action_back(self) -> None:
        if self.charted:
            self.action_chart()
        else:
            super().action_back()

    def action_add(self) -> None:
        """A certificate of one's own, sent to be checked."""
        self.cabinet.apply_for("training-certificate")

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_goal(self) -> None:
        from ...dialogs.prompt import Prompt

        now = str(self.seen["year"]["goal"]) if self.seen else ""
        question = Prompt(say("tui_training.goal.ask", most=TRAINING_GOAL_MOST), value=now, check=why_no_goal)
        if typed := await self.app.push_screen_wait(question):
            await self.attempt(self._aimed(int(typed.strip())))

    async def _aimed(self, points: int) -> str:
        found = await use.set_goal(await self.cabinet.session.sending(), points)
        return say("training.goal_set", year=found["year"]["year"], points=words.points(found["year"]["goal"]))

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_certificate(self) -> None:
        from ...dialogs.prompt import Prompt

        value = str(saving.free_name(Path.cwd(), f"certificate-{self.now.year}.pdf"))
        question = Prompt(say("tui_training.certificate.ask"), value=value, check=saving.why_not)
        if typed := await self.app.push_screen_wait(question):
            await self.attempt(self._saved(saving.target(typed)))

    async def _saved(self, target: Path) -> str:
        portal = await self.cabinet.session.sending()
        return say("training.saved", path=await use.save_certificate(portal, None, target, force=False))

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_hand_over(self) -> None:
        from ...dialogs.confirm import Confirm

        question = Confirm(say("tui_training.hand_over.ask"), say("tui_training.act.hand_over"))
        if await self.app.push_screen_wait(question):
            await self.attempt(self._handed())

    async def _handed(self) -> str:
        done = await use.hand_over(await self.cabinet.session.sending(), None)
        at = formats.moment(formats.parse(done["transferred_at"] or done["issued_at"]))
        return say("training.handed_over", number=done["number"], sent=done["transfer_number"] or "", at=at)

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_report(self) -> None:
        """Hours, points and grades by kind of training, in a file."""
        from ...dialogs.prompt import Prompt

        value = str(saving.free_name(Path.cwd(), say("tui_training.report.name")))
        question = Prompt(say("tui_training.report.ask"), value=value, check=why_no_report)
        if typed := await self.app.push_screen_wait(question):
            await self.attempt(self._reported(saving.target(typed)))

    async def _reported(self, target: Path) -> str:
        from gosmed_cli.usecases import training_report  # only once a file is asked for

        portal = await self.cabinet.session.reading()
        rows = await use.report(portal, use.Filters(), "kind")
        described = await training_report.described(portal, "kind", use.Filters(), rows)
        form = report_files.format_of(target)
        count = await report_files.write_aside(form, target, described, _each(rows), lambda _: None)
        return say("exports.saved", path=target, count=count)


async def _each(rows: list[use.Row]) -> AsyncIterator[Mapping[str, Any]]:
    from gosmed_cli.usecases import training_report

    for one in training_report.values(rows):
        yield one


def _of(points: float, goal: float) -> str:
    return say("tui_training.of", points=words.points(points), goal=words.points(goal))


def why_no_goal(typed: str) -> str:
    """Why this is no goal, in words; empty where it is."""
    text = typed.strip()
    if text.isdigit() and 1 <= int(text) <= TRAINING_GOAL_MOST:
        return ""
    return failure_words.message(UsageProblem("training.goal_range", given=text or "–", most=TRAINING_GOAL_MOST))


def why_no_report(typed: str) -> str:
    """Why no report can be written under this name; its ending tells what it is."""
    if wrong := saving.why_not(typed):
        return wrong
    try:
        report_files.format_of(saving.target(typed))
    except UsageProblem as error:
        return failure_words.message(error)
    return ""
