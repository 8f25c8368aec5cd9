"""Settings: everything in one list that can be narrowed; a change is written and takes effect at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import BindingType

from ...actions import bindings
from ...widgets.detail_pane import Line
from ...widgets.rows import Column, Row
from ..acting import ActingList
from . import account_part, disk_part, key_part, notice_part, program, rows
from .rows import Setting

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal


class SettingsScreen(ActingList[Setting]):
    """What is on this computer is shown without a portal, too."""

    PLACE = "settings"
    KINDS = ("account.", "application.")
    GROUPS = ("all", *rows.PARTS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("settings")]

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[str, Any] = {"account": None, "notices": []}

    async def fetch(self, portal: Portal) -> Any:
        account, notices = await asyncio.gather(portal.cabinet.account(), portal.cabinet.notice_settings())
        return {"account": account, "notices": notices}

    def show_kept(self) -> None:
        self.draw(self.known)

    def action_refresh(self) -> None:
        self.draw(self.known)  # what is on this computer may be different now
        super().action_refresh()

    def items_of(self, value: Any) -> Sequence[Setting]:
        self.known = value
        account = value["account"]
        return [
            *key_part.problems(self.cabinet),
            *program.rows(self.cabinet),
            *(account_part.rows(account) if account else ()),
            *notice_part.rows(value["notices"]),
            *disk_part.rows(self.cabinet),
            *key_part.rows(self.cabinet),
        ]

    def columns(self) -> list[Column]:
        return rows.columns()

    def row(self, item: Setting) -> Row:
        return rows.row(item)

    def in_group(self, item: Setting, group: str) -> bool:
        return group in ("all", rows.part_of(item))

    def counted(self) -> Sequence[Setting]:
        return [one for one in self.items or () if self.in_group(one, self.group)]

    def searched(self, item: Setting) -> str:
        return " ".join((item["title"], item["value"], item["key"], *item["lines"]))

    def detail(self, item: Setting) -> Iterable[Iterable[Line]]:
        return rows.detail(item)

    # what can be done

    @property
    def one(self) -> Setting | None:
        """The setting selected."""
        return self.selected if self.has_selected else None

    @property
    def can_change(self) -> bool:
        return self.one is not None and self.one["change"]

    @property
    def can_forget(self) -> bool:
        return self.one is not None and self.one["forget"]

    def action_copy(self) -> None:
        if self.one:
            self.cabinet.copy(self.one["value"])

    def action_show_group(self, group: str) -> None:
        """One part, by its name."""
        self.group = group
        self.draw_list()

    def action_open(self) -> None:
        """Change it; what cannot be changed is read."""
        if self.can_change:
            self.change()
        else:
            super().action_open()

    @work(exclusive=True, group="act", exit_on_error=False)
    async def change(self) -> None:
        if one := self.one:
            await self.attempt(self._changed(rows.part_of(one), rows.name_of(one)))

    def _changed(self, part: str, name: str) -> Awaitable[str]:
        if part == "program":
            return program.change(self.cabinet, name)
        if part == "keys":
            return key_part.change(self.cabinet, name)
        if part == "notices":
            return notice_part.change(self.cabinet, name, self.known["notices"])
        return account_part.change(self.cabinet, name, self.known["account"])

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_forget(self) -> None:
        if one := self.one:
            part, name = rows.part_of(one), rows.name_of(one)
            place = key_part if part == "keys" else disk_part
            await self.attempt(place.forget(self.cabinet, name))
