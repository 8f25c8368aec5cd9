"""One patient's record: visits, diagnoses, procedures, prescriptions, analyses; exported on request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from gosmed_cli.contract.cabinet.records import RECORD_KINDS, Record
from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import say
from gosmed_cli.text.clean import clean
from gosmed_cli.usecases import failure_words
from gosmed_cli.usecases import record_words as words
from gosmed_cli.usecases import records as use

from ... import saving
from ...actions import bindings
from ...widgets.detail_pane import Line
from ...widgets.rows import Column, Row
from ..records.closed import ClosedList
from . import narrowing

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal

MOST = 500  # entries that are fetched, the newest first


class PatientScreen(ClosedList[Record]):
    """`number` is that of the card."""

    PLACE = "patient"
    GROUPS = ("all", *RECORD_KINDS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("patient")]

    def __init__(self, number: str) -> None:
        super().__init__()
        self.number = number
        self.filters = use.Filters()

    async def fetch(self, portal: Portal) -> Any:
        found = await self.behind_code(portal, lambda: use.card(portal, self.number, self.filters, MOST))
        return found.to_json()

    def above(self) -> ComposeResult:
        yield Static(id="whose", classes="title")

    def items_of(self, value: Any) -> Sequence[Record]:
        patient = value["patient"]
        lines = (patient["name"], words.whose(patient), patient["institution"])
        self.query_one("#whose", Static).update(Text("\n".join(map(clean, lines))))
        found: Sequence[Record] = value["items"]
        return found

    def forget(self) -> None:
        self.query_one("#whose", Static).update("")
        super().forget()

    def columns(self) -> list[Column]:
        return [
            Column("at", say("records.column.at"), 22),
            Column("kind", say("records.column.kind"), 12),
            Column("title", say("records.column.what"), 26, grow=2),
            Column("physician", say("records.column.physician"), 20, grow=1, spare=1),
        ]

    def row(self, item: Record) -> Row:
        what = " ".join(part for part in (item["code"], item["title"]) if part)
        out = any(one["verdict"] in ("low", "high") for one in item["values"])
        cells = (words.moment(item), words.kind(item), f"{'▲ ' if out else ''}{what}", item["physician"])
        return Row(item["id"], cells, ("dim", "", "warn" if out else "bold", "dim"))

    def order(self, item: Record, column: str) -> Any:
        return item["at"] if column == "at" else super().order(item, column)

    def in_group(self, item: Record, group: str) -> bool:
        return group in ("all", item["kind"])

    def group_title(self, group: str) -> str:
        title = say("tui_patient.group.all") if group == "all" else say(f"records.kind.{group}")
        return " · ".join((title, *narrowing.words(self.filters)))

    def detail(self, item: Record) -> Iterable[Iterable[Line]]:
        yield [(words.title(item), "bold"), (words.moment(item), "dim")]
        yield list(words.lines(item))
        yield [(item["physician"], "dim")]

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_narrow(self) -> None:
        """Only entries of some days, or of one physician."""
        found = await narrowing.ask(self.cabinet, self.filters)
        if found is not None:
            self.filters = found
            self.action_refresh()

    # a file

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_export(self) -> None:
        """What the list shows, in a file that only its owner may read; the portal writes the export down first."""
        from ...dialogs.prompt import Prompt

        value = str(saving.free_name(Path.cwd(), f"record-{self.number}.pdf"))
        question = Prompt(say("tui_patient.export.ask"), value=value, check=_why_not)
        if typed := await self.app.push_screen_wait(question):
            await self.attempt(self._exported(saving.target(typed)))

    async def _exported(self, target: Path) -> str:
        portal = await self.cabinet.session.sending()
        filters = replace(self.filters, kind=None if self.group == "all" else self.group)
        done = await self.behind_code(
            portal, lambda: use.export(portal, self.number, filters, target, force=False)
        )
        return say("records.exported", path=done.path, count=done.count, number=done.number)


def _why_not(typed: str) -> str:
    """Why nothing can be exported under this name; the two kinds of file are told apart by its ending."""
    if wrong := saving.why_not(typed):
        return wrong
    try:
        use.check_target(saving.target(typed), force=False)
    except UsageProblem as error:
        return failure_words.message(error)
    return ""
