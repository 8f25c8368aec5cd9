"""Applications: a list with filter and order, the one selected beside or below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from gosmed_cli.contract.cabinet.applications import Application
from gosmed_cli.usecases import after_decision, statuses
from gosmed_cli.usecases import application_words as words

from ...actions import bindings
from ...widgets.rows import Column, Row
from ..lists import ListScreen
from . import listing
from .detail import ApplicationDetail

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal


class ApplicationsScreen(ListScreen[Application]):
    """What is told of them comes live."""

    PLACE = "applications"
    KINDS = ("application.",)
    GROUPS = tuple(listing.GROUPS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("applications")]

    async def fetch(self, portal: Portal) -> Any:
        return await statuses.list_(portal)

    def columns(self) -> list[Column]:
        return listing.columns()

    def row(self, item: Application) -> Row:
        return listing.row(item)

    def in_group(self, item: Application, group: str) -> bool:
        return listing.GROUPS[group](item)

    def order(self, item: Application, column: str) -> Any:
        return listing.ORDER[column](item)

    def pane(self) -> Widget:
        return ApplicationDetail(id="detail")

    def draw_detail(self) -> None:
        self.query_one(ApplicationDetail).show_one(self.selected, self.now, self.cabinet.session.address)
        self.refresh_bindings()

    # what can be done

    @property
    def has_command(self) -> bool:
        return self.has_selected and bool(self._command())

    def _command(self) -> str:
        one = self.selected
        found = after_decision.commands(one, words.bundled_service_of) if one else []
        return next((line for line, _ in found if line.startswith("gosmed ")), "")

    def action_next(self) -> None:
        self.cabinet.hand_over(self._command())
