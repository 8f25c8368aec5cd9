"""`gosmed support show`: a ticket, its answer and the thread it belongs to (R81)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from gosmed_cli.text import formats, say
from gosmed_cli.usecases import support

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
    """One ticket: what was asked, when an answer is due, what was answered."""
    fields = one["fields"]
    page.pieces((f"{one['number']}  ", "bold"), (view.status_title(one), "plain"))
    if fields.get("refers_to"):
        page.line(f"  {say('support.refers_to', number=fields['refers_to'])}", "dim")
    at = formats.moment(formats.parse(one["submitted_at"] or one["updated_at"]))
    page.line(f"  {say('support.you', at=at)}", "dim")
    for line in fields.get("description", "").splitlines():
        page.wrapped(line, 4)
    for sent in one["attachments"]:
        page.line(f"    {sent['name']}, {formats.size(sent['size'])}", "dim")
    if fields.get("wanted_by"):
        page.line(f"  {say('support.wanted_by', day=formats.day(date.fromisoformat(fields['wanted_by'])))}")
    _answer(page, one)
    page.line()


def _answer(page: Page, one: ApplicationDetail) -> None:
    said = support.answer(one)
    if said is not None:
        page.line(f"  {say('support.answered')}", "good")
        for line in said.splitlines():
            page.wrapped(line, 4)
    elif one["review_due_at"]:
        page.line(f"  {say('support.answer_due', due=formats.moment(formats.parse(one['review_due_at'])))}")
