"""Medical papers of every kind in one list: issued from the form of their declaration, cancelled, printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import BindingType

from gosmed_cli.contract.cabinet.papers import MedicalPaper
from gosmed_cli.contract.papers import Paper, kinds, paper
from gosmed_cli.errors import NotAllowed
from gosmed_cli.text import formats, language, say
from gosmed_cli.usecases import opens, papers
from gosmed_cli.usecases import paper_words as words

from ... import saving
from ...actions import bindings
from ...widgets.detail_pane import Line
from ...widgets.rows import Column, Row
from ..acting import ActingList
from ..switched import Switched

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal

_MARKS: Mapping[str, tuple[str, str]] = {"issued": ("✓", "good"), "ended": ("○", "dim"), "cancelled": ("–", "dim")}


class PapersScreen(Switched, ActingList[MedicalPaper]):
    """Nothing of it is kept: patients' names and diagnoses stand in it."""

    PLACE = "papers"
    KINDS = ("paper.", "account.")
    GROUPS = ("all", *words.STATES, *kinds())
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("papers")]

    def __init__(self) -> None:
        super().__init__()
        self.closed: Sequence[str] = ()  # services that are off, each of a kind of paper

    async def fetch(self, portal: Portal) -> Any:
        found: list[MedicalPaper] = []
        refused: list[NotAllowed] = []
        for kind in kinds():
            try:
                found += await papers.list_(portal, paper(kind))
            except NotAllowed as error:
                refused.append(error)
        if len(refused) == len(kinds()):
            raise refused[0]
        found.sort(key=lambda one: one["issued_at"], reverse=True)
        return {"items": found, "closed": [name for one in refused if (name := self.service_in(one))]}

    def draw(self, value: Any) -> None:
        self.closed = value["closed"]
        self.off = next(iter(self.closed), "")
        super().draw(value)

    def items_of(self, value: Any) -> Sequence[MedicalPaper]:
        found: Sequence[MedicalPaper] = value["items"]
        return found

    # how they look

    def columns(self) -> list[Column]:
        return [
            Column("number", say("papers.column.number"), 14, spare=2),
            Column("state", say("papers.column.state"), 14),
            Column("patient", say("papers.column.patient"), 18, grow=2),
            Column("subject", say("papers.column.subject"), 14, grow=2),
            Column("issued", say("papers.column.issued"), 10, spare=3),
            Column("until", say("papers.column.until"), 12, spare=1),
        ]

    def row(self, item: MedicalPaper) -> Row:
        kind, (sign, style) = paper(item["kind"]), _MARKS.get(item["state"], ("○", ""))
        patient, subject = item["values"].get("patient", ""), words.subject(kind, item)
        state = f"{sign} {words.state_title(kind, item)}"
        cells = (item["number"], state, patient, subject, words.issued(item), words.until(item))
        return Row(item["number"], cells, ("", style, "bold", "", "dim", "dim"))

    def order(self, item: MedicalPaper, column: str) -> Any:
        named = {"issued": item["issued_at"], "until": item["valid_until"]}
        return named[column] if column in named else super().order(item, column)

    def in_group(self, item: MedicalPaper, group: str) -> bool:
        return group in ("all", item["state"], item["kind"])

    def group_title(self, group: str) -> str:
        return paper(group).title[language()] if group in kinds() else super().group_title(group)

    def searched(self, item: MedicalPaper) -> str:
        return f"{super().searched(item)} {paper(item['kind']).title[language()]}"

    def detail(self, item: MedicalPaper) -> Iterable[Iterable[Line]]:
        kind, (sign, style) = paper(item["kind"]), _MARKS.get(item["state"], ("○", ""))
        state: Line = (f"{sign} {words.state_title(kind, item)}", style)
        yield [(words.title(kind, item), "bold"), state, (words.days(item), "dim")]
        yield [(line, "") for line in words.values(kind, item)]
        if told := words.cancelled(item):
            yield [(told, "warn")]

    # what is possible now

    @property
    def one(self) -> MedicalPaper | None:
        """The paper selected."""
        return self.selected if self.has_selected else None

    @property
    def is_here(self) -> bool:
        return self.items is not None

    @property
    def is_good(self) -> bool:
        return self.one is not None and self.one["state"] == "issued"

    # issuing

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_issue(self) -> None:
        """A new paper: which kind, its form, a last look."""
        from ...dialogs.confirm import Confirm
        from . import issue

        kind = await self._which()
        if kind is None or not await self._is_on(kind):
            return
        today = self.cabinet.session.now().astimezone(formats.MOSCOW).date()
        state = issue.begun(self.cabinet.session, kind, today)
        while await self.app.push_screen_wait(issue.form(state)):
            told = "\n".join((kind.title[language()], *issue.summary(state)))
            sure = Confirm(f"{told}\n\n{say('papers.sure_issue')}", say("tui_papers.issue.do"))
            if await self.app.push_screen_wait(sure):
                await self.attempt(self._issued(kind, state.values))
                return

    async def _which(self) -> Paper | None:
        from ...dialogs.choose import Choose

        items = [(name, paper(name).title[language()]) for name in kinds()]
        chosen = await self.app.push_screen_wait(Choose(say("tui_papers.which"), items))
        return paper(chosen) if chosen else None

    async def _is_on(self, kind: Paper) -> bool:
        """Whether its service is on; where it is off, it can be switched on at once."""
        from ...dialogs.confirm import Confirm

        if kind.enabled not in self.closed:
            return True
        question = say("tui_papers.off", title=opens.title(kind.enabled))
        if await self.app.push_screen_wait(Confirm(question, say("tui_papers.act.switch"))):
            await self.attempt(self._switched_on(kind.enabled))
            return True
        return False

    async def _issued(self, kind: Paper, given: Mapping[str, object]) -> str:
        portal = await self.cabinet.session.sending()
        values = papers.checked(portal, kind, {name: one for name, one in given.items() if one != ""}, {})
        done = await papers.issue(portal, kind, values)
        self.wanted = done["number"]
        return say("tui_papers.issued", title=words.title(kind, done))

    # cancelling and printing

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_cancel(self) -> None:
        """Cancel it, with the reason that is written into it."""
        from ...dialogs.confirm import Confirm
        from ...dialogs.prompt import Prompt

        if not (one := self.one):
            return
        question = f"{words.title(paper(one['kind']), one)}\n{say('papers.ask_reason')}:"
        reason = await self.app.push_screen_wait(Prompt(question, check=_no_reason))
        if not reason:
            return
        sure = Confirm(say("papers.sure_cancel", number=one["number"]), say("tui_papers.act.cancel"), danger=True)
        if await self.app.push_screen_wait(sure):
            await self.attempt(self._cancelled(one, reason.strip()))

    async def _cancelled(self, one: MedicalPaper, reason: str) -> str:
        await papers.cancel(await self.cabinet.session.sending(), paper(one["kind"]), one["number"], reason)
        return say("papers.cancelled_now", number=one["number"])

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_print(self) -> None:
        """Its PDF, readable by its owner alone; what is there is never overwritten."""
        from ...dialogs.prompt import Prompt

        if not (one := self.one):
            return
        value = str(saving.free_name(Path.cwd(), f"{one['kind']}-{one['number']}.pdf"))
        question = Prompt(say("tui_papers.print.ask"), value=value, check=saving.why_not)
        if typed := await self.app.push_screen_wait(question):
            await self.attempt(self._printed(one, saving.target(typed)))

    async def _printed(self, one: MedicalPaper, target: Path) -> str:
        portal = await self.cabinet.session.sending()
        path = await papers.save(portal, paper(one["kind"]), one["number"], target, force=False)
        return say("papers.saved", path=path)


def _no_reason(typed: str) -> str:
    return "" if typed.strip() else say("papers.no_reason")
