"""From the last look to what came of it: the check of all, sending, what has come back."""

from __future__ import annotations

from abc import abstractmethod

from rich.text import Text
from textual import on, work
from textual.widget import Widget
from textual.widgets import Static

from gosmed_cli.errors import GosmedError, SignInNeeded
from gosmed_cli.text import say

from ...messages import Failed
from ...wizard.courier import Parcel
from ...wizard.course import Course
from ...wizard.sending import Sending
from ...wizard.state import State
from ...wizard.steps import Step
from ...wizard.summary import SummaryStep
from ..base import CabinetScreen
from . import before_sending, signing
from .messages import Lacks, Ready, Refused, Returned, Signs


class SendsScreen(CabinetScreen):
    """The wizard, as far as it sends."""

    def __init__(self) -> None:
        super().__init__()
        self.state: State | None = None
        self.course: Course | None = None
        self.checking = False

    @property
    def step(self) -> Step | None:
        return self.course.here if self.course else None

    @abstractmethod
    def go(self, step: Step, focus: Widget | None = None) -> None:
        """To this step, and there to this widget."""

    @abstractmethod
    def tell_place(self) -> None:
        """Which service, which step of how many."""

    # who signs

    @property
    def can_sign(self) -> bool:
        return isinstance(self.step, SummaryStep) and not self.checking

    def action_sign(self) -> None:
        """With a signature, or without it again."""
        if self.state is None:
            return
        if self.state.signer is not None:
            self.post_message(Signs(None))
        else:
            self.choose_signer(self.state)

    @work(exclusive=True, group="sign", exit_on_error=False)
    async def choose_signer(self, state: State) -> None:
        try:
            self.post_message(Signs(await signing.signer(self.cabinet, state)))
        except GosmedError as error:
            self.post_message(Refused(error))

    @on(Signs)
    def _signs(self, message: Signs) -> None:
        if self.state is not None and isinstance(self.step, SummaryStep):
            self.state.signer = message.signer
            self.step.begin()

    # sending

    def send(self) -> None:
        if self.state is not None:
            self.checking = True
            self.query_one("#wizard-lacks", Static).update(Text(say("tui_wizard.checking")))
            self.refresh_bindings()
            self.check_and_send(self.state)

    @work(exclusive=True, group="check", exit_on_error=False)
    async def check_and_send(self, state: State) -> None:
        try:
            found = await before_sending.checked(self.cabinet, state)
        except GosmedError as error:
            self.post_message(Refused(error))
        else:
            self.post_message(Ready(found) if isinstance(found, Parcel) else Lacks(found))

    @on(Ready)
    def _ready(self, message: Ready) -> None:
        self.checking = False
        if self.course is not None:
            self.go(self.course.sending)
            self.course.sending.send(message.parcel)
        self.refresh_bindings()

    @on(Lacks)
    def _lacks(self, message: Lacks) -> None:
        self.checking = False
        self.tell_place()
        if isinstance(self.step, SummaryStep):
            self.step.problems(message.problems)
            self.step.first().focus()

    @on(Refused)
    def _refused(self, message: Refused) -> None:
        from ...dialogs.error import ErrorDialog

        self.checking = False
        self.tell_place()
        if isinstance(message.error, SignInNeeded):
            self.post_message(Failed(message.error))
        else:
            self.app.push_screen(ErrorDialog(message.error))

    # what was sent has come back

    @on(Sending.Broke)
    def _came_back(self, message: Sending.Broke) -> None:
        if message.number:
            self.load_returned(message.number)

    @work(exclusive=True, group="returned", exit_on_error=False)
    async def load_returned(self, number: str) -> None:
        try:
            portal = await self.cabinet.session.reading()
            self.post_message(Returned(await portal.cabinet.application(number)))
        except GosmedError as error:
            self.post_message(Refused(error))

    @on(Returned)
    def _returned(self, message: Returned) -> None:
        """From now on it is a correction of what was sent."""
        if self.state is not None:
            self.state.before = message.application
            self.tell_place()
