"""Notices: what the portal has told, what is due by when, what was done and on which device; live."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import BindingType

from gosmed_cli.text import say
from gosmed_cli.usecases import deadlines, notices, statuses, support

from ... import saving
from ...actions import bindings
from ...widgets.rows import Column, Row
from ..acting import ActingList
from . import listing
from .listing import Entry

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal
    from gosmed_cli.usecases.deadlines import Upcoming

    from ...widgets.detail_pane import Line

LATEST = 500  # notices and entries of the log that are fetched; commands have the rest


class NoticesScreen(ActingList[Entry]):
    """Anything that happens may have brought a notice, so each event fetches them anew."""

    PLACE = "notices"
    KINDS = ("",)
    GROUPS = listing.GROUPS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("notices")]

    def __init__(self) -> None:
        super().__init__()
        self.due: list[Upcoming] = []

    async def fetch(self, portal: Portal) -> Any:
        told, done, (due, _), tickets = await asyncio.gather(
            notices.list_(portal, limit=LATEST),
            notices.actions(portal, limit=LATEST),
            deadlines.upcoming(portal),
            statuses.list_(portal, service=support.SLUG),
        )
        return {"notices": told, "actions": done, "due": due, "tickets": tickets}

    def items_of(self, value: Any) -> Sequence[Entry]:
        self.due = value["due"]
        tickets = frozenset(one["number"] for one in value["tickets"])
        near, _ = deadlines.within_a_year(self.due)
        return [
            *(listing.of_notice(one, tickets) for one in value["notices"]),
            *map(listing.of_deadline, near),
            *map(listing.of_action, value["actions"]),
        ]

    def columns(self) -> list[Column]:
        return listing.columns()

    def row(self, item: Entry) -> Row:
        return listing.row(item)

    def in_group(self, item: Entry, group: str) -> bool:
        return listing.in_group(item, group)

    def order(self, item: Entry, column: str) -> Any:
        return item["at"] if column == "when" else super().order(item, column)

    def searched(self, item: Entry) -> str:
        return " ".join((item["text"], item["when"], item["what"], *item["lines"]))

    def detail(self, item: Entry) -> Iterable[Iterable[Line]]:
        return listing.detail(item)

    def counted(self) -> Sequence[Entry]:
        """Three lists stand in one table: only that of the group is counted."""
        return [one for one in self.items or () if self.in_group(one, self.group)]

    def group_title(self, group: str) -> str:
        latest = f" · {say('tui_notices.latest')}" if len(self.counted()) == LATEST else ""
        return super().group_title(group) + latest

    # what can be done

    @property
    def one(self) -> Entry | None:
        """The entry selected."""
        return self.selected if self.has_selected else None

    @property
    def leads_somewhere(self) -> bool:
        return self.one is not None and listing.place(self.one) is not None

    async def action_about(self) -> None:
        """To the section where it is dealt with."""
        found = listing.place(self.one) if self.one else None
        if found:
            await self.cabinet.open_section(*found)

    def action_copy(self) -> None:
        if one := self.one:
            self.cabinet.copy("\n".join((one["text"], *one["lines"])))

    def action_show_group(self, group: str) -> None:
        """One group, by its name."""
        self.group = group
        self.draw_list()

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_calendar(self) -> None:
        """What is due as a file for a calendar."""
        from ...dialogs.prompt import Prompt

        value = str(saving.free_name(Path.cwd(), say("tui_notices.calendar.name")))
        question = Prompt(say("tui_notices.calendar.ask"), value=value, check=saving.why_not)
        if typed := await self.app.push_screen_wait(question):
            await self.attempt(self._written(saving.target(typed)))

    async def _written(self, path: Path) -> str:
        """The calendar, written from what is due now."""
        due, now = await deadlines.upcoming(await self.cabinet.session.reading())
        content = await asyncio.to_thread(deadlines.calendar, due, now)
        await asyncio.to_thread(deadlines.save, content, path)
        return say("upcoming.saved", path=path, count=len(due))
