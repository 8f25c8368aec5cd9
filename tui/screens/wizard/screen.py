"""The wizard: one step after another, back with Esc, everything kept in the draft on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from gosmed_cli.text import language, say
from gosmed_cli.text.clean import clean

from ...actions import bindings
from ...messages import Failed
from ...wizard.course import Course
from ...wizard.send_step import SendStep
from ...wizard.state import opened
from ...wizard.steps import Step
from ...wizard.summary import SummaryStep
from .messages import Refused
from .sends import SendsScreen

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal


class WizardScreen(SendsScreen):
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
        self.state, self.course = value, Course(value)
        for one in self.course.steps:
            one.display = False
        self.call_later(self._mount_steps, self.course)

    async def _mount_steps(self, course: Course) -> None:
        """With every field in its place: only then one of them can have the focus."""
        await self.query_one("#wizard-steps").mount(*course.steps)
        self.go(course.opened())

    @on(Failed)
    def _not_opened(self) -> None:
        if self.state is None:
            self.query_one("#wizard-title", Static).update("")

    # steps

    def go(self, step: Step, focus: Widget | None = None) -> None:
        """To this step, and there to this widget."""
        if self.course is None:
            return
        self.course.here.keep()
        self.course.here = step
        for one in self.course.steps:
            one.display = one is step
        step.begin()
        if focus := focus or step.first():
            focus.focus()
            self.call_after_refresh(focus.scroll_visible, animate=False)  # only now it has a place
        self.tell_place()

    def tell_place(self) -> None:
        """Which service, which step of how many, what lacks."""
        if self.state is None or self.course is None:
            return
        number = f" · {self.state.number}" if self.state.number else ""
        self.query_one("#wizard-title", Static).update(Text(clean(self.state.service.title[language()]) + number))
        self.query_one("#wizard-where", Static).update(Text(self.course.line()))
        self.query_one("#wizard-lacks", Static).update("")
        self.refresh_bindings()

    @on(Step.Changed)
    def _changed(self, message: Step.Changed) -> None:
        message.stop()
        self.tell_place()

    @on(Step.Jump)
    def _jumped(self, message: Step.Jump) -> None:
        message.stop()
        if self.course is not None and (place := self.course.place_of(message.name)):
            self.go(*place)
            place[0].tell_lacking()

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
        return self._can("add")

    @property
    def can_take_away(self) -> bool:
        return self._can("take_away")

    @property
    def can_forget(self) -> bool:
        begun = self.state is not None and (self.state.kept or self.state.fresh)
        return begun and not isinstance(self.step, SendStep)

    @property
    def can_restore(self) -> bool:
        return self._can("restore")

    def _can(self, name: str) -> bool:
        return bool(getattr(self.step, f"can_{name}", False))

    @property
    def busy(self) -> str:
        return self.step.busy if self.step else ""

    @property
    def unsaved(self) -> str:
        return self.busy

    def action_add(self) -> None:
        self._act("add")

    def action_take_away(self) -> None:
        self._act("take_away")

    @property
    def can_region(self) -> bool:
        return self._can("region")

    def action_region(self) -> None:
        self._act("region")

    def action_restore(self) -> None:
        self._act("restore")

    def _act(self, name: str) -> None:
        """What the step in front does itself."""
        if self._can(name):
            getattr(self.step, f"act_{name}")()

    def action_next(self) -> None:
        """The next step that has anything to ask; what lacks here is told first. From the last but one it is sent,
        from the last one it goes back to what is to be corrected."""
        if self.course is None or self.step is None:
            return
        if isinstance(self.step, SendStep):
            self.go(self.course.first())
        elif isinstance(self.step, SummaryStep):
            self.send()
        elif self.step.lacking:
            self.tell_lacking(self.step)
        else:
            self.go(self.course.next)

    def tell_lacking(self, step: Step) -> None:
        step.tell_lacking()
        self.query_one("#wizard-lacks", Static).update(Text(f"▲ {clean(step.lacking)}"))
        if focus := step.first():
            focus.focus()

    # leaving

    def action_back(self) -> None:
        """The step before; from the first one out, with the draft kept; while sending, asked."""
        self.leave_step()

    @work(exclusive=True, group="leave", exit_on_error=False)
    async def leave_step(self) -> None:
        step, busy = self.step, self.busy
        if step is not None and (not await step.may_leave() or busy):
            return  # what was stopped is told first
        before = self.course.before if self.course else None
        if before is not None and not isinstance(step, SendStep):
            self.go(before)
            return
        if step is not None:
            step.keep()
        if self.state is not None and self.state.kept and not (isinstance(step, SendStep) and step.closed):
            self.cabinet.tell(say("tui_wizard.kept"))
        self.dismiss()

    @work(exclusive=True, group="leave", exit_on_error=False)
    async def action_forget(self) -> None:
        """Begin anew: the draft goes, once that is confirmed."""
        from ...dialogs.confirm import Confirm

        question = Confirm(say("tui_wizard.forget.ask"), say("tui_wizard.act.forget"), danger=True)
        sure = await self.app.push_screen_wait(question)
        if sure and self.state is not None:
            self.state.forget()
            self.dismiss()
            self.cabinet.call_later(partial(self.cabinet.apply_for, **self.asked))  # type: ignore[arg-type]  # as it was opened
