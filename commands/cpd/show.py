"""`gosmed cpd show`: how far one has come, at one look (R89, R90)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import formats, say
from gosmed_cli.text.clean import clean
from gosmed_cli.usecases import training as use
from gosmed_cli.usecases import training_words as words

from ..app import typer_app
from ..options import Command
from ..page import Page
from ..render import Answer
from ..run import this_run
from ..typed import complete
from .options import Year

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.training import (
        MandatoryEvent,
        Training,
        TrainingCycle,
        TrainingYear,
    )

app = typer_app()
_GAUGE = 30  # cells


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


def _year(page: Page, one: TrainingYear) -> None:
    page.line(say("training.year", year=one["year"]), "bold")
    style = "good" if one["reached"] else "plain"
    page.pieces((f"  {gauge(one['share'])}  ", style), (words.year_line(one), "bold"))
    for line, shade in words.year_outlook(one):
        page.wrapped(line, 2, shade)


def _chart(page: Page, one: TrainingYear, today: date) -> None:
    """Without points there is nothing to draw; without the library for charts the look is complete in words."""
    from .. import chart as charts

    if not one["points"]:
        return
    try:
        lines = charts.build(page, words.chart(one, today))
    except UsageProblem:
        return
    page.line()
    for line in lines:
        page.raw(f"{line}\n")


def _cycle(page: Page, one: TrainingCycle) -> None:
    page.line()
    page.line(words.cycle_title(one), "bold")
    page.pieces((f"  {gauge(one['share'])}  ", "plain"), (words.cycle_line(one), "bold"))
    page.line(f"  {words.cycle_hours(one)}", "dim")
    if one["over"]:
        page.wrapped(complete(say("training.cycle_over")), 2, "bad")
    elif one["points"] >= one["points_needed"]:
        page.line(f"  {say('training.cycle_reached')}", "good")
    elif found := one["forecast"]:
        said = words.forecast(found, date.fromisoformat(one["last_day"]))
        page.wrapped(said, 2, "good" if found["met"] else "warn")


def _events(page: Page, events: list[MandatoryEvent]) -> None:
    if not events:
        return
    page.line()
    page.line(say("training.mandatory"), "bold")
    for one in events:
        sign, style = words.STYLES.get(one["state"], ("·", "plain"))
        page.wrapped(f"{sign} {clean(one['title'])}: {words.event_state(one)}", 2, style)


def _next(page: Page, found: Training) -> None:
    """What to do next, each with its command."""
    page.line()
    page.line(say("training.next"), "bold")
    for key in words.steps(found):
        page.line(f"  {complete(say(key, year=found['year']['year']))}")
