"""The last step: it is sent, and what came of it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from gosmed_cli.text import say

from .courier import Parcel
from .sending import Sending
from .steps import Step


class SendStep(Step):
    """`send` begins. Once it has arrived the form is closed: going back leads out of the wizard."""

    NAME = "sending"
    done = False

    def compose(self) -> ComposeResult:
        yield Sending()

    @property
    def sending(self) -> Sending:
        return self.query_one(Sending)

    def first(self) -> Widget:
        return self.sending

    @property
    def closed(self) -> bool:
        """Whether it has arrived: nothing is left to correct here."""
        return self.done

    def send(self, parcel: Parcel) -> None:
        self.done = False
        self.sending.begin(parcel)

    @property
    def can_go_on(self) -> bool:
        """Back to the form, where it was returned or stopped."""
        return self.is_mounted and not self.sending.busy and not self.done

    @property
    def busy(self) -> str:
        return say("tui_sending.under_way") if self.is_mounted and self.sending.busy else ""

    async def may_leave(self) -> bool:
        return await self.sending.may_stop()

    @on(Sending.Sent)
    def _arrived(self) -> None:
        self.done = True
        self.post_message(self.Changed())

    @on(Sending.Broke)
    @on(Sending.Stopped)
    def _ended(self) -> None:
        self.post_message(self.Changed())
