"""Reports into files: `-o FILE`, `--format`, `--excel`, `--force`, alike in every command that has a report."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.exports import opening
from gosmed_cli.exports.report import Report
from gosmed_cli.text import say
from gosmed_cli.usecases import report_files
from gosmed_cli.usecases.report_files import Rows

from .render import Answer, started

if TYPE_CHECKING:
    from .run import Run

Target = Annotated[str | None, typer.Option("-o", "--output", metavar="FILE", help="help.option.report_file")]
Kind = Annotated[str | None, typer.Option("--format", metavar="FORMAT", help="help.option.report_format")]
Excel = Annotated[bool, typer.Option("--excel", help="help.option.report_excel")]
Force = Annotated[bool, typer.Option("--force", help="help.option.force")]
SCREEN = "-"


@dataclass(frozen=True, slots=True)
class Export:
    """What was asked for; nothing of it asks for no file."""

    output: str | None = None
    form: str | None = None
    excel: bool = False
    force: bool = False

    @property
    def wanted(self) -> bool:
        return self.output is not None or self.form is not None or self.excel

    def format(self) -> opening.Format:
        """The format: typed, or told by the name. Raises UsageProblem."""
        if self.form is not None and self.form not in opening.FORMATS:
            choices = ", ".join(opening.FORMATS)
            raise UsageProblem("bad_choice", option="--format", value=self.form, choices=choices)
        named = opening.format_of(Path(self.output)) if self.output and self.output != SCREEN else None
        form = next((one for one in opening.FORMATS if one == self.form), None) or named
        if self.excel and form not in (None, "csv"):
            raise UsageProblem("exports.excel_is_csv")
        if form is None and (self.excel or self.output == SCREEN):
            form = "csv"
        if form is None:
            raise UsageProblem("exports.no_format", path=self.output or "")
        return form


async def export(run: Run, report: Report, rows: Rows, asked: Export, *, private: bool = True) -> Answer:
    """Write the report where it was asked for: to a file, whole or not at all, or for CSV and JSON lines to
    standard output. `private` files are for their owner alone. Raises UsageProblem."""
    form = asked.format()
    if asked.output in (None, SCREEN):
        if form not in opening.TEXT:
            raise UsageProblem("exports.needs_file", format=form)
        if isinstance(rows, AsyncIterator):
            rows = await started(rows)
        if asked.excel:
            run.out.as_is()
        await report_files.fill(opening.stream_writer(form, run.out, report, excel=asked.excel), rows)
        return Answer()
    path = report_files.free(Path(str(asked.output)), force=asked.force)
    count = await report_files.write(form, path, report, rows, excel=asked.excel, private=private)
    run.note(say("exports.saved", path=path, count=count))
    return Answer({"path": str(path), "format": form, "rows": count})
