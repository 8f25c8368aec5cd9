"""Issuing a paper: the form of its declaration, checked by its rules as it is filled in; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Static

from gosmed_cli.contract.papers import Paper
from gosmed_cli.rules.papers import check_paper
from gosmed_cli.text import language, say
from gosmed_cli.usecases import failure_words
from gosmed_cli.usecases.drafts import Unkept
from gosmed_cli.usecases.value_words import shown

from ...dialogs.base import Dialog
from ...dialogs.confirm import Confirm
from ...wizard.form import FormStep
from ...wizard.state import State

if TYPE_CHECKING:
    from datetime import date

    from ...session import Session


@dataclass
class PaperState(State):
    """A paper being filled in. The account's own values go into no form of a patient."""

    paper: Paper = field(kw_only=True)

    def problems(self) -> dict[str, str]:
        """By the form's rules and those of the paper."""
        given = {name: value for name, value in self.values.items() if value != ""}
        found = check_paper(self.paper, given, today=self.today).problems
        return {one.field: failure_words.detail_text(one) for one in found if one.field}


def begun(session: Session, kind: Paper, today: date) -> PaperState:
    """An empty form."""
    drafts = Unkept(session.context.paths, session.profile)
    nobody = cast("Any", {"known": {}})
    return PaperState(kind.form, nobody, drafts, today, paper=kind)


def summary(state: PaperState) -> Iterator[str]:
    """What was filled in, as people write it."""
    for one in state.service.fields:
        if value := state.values.get(one.name):
            yield f"{one.title[language()]}: {shown(one, value)}"


class Issue(Dialog[bool]):
    """True once the form is whole; its values are the state's."""

    CSS_PATH = "../../styles/wizard.tcss"
    DEFAULT_CSS = """
    Issue #box { width: 92; height: 92%; padding: 0 2; }
    Issue .question { text-style: bold; }
    Issue FormStep { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f4,ctrl+n", "send", show=False, priority=True)]

    def __init__(self, state: PaperState) -> None:
        super().__init__()
        self.state = state

    def inside(self) -> ComposeResult:
        yield Static(Text(self.state.paper.title[language()]), classes="question")
        yield FormStep(self.state)
        yield Static(classes="wrong")
        with Horizontal(classes="buttons"):
            yield Button(Text(say("tui_papers.issue.do")), id="done", variant="primary")
            yield Button(Text(say("tui.no")), id="no")
        yield Static(Text(say("tui_schedule.fill.keys")), classes="keys")

    def on_mount(self) -> None:
        form = self.query_one(FormStep)
        form.begin()
        if first := form.first():
            first.focus()

    @on(Button.Pressed, "#done")
    @on(FormStep.Done)
    def _done(self) -> None:
        self.action_send()

    @on(Button.Pressed, "#no")
    def _no(self) -> None:
        self.action_leave()

    @on(FormStep.Changed)
    def _changed(self) -> None:
        self.query_one(".wrong", Static).update("")

    def action_send(self) -> None:
        """Answer; where something lacks, go there."""
        form = self.query_one(FormStep)
        if lacking := form.lacking:
            form.tell_lacking()
            self.query_one(".wrong", Static).update(Text(f"✗ {lacking}"))
            if first := form.first():
                first.focus()
        else:
            self.dismiss(True)

    def action_leave(self) -> None:
        """Leave it; what is filled in would be lost."""
        if not self.state.values:
            self.dismiss(None)
            return
        question = Confirm(say("tui_papers.issue.leave"), say("tui_papers.issue.drop"), danger=True)
        self.app.push_screen(question, self._left)

    def _left(self, sure: bool | None) -> None:
        if sure:
            self.dismiss(None)
