"""`gosmed portal outbox`: the SMS and letters that the portal has sent."""

from __future__ import annotations

from typing import Annotated

import typer

from gosmed_cli.text import formats, say

from ..app import typer_app
from ..options import ListCommand
from ..page import Page
from ..ranges import All, From, Limit, To, asked_for, narrowed
from ..render import Answer
from ..run import this_run
from .operating import Data, operator
from .paging import everything as everything_of

app = typer_app()


@app.command(cls=ListCommand, help="help.portal.outbox")
async def outbox(
    ctx: typer.Context,
    recipient: Annotated[
        str | None, typer.Option("--recipient", metavar="PHONE|E-MAIL", help="help.option.recipient")
    ] = None,
    since: From = None,
    to: To = None,
    limit: Limit = None,
    everything: All = False,
    data: Data = None,
) -> Answer:
    """The newest `--limit` of them, in the order in which they were sent."""
    run = this_run(ctx)
    asked_for(limit, since, to, everything)
    async with operator(run, data) as portal:
        items = await everything_of(lambda after, most: portal.outbox(to=recipient, after=after, limit=most))
    items = narrowed(items, lambda one: one["at"], since, to, None)
    items = items[-limit:] if limit else items

    def draw(page: Page) -> None:
        for one in items:
            at = formats.moment(formats.parse(one["at"]))
            page.pieces(
                (f"{one['id']}  {at}  ", "dim"), (f"{one['channel']}  {one['to']}  {one['subject']}", "bold")
            )
            page.wrapped(one["text"], 4)
            if one.get("delivery"):
                said = f": {one['said']}" if one.get("said") else ""
                page.wrapped(say(f"portal.delivery.{one['delivery']}") + said, 4, "dim")

    if not items and not run.out.machine:
        run.note(say("portal.nothing_sent"))
    return Answer(items, draw, ("id", "at", "channel", "to", "subject", "text", "delivery"))
