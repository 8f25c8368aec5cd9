"""Patients: found by words, opened into their records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from gosmed_cli.contract.cabinet.records import Patient
from gosmed_cli.text import say
from gosmed_cli.usecases import record_words as words
from gosmed_cli.usecases import records as use

from ...actions import bindings
from ...dialogs.prompt import Prompt
from ...widgets.detail_pane import Line
from ...widgets.rows import Column, Row
from .closed import ClosedList

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal

MOST = 500  # patients that are fetched; more are found by words


class RecordsScreen(ClosedList[Patient]):
    """Every look at a patient is written down by the portal, and this one looks only when asked to."""

    PLACE = "records"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("records")]

    def __init__(self) -> None:
        super().__init__()
        self.asked = ""  # the words that the portal was asked for

    async def fetch(self, portal: Portal) -> Any:
        return await self.behind_code(portal, lambda: use.patients(portal, self.asked, MOST))

    def columns(self) -> list[Column]:
        return [
            Column("name", say("records.column.name"), 28, grow=2),
            Column("born", say("records.column.born"), 10),
            Column("sex", say("records.column.sex"), 7, spare=2),
            Column("id", say("records.column.id"), 14),
            Column("institution", say("records.column.institution"), 20, grow=1, spare=1),
        ]

    def row(self, item: Patient) -> Row:
        cells = (item["name"], words.born(item), words.sex(item), item["id"], item["institution"])
        return Row(item["id"], cells, ("bold", "", "", "dim", "dim"))

    def order(self, item: Patient, column: str) -> Any:
        return item["birth_date"] if column == "born" else super().order(item, column)

    def group_title(self, group: str) -> str:
        return say("tui_records.asked", words=self.asked) if self.asked else super().group_title(group)

    def detail(self, item: Patient) -> Iterable[Iterable[Line]]:
        yield [(item["name"], "bold"), (words.whose(item), "plain"), (item["institution"], "dim")]
        yield [(say("tui_records.enter"), "dim")]

    def action_open(self) -> None:
        """The record of the one selected, on a screen of its own."""
        from ..patient.screen import PatientScreen

        if self.table.key:
            self.app.push_screen(PatientScreen(self.table.key))

    def action_find(self) -> None:
        self.app.push_screen(Prompt(say("tui_records.find"), value=self.asked), self._find)

    def _find(self, typed: str | None) -> None:
        if typed is not None:
            self.asked = typed.strip()
            self.action_refresh()
