"""Services: found by words in any form, in categories, with the whole form; professional ones are switched."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.message import Message

from gosmed_cli.contract.catalogue import bundled, bundled_service
from gosmed_cli.errors import GosmedError
from gosmed_cli.text import language, say
from gosmed_cli.usecases import catalogue, professional
from gosmed_cli.usecases.drafts import Drafts

from ...actions import bindings
from ...widgets.detail_pane import Line
from ...widgets.filter_line import FilterLine
from ...widgets.paged_table import PagedTable
from ...widgets.rows import Column, Row
from ..acting import ActingList
from . import listing
from .listing import Item

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal
    from gosmed_cli.contract.catalogue import Service


class ServicesScreen(ActingList[Item]):
    """A service's own entry is asked for once it is looked at: the portal says whether it is genuine."""

    PLACE = "services"
    KINDS = ("application.", "account.", "service.")
    GROUPS = listing.groups()
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("services")]

    class Entry(Message):
        """A service as the portal has it."""

        def __init__(self, service: Service) -> None:
            super().__init__()
            self.service = service

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[str, Service] = {}
        self.meant: set[str] = set()  # slugs that the words typed mean, by the search of the catalogue

    async def fetch(self, portal: Portal) -> Any:
        found, account = await asyncio.gather(catalogue.services(portal, "", None), portal.cabinet.account())
        context = self.cabinet.session.context
        return list(listing.items(found, account, Drafts(context.paths, context.settings.profile)))

    def on_screen_resume(self) -> None:
        self._stale = True  # drafts may have come or gone with the wizard
        super().on_screen_resume()

    def columns(self) -> list[Column]:
        return listing.columns()

    def row(self, item: Item) -> Row:
        return listing.row(item)

    def in_group(self, item: Item, group: str) -> bool:
        if group == "mine":
            return not item["switch"] and item["state"] in ("open", "draft")
        return group == "all" or item["category"] == group

    def group_title(self, group: str) -> str:
        return listing.group_title(group)

    def searched(self, item: Item) -> str:
        return f"{item['words']} {item['category_title']}"

    def matches(self, item: Item) -> bool:
        return super().matches(item) or item["key"] in self.meant

    @on(FilterLine.Narrowed)
    def _mean(self, event: FilterLine.Narrowed) -> None:
        """What the words mean in any form and with slips, as `gosmed services search` has it."""
        words = event.text.strip()
        found = catalogue.search(bundled(), words, None) if len(words) > 2 else []
        self.meant = {one["slug"] for one in found}  # the list is drawn by what comes next for this message

    def detail(self, item: Item) -> Iterable[Iterable[Line]]:
        known = self.entries.get(item["slug"]) or bundled_service(item["slug"]) if item["slug"] else None
        return listing.detail(item, known)

    @on(PagedTable.Highlighted)
    def _looked_at(self, event: PagedTable.Highlighted) -> None:
        one = self.selected
        if one is not None and not one["switch"] and one["slug"] not in self.entries:
            self.load_entry(one["slug"])

    @work(exclusive=True, group="entry", exit_on_error=False)
    async def load_entry(self, slug: str) -> None:
        await asyncio.sleep(0.2)  # the cursor passes over most of them
        try:
            portal = await self.cabinet.session.reading()
            found = await catalogue.service(slug, portal, self.cabinet.session.context.catalogue_cache)
        except GosmedError:  # the entry that ships with gosmed is shown, and says that it is that
            return
        self.post_message(self.Entry(found))

    @on(Entry)
    def _entered(self, message: Entry) -> None:
        message.stop()
        self.entries[message.service.slug] = message.service
        self.draw_detail()

    # what can be done

    @property
    def one(self) -> Item | None:
        return self.selected if self.has_selected else None

    @property
    def can_apply(self) -> bool:
        return self.one is not None and bool(self.one["slug"])

    @property
    def can_switch_on(self) -> bool:
        return self.one is not None and self.one["switch"] and self.one["state"] != "enabled"

    @property
    def can_switch_off(self) -> bool:
        return self.one is not None and self.one["switch"] and self.one["state"] == "enabled"

    def items_of(self, value: Any) -> Sequence[Item]:
        found: Sequence[Item] = value
        return found

    def action_copy(self) -> None:
        if self.one:
            self.cabinet.copy(self.one["slug"] or self.one["title"])

    def action_apply(self) -> None:
        """The wizard; what comes first, for a professional service that is not open yet."""
        if self.one:
            self.cabinet.apply_for(self.one["slug"])

    def action_on(self) -> None:
        self.switch(True)

    def action_off(self) -> None:
        self.switch(False)

    @work(exclusive=True, group="act", exit_on_error=False)
    async def switch(self, on_: bool) -> None:
        from ...dialogs.confirm import Confirm

        if (one := self.one) is None:
            return
        question = say("tui_services.ask.on" if on_ else "tui_services.ask.off", title=one["title"])
        word = say("tui_services.act.on" if on_ else "tui_services.act.off")
        if await self.app.push_screen_wait(Confirm(question, word)):
            await self.attempt(self._switched(one, on_))

    async def _switched(self, one: Item, on_: bool) -> str:
        name = one["key"].removeprefix("switch:")
        await professional.switch(await self.cabinet.session.sending(), name, on=on_, lang=language())
        return say("services.switched_on" if on_ else "services.switched_off", title=one["title"])
