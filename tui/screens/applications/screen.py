"""Applications: a list with filter and order, the one selected beside or below it, and all that can be done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget

from gosmed_cli.contract.cabinet.applications import Application
from gosmed_cli.errors import GosmedError
from gosmed_cli.text import language, say
from gosmed_cli.usecases import after_decision, statuses
from gosmed_cli.usecases import application_words as words

from ... import saving
from ...actions import bindings
from ...widgets.rows import Column, Row
from ..acting import ActingList
from . import listing, possible
from .detail import ApplicationDetail

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal
    from gosmed_cli.contract.catalogue import Service
    from gosmed_cli.usecases.support import Prepared


class ApplicationsScreen(ActingList[Application]):
    """What is told of them comes live."""

    PLACE = "applications"
    KINDS = ("application.",)
    GROUPS = tuple(listing.GROUPS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("applications")]

    class TicketReady(Message):
        """A ticket about an application is filled in as far as can be."""

        def __init__(self, prepared: Prepared, refused: Service | None) -> None:
            super().__init__()
            self.prepared, self.refused = prepared, refused

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

    # what is possible now

    @property
    def one(self) -> Application | None:
        """The application selected."""
        return self.selected if self.has_selected else None

    @property
    def can_correct(self) -> bool:
        return self.one is not None and possible.correct(self.one)

    @property
    def can_cancel(self) -> bool:
        return self.one is not None and self.one["cancellable"]

    @property
    def can_meet(self) -> bool:
        one = self.one
        return one is not None and possible.meeting(one, words.bundled_service_of(one["service"]))

    @property
    def has_decision(self) -> bool:
        return self.one is not None and possible.decision(self.one)

    @property
    def can_begin_anew(self) -> bool:
        return self.one is not None and bool(possible.anew(self.one))

    @property
    def has_command(self) -> bool:
        return bool(self._command())

    @property
    def has_next(self) -> bool:
        ways = (self.can_correct, self.can_meet, self.has_decision, self.can_begin_anew, self.has_command)
        return any(ways)

    def _command(self) -> str:
        one = self.one
        found = after_decision.commands(one, words.bundled_service_of) if one else []
        return next((line for line, _ in found if line.startswith("gosmed ")), "")

    # what is done

    def action_next(self) -> None:
        """The one thing that matters now."""
        one = self.one
        if one is None:
            return
        if one["resubmittable"] and self.can_correct:
            self.action_correct()
        elif self.can_meet:
            self.action_meeting()
        elif self.can_begin_anew:
            self.action_again()
        elif self.has_decision:
            self.action_decision()
        elif self.can_correct:
            self.action_correct()
        else:
            self.action_command()

    def action_command(self) -> None:
        """The same as a command, copied."""
        self.cabinet.hand_over(self._command())

    def action_correct(self) -> None:
        """Correct it in the wizard, and send it again."""
        if self.one is not None:
            edit = not self.one["resubmittable"]
            self.cabinet.apply_for(self.one["service"], number=self.one["number"], edit=edit)

    def action_again(self) -> None:
        """Apply anew, or for the service that remains."""
        if self.one is not None:
            self.cabinet.apply_for(possible.anew(self.one))

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_meeting(self) -> None:
        """Choose when to come, move it, or give it up."""
        from . import meeting

        assert self.one is not None  # `when` sees to it
        number = self.one["number"]
        try:
            chosen = await meeting.choose(self.cabinet, number)
        except GosmedError as error:
            self.post_message(self.Refused(error))
        else:
            if chosen:
                await self.attempt(meeting.settle(self.cabinet, number, chosen))

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_cancel(self) -> None:
        from gosmed_cli.usecases.cancel import cancel

        from ...dialogs.confirm import Confirm

        assert self.one is not None  # `when` sees to it
        number = self.one["number"]
        question = Confirm(say("ask.cancel", number=number), say("tui_applications.cancel.yes"), danger=True)
        if not await self.app.push_screen_wait(question):
            return

        async def doing() -> str:
            await cancel(await self.cabinet.session.sending(), number)
            return say("applications.cancelled", number=number)

        await self.attempt(doing())

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_decision(self) -> None:
        from gosmed_cli.usecases import decision

        from ...dialogs.prompt import Prompt

        assert self.one is not None  # `when` sees to it
        number = self.one["number"]
        value = str(saving.free_name(Path.cwd(), f"decision_{number}.pdf"))
        question = Prompt(say("tui_applications.decision.ask"), value=value, check=saving.why_not)
        typed = await self.app.push_screen_wait(question)
        if not typed:
            return

        async def doing() -> str:
            portal = await self.cabinet.session.sending()
            path = await decision.save(portal, number, saving.target(typed))
            return say("applications.decision_saved", path=path)

        await self.attempt(doing())

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_ask(self) -> None:
        """A ticket about it, filled in; sent only from the wizard."""
        from gosmed_cli.usecases import catalogue, support
        from gosmed_cli.usecases.drafts import Drafts

        assert self.one is not None  # `when` sees to it
        one, session = self.one, self.cabinet.session
        cache = session.context.catalogue_cache
        try:
            portal = await session.sending()
            ticket = await catalogue.service(support.SLUG, portal, cache)
            refused = catalogue.kept_or_none(one["service"], cache)
            drafts = Drafts(session.context.paths, session.profile)
            prepared = await support.about(portal, ticket, one["number"], drafts, refused)
        except GosmedError as error:
            self.post_message(self.Refused(error))
        else:
            self.post_message(self.TicketReady(prepared, refused))

    # what came of it

    @on(TicketReady)
    def _ticket_ready(self, message: TicketReady) -> None:
        for kind in message.prepared.missing:
            slot = message.refused.slot(kind) if message.refused else None
            name = slot.title[language()] if slot else kind
            self.cabinet.tell(say("tui_applications.file_missing", kind=name), severity="warning")
        found = message.prepared
        self.cabinet.apply_for("support", values=dict(found.values), attachments=dict(found.attachments))
