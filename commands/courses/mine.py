"""`gosmed courses mine`: «Мои обучения», also for a calendar (R94)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import say
from gosmed_cli.usecases import courses as use
from gosmed_cli.usecases.deadlines import save

from ..app import typer_app
from ..options import ListCommand
from ..page import Page
from ..ranges import All, From, Limit, To, asked_for, narrowed
from ..render import Answer
from ..run import Run, this_run
from ..typed import complete
from . import view

app = typer_app()
COLUMNS = (
    "id",
    "course",
    "title",
    "kind",
    "kind_title",
    "provider",
    "state",
    "state_title",
    "starts_at",
    "ends_at",
    "hours",
    "points",
    "enrolled_at",
    "cancel_until",
    "cancellable",
    "position",
    "link",
    "finished_at",
    "grade",
    "document",
    "record",
    "reason",
)


@app.command(cls=ListCommand, help="help.courses.mine")
async def mine(
    ctx: typer.Context,
    state: Annotated[
        str | None, typer.Option("--state", metavar="STATE", help="help.option.enrolment_state")
    ] = None,
    ics: Annotated[str | None, typer.Option("--ics", metavar="FILE|-", help="help.option.ics")] = None,
    since: From = None,
    to: To = None,
    limit: Limit = None,
    everything: All = False,
) -> Answer:
    run = this_run(ctx)
    most = asked_for(limit, since, to, everything)
    if ics is not None and run.out.machine:
        raise UsageProblem("conflict", first="--ics", second=f"--{run.out.form}")
    portal = await run.app.portal()
    found = await use.mine(portal, state=use.state_of(state), limit=most)
    items = narrowed(found, lambda one: one["starts_at"], since, to, limit)
    if ics is not None:
        content, count = use.calendar(items, portal.time())
        return _calendar(run, content, ics, count)

    def draw(page: Page) -> None:
        for one in items:
            view.enrolment_line(page, one)

    if not items and not run.out.machine:
        run.note(complete(say("courses.nothing_of_mine")))
    return Answer(items, draw if items else None, COLUMNS)


def _calendar(run: Run, content: bytes, target: str, count: int) -> Answer:
    if target == "-":
        run.out.bytes(content)
        return Answer(None)
    save(content, Path(target))
    run.note(say("upcoming.saved", path=target, count=count))
    return Answer({"path": target, "count": count})
