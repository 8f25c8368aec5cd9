"""The wizard: one step after another, back with Esc, everything kept in the draft on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from gosmed_cli.errors import GosmedError, SignInNeeded
from gosmed_cli.text import language, say
from gosmed_cli.text.clean import clean

from ...actions import bindings
from ...messages import Failed
from ...wizard.courier import Parcel
from ...wizard.files import FilesStep
from ...wizard.form import FormStep
from ...wizard.send_step import SendStep
from ...wizard.sending import Sending
from ...wizard.state import State, opened
from ...wizard.steps import Step
from ...wizard.summary import SummaryStep
from ..base import CabinetScreen
from . import before_sending
from .messages import Lacks, Ready, Refused, Returned

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal

STEPS: tuple[type[Step], ...] = (FormStep, FilesStep, SummaryStep, SendStep)


class WizardScreen(CabinetScreen):
    """Opened with `Cabinet.apply_for`."""

    PLACE = "wizard"
    CSS_PATH = "../../styles/wizard.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("wizard")]

    def __init__(
        self,
        slug: str,
        number: str = "",
        *,
        edit: bool = False,
        values: Mapping[str, object] | None = None,
        attachments: Mapping[str, Sequence[Path]] | None = None,
    ) -> None:
        super().__init__()
        self.asked = {"slug": slug, "number": number, "edit": edit, "values": values, "attachments": attachments}
        self.state: State | None = None
        self.steps: list[Step] = []
        self.place = 0
        self.checking = False

    def body(self) -> ComposeResult:
        yield Static(say("tui.loading"), id="wizard-title", classes="title")
        yield Static(id="wizard-where", classes="muted")
        yield Vertical(id="wizard-steps")
        yield Static(id="wizard-lacks")

    async def fetch(self, portal: Portal) -> Any:
        return await opened(self.cabinet.session, **self.asked) if self.state is None else None  # type: ignore[arg-type]  # as it was opened

    def draw(self, value: Any) -> None:
        """The first time: the steps; later nothing changes by itself."""
        if value is None or self.state is not None:
            return
        self.state = value
        self.steps = [one(value) for one in STEPS]
        for one in self.steps:
            one.display = False
        self.call_later(self._mount_steps)

    async def _mount_steps(self) -> None:
        """With every field in its place: only then one of them can have the focus."""
        await self.query_one("#wizard-steps").mount(*self.steps)
        self._begin()

    def _begin(self) -> None:
        """At the first step that has something to ask; a correction at the first one that was refused."""
        wanted = [place for place, one in enumerate(self.steps) if one.wanted]
        self.go(self._refused_place() or wanted[0])

    def _refused_place(self) -> int | None:
        state = self.state
        if state is None or state.before is None or any(state.remarks(one.name) for one in state.service.fields):
            return None
        return 1 if any(state.remarks(slot.kind) for slot in state.service.slots) else None

    @on(Failed)
    def _not_opened(self) -> None:
        if self.state is None:
            self.query_one("#wizard-title", Static).update("")

    # steps

    @property
    def step(self) -> Step | None:
        return self.steps[self.place] if self.steps else None

    def go(self, place: int) -> None:
        """To this step."""
        self.place = place
        for number, one in enumerate(self.steps):
            one.display = number == place
        step = self.steps[place]
        step.begin()
        if focus := step.first():
            focus.focus()
            self.call_after_refresh(focus.scroll_visible, animate=False)  # only now it has a place
        self.tell_place()

    def tell_place(self) -> None:
        """Which service, which step of how many, what lacks."""
        if self.state is None or self.step is None:
            return
        number = f" · {self.state.number}" if self.state.number else ""
        self.query_one("#wizard-title", Static).update(Text(clean(self.state.service.title[language()]) + number))
        wanted = [one for one in self.steps if one.wanted]
        names = [f"● {one.title}" if one is self.step else f"○ {one.title}" for one in wanted]
        self.query_one("#wizard-where", Static).update(Text("  ".join(names)))
        self.query_one("#wizard-lacks", Static).update("")
        self.refresh_bindings()

    @on(Step.Changed)
    def _changed(self, message: Step.Changed) -> None:
        message.stop()
        self.tell_place()

    @on(Step.Done)
    def _done(self, message: Step.Done) -> None:
        message.stop()
        if self.can_go_on:
            self.action_next()

    @on(Step.Broke)
    def _broke(self, message: Step.Broke) -> None:
        message.stop()
        self.post_message(Refused(message.error))

    # what can be done

    @property
    def can_go_on(self) -> bool:
        return self.step is not None and not self.checking and self.step.can_go_on

    @property
    def can_add(self) -> bool:
        return isinstance(self.step, FilesStep) and self.step.can_add

    @property
    def can_take_away(self) -> bool:
        return isinstance(self.step, FilesStep) and self.step.can_take_away

    @property
    def can_forget(self) -> bool:
        return self.state is not None and self.state.changed and not self.busy

    @property
    def busy(self) -> str:
        return self.step.busy if self.step else ""

    @property
    def unsaved(self) -> str:
        return self.busy

    def action_add(self) -> None:
        if isinstance(self.step, FilesStep):
            self.step.act_add()

    def action_take_away(self) -> None:
        if isinstance(self.step, FilesStep):
            self.step.act_take_away()

    def action_next(self) -> None:
        """The next step that has anything to ask; what lacks here is told first. From the last but one it is sent,
        from the last one it goes back to what is to be corrected."""
        if self.step is None:
            return
        if isinstance(self.step, SendStep):
            self._begin()
            return
        if isinstance(self.step, SummaryStep):
            self.send()
            return
        if lacking := self.step.lacking:
            if isinstance(self.step, FormStep):
                self.step.tell_lacking()
            self.query_one("#wizard-lacks", Static).update(Text(f"▲ {clean(lacking)}"))
            if focus := self.step.first():
                focus.focus()
            return
        following = range(self.place + 1, len(self.steps))
        self.go(next(place for place in following if self.steps[place].wanted))

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
        self.go(len(self.steps) - 1)
        step = self.steps[-1]
        assert isinstance(step, SendStep)  # the last of STEPS
        step.send(message.parcel)
        self.refresh_bindings()

    @on(Lacks)
    def _lacks(self, message: Lacks) -> None:
        self.checking = False
        self.tell_place()
        if isinstance(self.step, SummaryStep):
            self.step.problems(message.problems)

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

    # leaving

    def action_back(self) -> None:
        """The step before; from the first one out, with the draft kept; while sending, asked."""
        self.leave_step()

    @work(exclusive=True, group="leave", exit_on_error=False)
    async def leave_step(self) -> None:
        step, busy = self.step, self.busy
        if step is not None and (not await step.may_leave() or busy):
            return  # what was stopped is told first
        before = [place for place in range(self.place) if self.steps[place].wanted]
        if before and not isinstance(step, SendStep):
            self.go(before[-1])
            return
        if self.state is not None and self.state.changed and not (isinstance(step, SendStep) and step.closed):
            self.cabinet.tell(say("tui_wizard.kept"))
        self.dismiss()

    @work(exclusive=True, group="leave", exit_on_error=False)
    async def action_forget(self) -> None:
        """Begin anew: the draft goes, once that is confirmed."""
        from ...dialogs.confirm import Confirm

        question = Confirm(say("tui_wizard.forget.ask"), say("tui_wizard.act.forget"), danger=True)
        sure = await self.app.push_screen_wait(question)
        if sure and self.state is not None:
            self.state.drafts.forget(self.state.draft_name)
            self.dismiss()
