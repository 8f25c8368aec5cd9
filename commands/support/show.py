"""`gosmed support show`: a ticket, its answer and the thread it belongs to (R81)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from gosmed_cli.text import say
from gosmed_cli.usecases import support, support_words

from .. import application_view as view
from ..app import typer_app
from ..options import Command
from ..page import Page
from ..render import Answer
from ..run import this_run
from ..typed import complete

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.applications import ApplicationDetail

app = typer_app()


@app.command(cls=Command, help="help.support.show")
async def show(
    ctx: typer.Context, number: Annotated[str, typer.Argument(metavar="NUMBER", help="help.arg.ticket")]
) -> Answer:
    found = await support.thread(await this_run(ctx).app.portal(), number)
    return Answer(support.to_json(found), lambda page: _draw(page, found))


def _draw(page: Page, found: support.Thread) -> None:
    for one in found.tickets:
        _one(page, one)
    page.line(complete(say("support.reply_with", number=found.ticket["number"])))
    page.line(complete(say("support.other_ways")))


def _one(page: Page, one: ApplicationDetail) -> None:
    """One ticket below its number and state."""
    page.pieces((f"{one['number']}  ", "bold"), (view.status_title(one), "plain"))
    for indent, line, style in support_words.one(one):
        page.wrapped(line, indent, style)
    page.line()
