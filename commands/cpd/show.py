"""`gosmed cpd show`: how far one has come, at one look (R89, R90)."""

from __future__ import annotations

from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.exports.report import Chart
from gosmed_cli.text import formats, say
from gosmed_cli.text.clean import clean
from gosmed_cli.text.say import known
from gosmed_cli.usecases import training as use

from ..app import typer_app
from ..options import Command
from ..page import Page
from ..render import Answer
from ..run import this_run
from ..typed import complete
from .options import Year, points

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.training import (
        MandatoryEvent,
        Training,
        TrainingCertificate,
        TrainingCycle,
        TrainingForecast,
        TrainingYear,
    )

app = typer_app()
_GAUGE = 30  # cells
_STYLES = {"done": ("✓", "good"), "due": ("◐", "plain"), "overdue": ("✗", "bad")}


@app.command(cls=Command, help="help.cpd.show")
async def show(ctx: typer.Context, year: Year = None) -> Answer:
    run = this_run(ctx)
    found = await use.overview(await run.app.portal(), year)
    return Answer(found, lambda page: draw(page, found))


def draw(page: Page, found: Training) -> None:
    """Year, cycle, mandatory events, and what to do next."""
    _year(page, found["year"])
    _chart(page, found["year"], formats.parse(found["now"]).astimezone(formats.MOSCOW).date())
    if found["cycle"]:
        _cycle(page, found["cycle"])
    _events(page, found["mandatory"])
    _next(page, found)


def gauge(share: float) -> str:
    """A bar of how much there is, per cent.

    >>> gauge(50)[13:17]
    '██░░'
    """
    full = min(max(int(share * _GAUGE / 100), 0), _GAUGE)
    return "█" * full + "░" * (_GAUGE - full)


def year_line(one: TrainingYear) -> str:
    """«12 из 50 баллов, 24 %»."""
    return say("training.of_goal", points=points(one["points"]), goal=points(one["goal"]), share=one["share"])


def _year(page: Page, one: TrainingYear) -> None:
    page.line(say("training.year", year=one["year"]), "bold")
    style = "good" if one["reached"] else "plain"
    page.pieces((f"  {gauge(one['share'])}  ", style), (year_line(one), "bold"))
    page.line(f"  {say('training.goal.own' if one['own_goal'] else 'training.goal.recommended')}", "dim")
    if one["reached"]:
        page.line(f"  {say('training.reached')}", "good")
    elif one["forecast"]:
        _forecast(page, one["forecast"], date(one["year"], 12, 31))
    else:
        page.line(f"  {say('training.not_reached', left=points(one['left']))}")


def _forecast(page: Page, one: TrainingForecast, last: date) -> None:
    page.wrapped(forecast(one, last), 2, "good" if one["met"] else "warn")


def forecast(one: TrainingForecast, last: date) -> str:
    """Whether the goal will be met, in words; `last` is the last day for it."""
    words = {name: points(one[name]) for name in ("pace", "needed", "lacking", "points")}
    if one["met"]:
        day = formats.day(date.fromisoformat(one["met_on"])) if one["met_on"] else formats.day(last)
        return say("training.forecast.met", day=day, **words)
    return say("training.forecast.short", last=formats.day(last), **words)


def chart(one: TrainingYear, today: date) -> Chart:
    """Points as they have added up by the end of each month until now, against the goal."""
    added = list(accumulate(one["months"]))
    past = 12 if one["year"] != today.year else today.month
    return Chart(
        title=say("training.chart", year=one["year"]),
        labels=say("training.months").split(),
        series={say("training.points"): [*added[:past], *[0.0] * (12 - past)]},
        goal=float(one["goal"]),
        unit=say("training.points"),
    )


def _chart(page: Page, one: TrainingYear, today: date) -> None:
    """Without points there is nothing to draw; without the library for charts the look is complete in words."""
    from .. import chart as charts

    if not one["points"]:
        return
    try:
        lines = charts.build(page, chart(one, today))
    except UsageProblem:
        return
    page.line()
    for line in lines:
        page.raw(f"{line}\n")


def _cycle(page: Page, one: TrainingCycle) -> None:
    first, last = date.fromisoformat(one["first_day"]), date.fromisoformat(one["last_day"])
    page.line()
    page.line(say("training.cycle", first=formats.day(first), last=formats.day(last)), "bold")
    have, needed = points(one["points"]), points(one["points_needed"])
    words = say("training.of_goal", points=have, goal=needed, share=one["share"])
    page.pieces((f"  {gauge(one['share'])}  ", "plain"), (words, "bold"))
    hours = say("training.hours", hours=points(one["hours"]), needed=points(one["hours_needed"]))
    page.line(f"  {hours} · {say('training.recommended', points=points(one['recommended']))}", "dim")
    if one["over"]:
        page.wrapped(complete(say("training.cycle_over")), 2, "bad")
    elif one["points"] >= one["points_needed"]:
        page.line(f"  {say('training.cycle_reached')}", "good")
    elif one["forecast"]:
        _forecast(page, one["forecast"], last)


def _events(page: Page, events: list[MandatoryEvent]) -> None:
    if not events:
        return
    page.line()
    page.line(say("training.mandatory"), "bold")
    for one in events:
        sign, style = _STYLES.get(one["state"], ("·", "plain"))
        page.wrapped(f"{sign} {clean(one['title'])}: {_state(one)}", 2, style)


def _state(one: MandatoryEvent) -> str:
    key = f"training.event.{one['state']}"
    words = {"day": formats.day(date.fromisoformat(one["due_on"])), "days": str(max(one["days_left"], 0))}
    return say(key, **words) if known(key) else clean(one["state_title"])


def _next(page: Page, found: Training) -> None:
    """What to do next, each with its command."""
    page.line()
    page.line(say("training.next"), "bold")
    for key in _steps(found):
        page.line(f"  {complete(say(key, year=found['year']['year']))}")


def _steps(found: Training) -> list[str]:
    certificate = found["certificate"]
    steps = ["training.next.goal"] if found["year"]["forecast"] and not found["year"]["own_goal"] else []
    if found["year"]["reached"] and certificate:
        steps.append(_handing_over(certificate))
    elif found["year"]["forecast"]:
        steps += ["training.next.courses", "training.next.add"]
    return [*steps, "training.next.report"]


def _handing_over(one: TrainingCertificate) -> str:
    return "training.next.certificate" if one["transferred_at"] else "training.next.hand_over"
