"""Issuing a paper: the form of its declaration, checked by its rules; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from gosmed_cli.contract.papers import Paper
from gosmed_cli.rules.papers import check_paper
from gosmed_cli.text import language, say
from gosmed_cli.usecases import failure_words
from gosmed_cli.usecases.drafts import Unkept
from gosmed_cli.usecases.value_words import shown

from ...wizard.form_dialog import FormDialog, FormWords
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


def form(state: PaperState) -> FormDialog:
    """The form of the paper, to be filled in."""
    words = FormWords(
        state.paper.title[language()],
        say("tui_papers.issue.do"),
        say("tui_papers.issue.leave"),
        say("tui_papers.issue.drop"),
    )
    return FormDialog(state, words)


def summary(state: PaperState) -> Iterator[str]:
    """What was filled in, as people write it."""
    for one in state.service.fields:
        if value := state.values.get(one.name):
            yield f"{one.title[language()]}: {shown(one, value)}"
