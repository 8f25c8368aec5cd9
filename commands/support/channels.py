"""`gosmed support channels`: the other ways to ask, by the portal's own data (R80, C21)."""

from __future__ import annotations

import typer

from gosmed_cli.text import say
from gosmed_cli.usecases import account, support_words

from ..app import typer_app
from ..options import ListCommand
from ..page import Page
from ..render import Answer
from ..run import this_run

app = typer_app()


@app.command(cls=ListCommand, help="help.support.channels")
async def channels(ctx: typer.Context) -> Answer:
    found = (await account.help_channels(await this_run(ctx).app.portal()))["channels"]

    def draw(page: Page) -> None:
        headers = [say(f"support.column.{name}") for name in ("kind", "value", "note")]
        page.table(headers, [[support_words.way(one["kind"]), one["value"], one["note"]] for one in found])

    return Answer(found, draw, ("kind", "value", "note"))
