"""`gosmed portal requests`: what the portal was asked, and what it answered."""

from __future__ import annotations

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
COLUMNS = ("id", "at", "method", "path", "status", "milliseconds", "fault", "account_id")


@app.command(cls=ListCommand, help="help.portal.requests")
async def requests(
    ctx: typer.Context,
    since: From = None,
    to: To = None,
    limit: Limit = None,
    everything: All = False,
    data: Data = None,
) -> Answer:
    """The newest `--limit` of them, in the order in which they came."""
    asked_for(limit, since, to, everything)
    async with operator(this_run(ctx), data) as portal:
        items = await everything_of(lambda after, most: portal.requests(after=after, limit=most))
    items = narrowed(items, lambda one: one["at"], since, to, None)
    items = items[-limit:] if limit else items

    def draw(page: Page) -> None:
        headers = [say(f"portal.column.{name}") for name in ("id", "at", "request", "status", "ms", "fault")]
        page.table(headers, [_row(one) for one in items])

    return Answer(items, draw, COLUMNS)


def _row(one: dict[str, object]) -> list[str]:
    at = formats.parse(str(one["at"])).astimezone(formats.MOSCOW).strftime("%d.%m %H:%M:%S")
    request = f"{one['method']} {one['path']}"
    return [str(one["id"]), at, request, str(one["status"]), str(one["milliseconds"]), str(one["fault"] or "")]
