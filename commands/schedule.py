"""`gosmed schedule`: the week's timetable as a grid, opening and closing working hours (R102)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import formats, say
from gosmed_cli.usecases import deadlines as calendars
from gosmed_cli.usecases import practice as use
from gosmed_cli.usecases.practice import Hours, Week

from . import ask
from .app import typer_app
from .given import Sure
from .options import Command, Group, ListCommand
from .page import Page, padded
from .ranges import day
from .render import Answer
from .run import Run, this_run
from .typed import complete

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.practice import Visit, WorkingSlot


class _Group(Group):
    default = "show"


app = typer_app(cls=_Group, help="help.schedule")
COLUMNS = ("id", "at", "minutes", "kind", "room", "visit")
FREE, BOOKED, VIDEO = "○", "●", "▲"  # told by shape and, under the grid, in words
_CELL, _TIME = 11, 6
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
    return Answer(list(found.slots), lambda page: _draw(page, found), COLUMNS)


def _calendar(run: Run, found: Week, target: str) -> Answer:
    content = use.calendar(found.slots, found.now, say("practice.calendar"), say("practice.visit"))
    count = sum(one["visit"] is not None for one in found.slots)
    if target == "-":
        run.out.bytes(content)
        return Answer()
    calendars.save(content, Path(target))
    run.note(say("practice.saved", path=target, count=count))
    return Answer({"path": target, "count": count})


def _draw(page: Page, week: Week) -> None:
    sunday = week.monday + timedelta(days=6)
    page.line(say("practice.week", since=formats.day(week.monday), to=formats.day(sunday)), "bold")
    if week.slots:
        _grid(page, week)
        page.line(say("practice.legend", free=FREE, booked=BOOKED, video=VIDEO), "dim")
    else:
        page.wrapped(complete(say("practice.no_hours_yet", day=(week.monday + timedelta(days=1)).isoformat())))
    if week.next_visit is not None:
        page.wrapped(say("practice.next", **_words(week.next_visit)))


def _words(one: Visit) -> dict[str, str]:
    return {"at": formats.moment(formats.parse(one["at"])), "patient": one["patient"], "id": one["id"]}


def _grid(page: Page, week: Week) -> None:
    """Days across and times down; today is marked, and names are cut to the width that there is."""
    days = week.days
    cell = max(_CELL, min((page.width - _TIME) // len(days) - 1, 22))
    today = week.now.astimezone(formats.MOSCOW).date()
    heads = [f"{'»' if one == today else ''}{say(f'practice.day.{one.weekday()}')} {one:%d.%m}" for one in days]
    page.line(" " * _TIME + " ".join(padded(head, cell) for head in heads).rstrip(), "bold")
    by_place = {_place(one): one for one in week.slots}
    for at in sorted({place[1] for place in by_place}):
        cells = [padded(_cell(by_place.get((one, at)), cell), cell) for one in days]
        page.line(f"{at:<{_TIME}}{' '.join(cells)}".rstrip())


def _place(one: WorkingSlot) -> tuple[date, str]:
    at: datetime = formats.parse(one["at"]).astimezone(formats.MOSCOW)
    return at.date(), f"{at:%H:%M}"


def _cell(one: WorkingSlot | None, width: int) -> str:
    if one is None:
        return ""
    mark = VIDEO if one["kind"] == "telemedicine" else ""
    if one["visit"] is None:
        return f"{FREE}{mark}"
    state = one["visit"]["state"]
    name = _short(one["visit"]["patient"])
    sign = {"held": "✓", "missed": "✗"}.get(state, BOOKED)
    text = f"{sign}{mark} {name}"
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _short(name: str) -> str:
    """«Белова М.С.» of a full name."""
    last, *rest = name.split()
    return " ".join([last, "".join(f"{one[0]}." for one in rest)]).strip()


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
    asked = Hours(_day(on), span, _minutes(every), video, room, until)
    slots = await use.open_hours(await run.app.portal(), asked)
    run.note(say("practice.opened", count=len(slots), day=formats.day(asked.day)))
    return Answer(slots)


def _day(text: str) -> date:
    return day(text, "DAY")


def _minutes(text: str) -> int:
    """`20m` or `20`, 5 to 240. Raises UsageProblem."""
    found = re.fullmatch(r"(\d{1,3})\s*(m|min|мин)?", text.strip())
    if not found or not 5 <= int(found[1]) <= 240:
        raise UsageProblem("practice.no_every", value=text)
    return int(found[1])


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
    if cancel_visits and not (reason or "").strip():
        raise UsageProblem("practice.no_reason")
    if (
        run.can_ask
        and cancel_visits
        and not yes
        and not ask.yes(say("practice.sure_close", day=on), default=False)
    ):
        raise KeyboardInterrupt(say("practice.not_closed"))
    done = await use.close_hours(await run.app.portal(), _day(on), span, reason if cancel_visits else None)
    run.note(say("practice.closed", count=done["closed"], cancelled=len(done["cancelled"])))
    return Answer(done)
