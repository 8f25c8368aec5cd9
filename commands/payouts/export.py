"""`gosmed payouts export`: a report to hand in or to keep, and what changed since the last one (R98)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.usecases import payout_report as use

from .. import exporting
from ..app import typer_app
from ..exporting import Excel, Export, Force, Kind, Target
from ..options import Command
from ..ranges import From, To
from ..render import Answer
from ..run import this_run
from . import which as given
from .which import Period, Source, Status, Year

if TYPE_CHECKING:
    from gosmed_cli.exports.report import Report

app = typer_app()


@app.command(cls=Command, help="help.payouts.export")
async def export(
    ctx: typer.Context,
    output: Target = None,
    form: Kind = None,
    excel: Excel = False,
    force: Force = False,
    period: Period = None,
    year: Year = None,
    status: Status = None,
    source: Source = None,
    since: From = None,
    to: To = None,
) -> Answer:
    run = this_run(ctx)
    asked = Export(output, form, excel, force)
    if not asked.wanted:
        raise UsageProblem("exports.no_output")
    kind = asked.format()
    which = given.which(since, to, period, year, status, source)

    async def write(report: Report, rows: use.Rows) -> Answer:
        answer = await exporting.export(run, report, rows, asked)
        run.out.flush()  # what could not be printed was not exported
        return answer

    portal = await run.app.portal()
    answer, changes = await use.export(portal, run.app.journal, which, write, made_up=kind in use.MADE_UP)
    if changes is None:
        return answer
    for line in given.changes(changes):
        run.note(line)
    return Answer({**answer.data, "changes": changes.to_json()}) if answer.data else answer
