"""`gosmed schedule`: the week's timetable as a grid, opening and closing working hours (R102)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import formats, say
from gosmed_cli.usecases import deadlines as calendars
from gosmed_cli.usecases import practice as use
from gosmed_cli.usecases import practice_words as words
from gosmed_cli.usecases.practice import Hours, Week

from . import ask, timetable
from .app import typer_app
from .given import Sure
from .options import Command, Group, ListCommand
from .ranges import day
from .render import Answer
from .run import Run, this_run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gosmed_cli.contract.cabinet.practice import WorkingSlot


class _Group(Group):
    default = "show"


app = typer_app(cls=_Group, help="help.schedule")
VISIT = ("state", "patient", "phone", "reason")
COLUMNS = ("id", "at", "minutes", "kind", "room", "visit", *VISIT)
Day = Annotated[str, typer.Argument(metavar="DAY", help="help.arg.day")]
Span = Annotated[str, typer.Argument(metavar="HH:MM-HH:MM", help="help.arg.hours")]
WeekOf = Annotated[str | None, typer.Option("--week", metavar="2026-W10|DATE", help="help.option.week")]
Every = Annotated[str, typer.Option("--every", metavar="20m", help="help.option.every")]
Weekly = Annotated[str | None, typer.Option("--weekly-until", metavar="DATE", help="help.option.weekly_until")]
Video = Annotated[bool, typer.Option("--telemedicine", help="help.option.telemedicine")]
Room = Annotated[str, typer.Option("--room", metavar="ROOM", help="help.option.room")]
Cancel = Annotated[bool, typer.Option("--cancel-visits", help="help.option.cancel_visits")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="help.option.visit_reason")]
Ics = Annotated[str | None, typer.Option("--ics", metavar="FILE|-", help="help.option.ics")]


@app.command("show", cls=ListCommand, help="help.schedule.show")
async def show(ctx: typer.Context, week: WeekOf = None, ics: Ics = None) -> Answer:
    run = this_run(ctx)
    if ics is not None and run.out.machine:
        raise UsageProblem("conflict", first="--ics", second=f"--{run.out.form}")
    found = await use.week(await run.app.portal(), week)
    if ics is not None:
        return _calendar(run, found, ics)
    rows = [_row(one) for one in found.slots] if run.out.form == "csv" else list(found.slots)
    return Answer(rows, lambda page: timetable.draw(page, found), COLUMNS)


def _calendar(run: Run, found: Week, target: str) -> Answer:
    content = use.calendar(found.slots, found.now, say("practice.calendar"), say("practice.visit"))
    count = sum(one["visit"] is not None for one in found.slots)
    if target == "-":
        run.out.bytes(content)
        return Answer()
    calendars.save(content, Path(target))
    run.note(say("practice.saved", path=target, count=count))
    return Answer({"path": target, "count": count})


def _row(one: WorkingSlot) -> dict[str, object]:
    """A row of CSV: the visit's own values beside those of its time."""
    visit: Mapping[str, object] = one["visit"] or {}
    return {**one, **{name: visit.get(name) for name in VISIT}, "visit": visit.get("id")}


@app.command("open", cls=Command, help="help.schedule.open")
async def open_(
    ctx: typer.Context,
    on: Day,
    span: Span,
    every: Every = "20m",
    weekly: Weekly = None,
    video: Video = False,
    room: Room = "",
) -> Answer:
    run = this_run(ctx)
    until = day(weekly, "--weekly-until") if weekly else None
    asked = Hours(_day(on), span, use.minutes(every), video, room, until)
    slots = await use.open_hours(await run.app.portal(), asked)
    for told in words.opened(len(slots), asked):
        run.note(told)
    return Answer(slots)


def _day(text: str) -> date:
    return day(text, "DAY")


@app.command("close", cls=Command, help="help.schedule.close")
async def close(
    ctx: typer.Context,
    on: Day,
    span: Annotated[str | None, typer.Argument(metavar="[HH:MM-HH:MM]", help="help.arg.hours")] = None,
    cancel_visits: Cancel = False,
    reason: Reason = None,
    yes: Sure = False,
) -> Answer:
    run = this_run(ctx)
    if reason is not None and not cancel_visits:
        raise UsageProblem("practice.reason_alone")
    if cancel_visits and reason is None and run.can_ask:
        reason = ask.line(say("practice.ask_reason"))
    if cancel_visits and not (reason or "").strip():
        raise UsageProblem("practice.no_reason")
    if (
        run.can_ask
        and cancel_visits
        and not yes
        and not ask.yes(say("practice.sure_close", day=formats.day(_day(on))), default=False)
    ):
        raise KeyboardInterrupt(say("practice.not_closed"))
    done = await use.close_hours(await run.app.portal(), _day(on), span, reason if cancel_visits else None)
    run.note(say("practice.closed", count=done["closed"], cancelled=len(done["cancelled"])))
    return Answer(done)
