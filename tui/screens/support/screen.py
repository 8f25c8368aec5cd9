"""Support: one's tickets with what was answered, replying, a new ticket, the other ways; answers come live."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.message import Message

from gosmed_cli.contract.cabinet.applications import Application
from gosmed_cli.errors import CodeNeeded, GosmedError, RuleBroken
from gosmed_cli.text import say
from gosmed_cli.usecases import account, catalogue, failure_words, statuses, support

from ...actions import bindings
from ...messages import Failed
from ...widgets.detail_pane import Line
from ...widgets.rows import Column, Row
from ..acting import ActingList
from . import listing

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal
    from gosmed_cli.contract.cabinet.services import Help
    from gosmed_cli.usecases.support import Thread


class SupportScreen(ActingList[Application]):
    """A conversation is fetched when its ticket is selected."""

    PLACE = "support"
    KINDS = ("application.",)
    GROUPS = tuple(listing.GROUPS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("support")]

    class Read(Message):
        """A conversation has come."""

        def __init__(self, thread: Thread) -> None:
            super().__init__()
            self.thread = thread

    def __init__(self) -> None:
        super().__init__()
        self.threads: dict[str, Thread] = {}
        self.help: Help | None = None
        self.unsent: dict[str, str] = {}  # replies that were typed and not sent, by their tickets
        self.coming = ""  # the ticket whose conversation is being fetched

    async def fetch(self, portal: Portal) -> Any:
        tickets, ways = await asyncio.gather(
            statuses.list_(portal, service=support.SLUG), account.help_channels(portal)
        )
        return {"tickets": tickets, "help": ways}

    def items_of(self, value: Any) -> Sequence[Application]:
        self.help, self.coming = value["help"], ""
        self.threads.clear()
        found: Sequence[Application] = value["tickets"]
        return found

    def columns(self) -> list[Column]:
        return listing.columns()

    def row(self, item: Application) -> Row:
        return listing.row(item)

    def in_group(self, item: Application, group: str) -> bool:
        return listing.GROUPS[group](item)

    def order(self, item: Application, column: str) -> Any:
        return listing.ORDER[column](item) if column in listing.ORDER else super().order(item, column)

    # one conversation

    def detail(self, item: Application) -> Iterable[Iterable[Line]]:
        found = self.threads.get(item["number"])
        return [[(say("tui.loading"), "dim")]] if found is None else listing.conversation(found)

    def draw_detail(self) -> None:
        super().draw_detail()
        one = self.one
        if one is not None and one["number"] not in {*self.threads, self.coming}:
            self.coming = one["number"]
            self.load_thread(one["number"])

    @work(exclusive=True, group="thread", exit_on_error=False)
    async def load_thread(self, number: str) -> None:
        try:
            found = await support.thread(await self.cabinet.session.reading(), number)
        except GosmedError as error:
            self.post_message(Failed(error))
        else:
            self.post_message(self.Read(found))

    @on(Read)
    def _read(self, message: Read) -> None:
        message.stop()
        self.coming = ""
        self.threads[message.thread.ticket["number"]] = message.thread
        self.draw_detail()

    # what can be done

    @property
    def one(self) -> Application | None:
        """The ticket selected."""
        return self.selected if self.has_selected else None

    @property
    def has_ways(self) -> bool:
        return self.help is not None

    def action_add(self) -> None:
        """A new ticket, in the wizard."""
        self.cabinet.apply_for(support.SLUG)

    def action_ways(self) -> None:
        """Telephones, addresses, hours, and what is asked most."""
        from ...dialogs.outcome import Outcome

        if self.help is not None:
            self.app.push_screen(Outcome(listing.ways(self.help)))

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_reply(self) -> None:
        """Write an answer, and send it at once."""
        from ...dialogs.write import Write

        if not (one := self.one):
            return
        number = one["number"]
        question = Write(
            say("tui_support.reply.ask", number=number),
            say("tui_support.reply.send"),
            value=self.unsent.get(number, ""),
            check=_why_not,
            keep=lambda typed: self.keep(number, typed),
        )
        text = await self.app.push_screen_wait(question)
        if text:
            self.keep(number, text)
            await self.attempt(self._sent(number, text))

    def keep(self, number: str, text: str) -> None:
        """A reply that is not sent yet, or not any more."""
        self.unsent.pop(number, None)
        if text.strip():
            self.unsent[number] = text

    @property
    def unsaved(self) -> str:
        return say("tui_support.unsent", numbers=", ".join(self.unsent)) if self.unsent else ""

    async def _sent(self, number: str, text: str) -> str:
        session = self.cabinet.session
        portal = await session.sending()
        service = await catalogue.service(support.SLUG, portal, session.context.catalogue_cache)
        try:
            sent = await support.reply(portal, session.context.journal, service, number, text)
        except CodeNeeded:  # its contacts are new: the wizard asks for the codes
            values = support.reply_to(await support.ticket_of(portal, number)).values
            given = {**values, "description": text.strip()}
            self.cabinet.call_later(self.cabinet.apply_for, support.SLUG, values=given)
            self.keep(number, "")
            return say("tui_support.code_needed")
        self.keep(number, "")
        return say("tui_support.replied", number=sent["number"])


def _why_not(text: str) -> str:
    """Why this reply cannot be sent, in words."""
    try:
        support.require_text(text)
    except RuleBroken as error:
        return failure_words.message(error)
    return ""
