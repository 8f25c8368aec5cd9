"""`gosmed support faq`: what is asked most, answered by the portal (R36)."""

from __future__ import annotations

import typer

from gosmed_cli.usecases import account

from ..app import typer_app
from ..options import ListCommand
from ..page import Page
from ..render import Answer
from ..run import this_run

app = typer_app()


@app.command(cls=ListCommand, help="help.support.faq")
async def faq(ctx: typer.Context) -> Answer:
    found = (await account.help_channels(await this_run(ctx).app.portal()))["faq"]

    def draw(page: Page) -> None:
        for one in found:
            page.wrapped(one["question"], style="bold")
            page.wrapped(one["answer"], 2)

    return Answer(found, draw, ("question", "answer"))
