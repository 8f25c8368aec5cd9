"""`gosmed deadlines`: what is to be done by when, also for a calendar."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import say
from gosmed_cli.usecases import deadlines as use
from gosmed_cli.usecases.deadlines import Upcoming

from .app import typer_app
from .options import ListCommand
from .page import Page
from .ranges import All, From, Limit, To, asked_for, narrowed
from .render import Answer
from .run import Run, this_run
from .typed import complete

app = typer_app()
COLUMNS = ("kind", "what", "at", "all_day", "days_left", "number", "service", "service_title", "place", "command")
_SOON = 3  # days


@app.command(cls=ListCommand, help="help.deadlines")
async def deadlines(
    ctx: typer.Context,
    ics: Annotated[str | None, typer.Option("--ics", metavar="FILE|-", help="help.option.ics")] = None,
    since: From = None,
    to: To = None,
    limit: Limit = None,
    everything: All = False,
) -> Answer:
    run = this_run(ctx)
    asked_for(limit, since, to, everything)
    if ics is not None and run.out.machine:
        raise UsageProblem("conflict", first="--ics", second=f"--{run.out.form}")
    items, now = await use.upcoming(await run.app.portal())
    whole = everything or ics is not None or since is not None or to is not None
    near, beyond = (items, 0) if whole else use.within_a_year(items)
    items = narrowed(near, lambda one: one.at.isoformat(), since, to, limit)
    if ics is not None:
        return _calendar(run, use.calendar(items, now), ics, len(items))
    if not run.out.machine:
        _notes(run, bool(near), beyond)
    return Answer([one.to_json() for one in items], lambda page: _draw(page, items) if items else None, COLUMNS)


def _notes(run: Run, some: bool, beyond: int) -> None:
    """That there is nothing to keep in mind, or nothing within a year, and how to see what lies further."""
    if not some:
        run.note(say("upcoming.nothing_near" if beyond else "upcoming.nothing"))
    if beyond:
        run.note(complete(say("upcoming.beyond", count=beyond)))


def _calendar(run: Run, content: bytes, target: str, count: int) -> Answer:
    if target == "-":
        run.out.bytes(content)
        return Answer(None)
    use.save(content, Path(target))
    run.note(say("upcoming.saved", path=target, count=count))
    return Answer({"path": target, "count": count})


def _draw(page: Page, items: list[Upcoming]) -> None:
    for one in items:
        page.pieces((one.when, "bold"), (f"  {_left(one)}", "warn" if one.days_left <= _SOON else "dim"))
        page.wrapped(one.what, 2)
        if one.place:
            page.wrapped(one.place, 2, "dim")
        if one.command:
            page.line(f"  {complete(one.command)}", "dim")


def _left(one: Upcoming) -> str:
    return say("upcoming.in", days=one.days_left) if one.days_left > 0 else say("upcoming.today")
