"""The export of what the list shows: a name, a bar, a file; stopped, there is none."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.message import Message

from gosmed_cli.errors import GosmedError, SignInNeeded, UsageProblem
from gosmed_cli.text import say
from gosmed_cli.usecases import failure_words, payout_report, report_files
from gosmed_cli.usecases import payout_words as said
from gosmed_cli.usecases.payouts import Changes, Which

from ... import saving
from ...dialogs.progress import Progress
from ...dialogs.prompt import Prompt
from ...messages import Failed
from ..base import CabinetScreen

if TYPE_CHECKING:
    from gosmed_cli.exports.report import Report


class ExportingScreen(CabinetScreen):
    """`which` is what is exported, `count` how many rows that is."""

    which: Which
    count: int
    _progress: Progress | None = None

    class Grown(Message):
        """So many rows are on their way into the file."""

        def __init__(self, count: int) -> None:
            super().__init__()
            self.count = count

    class Exported(Message):
        """The file is there."""

        def __init__(self, path: Path, count: int, changes: Changes | None) -> None:
            super().__init__()
            self.path, self.count, self.changes = path, count, changes

    class Refused(Message):
        """What was to be done was not."""

        def __init__(self, error: GosmedError) -> None:
            super().__init__()
            self.error = error

    def action_export(self) -> None:
        name = saving.free_name(Path.cwd(), say("tui_payouts.export.name")).name
        self.app.push_screen(Prompt(say("tui_payouts.export.ask"), value=name, check=why_not), self._named)

    def _named(self, typed: str | None) -> None:
        if typed is not None:
            path = saving.target(typed)
            self._progress = Progress(say("tui_payouts.exporting", name=path.name))
            self.app.push_screen(self._progress, self._left)
            self.export(path, self.which)

    def _left(self, done: bool | None) -> None:
        if not done:
            self._progress = None
            self.workers.cancel_group(self, "export")
            self.cabinet.tell(say("tui_payouts.export.stopped"), severity="warning")

    @work(exclusive=True, group="export", exit_on_error=False)
    async def export(self, path: Path, which: Which) -> None:
        form = report_files.format_of(path)

        async def write(report: Report, rows: AsyncIterator[Mapping[str, Any]]) -> int:
            return await report_files.write_aside(form, path, report, rows, self._grown)

        try:
            portal = await self.cabinet.session.sending()
            journal = self.cabinet.session.context.journal
            made_up = form in payout_report.MADE_UP
            count, changes = await payout_report.export(portal, journal, which, write, made_up=made_up)
        except GosmedError as error:
            self.post_message(self.Refused(error))
        else:
            self.post_message(self.Exported(path, count, changes))

    def _grown(self, count: int) -> None:
        self.post_message(self.Grown(count))

    @on(Grown)
    def _show_progress(self, message: Grown) -> None:
        if self._progress is not None:
            share = min(100 * message.count // max(self.count, 1), 100)
            numbers = say("tui_payouts.export.rows", done=message.count, count=self.count)
            self._progress.show(share, numbers)

    @on(Exported)
    def _exported(self, message: Exported) -> None:
        self._end_progress()
        self.cabinet.tell(say("exports.saved", path=message.path, count=message.count))
        if message.changes is not None and message.changes.last is not None:
            self.cabinet.tell("\n".join(said.changes(message.changes)))

    @on(Refused)
    def _refused(self, message: Refused) -> None:
        from ...dialogs.error import ErrorDialog

        self._end_progress()
        if isinstance(message.error, SignInNeeded):
            self.post_message(Failed(message.error))
        else:
            self.app.push_screen(ErrorDialog(message.error))

    def _end_progress(self) -> None:
        if self._progress is not None:
            self._progress.over()
            self._progress = None


def why_not(typed: str) -> str:
    """Why nothing can be exported under this name, in words; empty where it can."""
    wrong = saving.why_not(typed)
    if not wrong:
        try:
            report_files.format_of(saving.target(typed))
        except UsageProblem as error:
            return f"{failure_words.message(error)} {failure_words.advice(error) or ''}".strip()
    return wrong
