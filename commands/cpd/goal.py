"""`gosmed cpd goal`: the goal of a year, seen or set (R89)."""

from __future__ import annotations

from typing import Annotated

import typer

from gosmed_cli.contract.vocabulary import TRAINING_GOAL_MOST
from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import say
from gosmed_cli.usecases import training as use
from gosmed_cli.usecases.training_words import points, year_line

from ..app import typer_app
from ..options import Command
from ..page import Page
from ..render import Answer
from ..run import this_run
from ..typed import complete
from .options import Year

app = typer_app()
Points = Annotated[int | None, typer.Argument(metavar="[N]", help="help.arg.cpd_goal")]


@app.command(cls=Command, help="help.cpd.goal")
async def goal(ctx: typer.Context, wanted: Points = None, year: Year = None) -> Answer:
    run = this_run(ctx)
    if wanted is not None and not 1 <= wanted <= TRAINING_GOAL_MOST:
        raise UsageProblem("training.goal_range", given=wanted, most=TRAINING_GOAL_MOST)
    portal = await run.app.portal()
    found = await use.overview(portal, year) if wanted is None else await use.set_goal(portal, wanted, year)
    one = found["year"]
    if wanted is not None:
        run.note(say("training.goal_set", year=one["year"], points=points(one["goal"])))
    if one["reached"]:
        run.note(complete(say("training.goal_reached", year=one["year"])))

    def draw(page: Page) -> None:
        page.line(f"{say('training.year', year=one['year'])}: {year_line(one)}")
        page.line(say("training.goal.own" if one["own_goal"] else "training.goal.recommended"), "dim")

    return Answer(one, draw)
