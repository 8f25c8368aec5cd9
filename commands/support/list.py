"""`gosmed support list`: one's tickets with their answers (R81)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from gosmed_cli.text import formats, say
from gosmed_cli.usecases import statuses, support, support_words

from .. import application_view as view
from ..app import typer_app
from ..options import ListCommand
from ..page import Page
from ..ranges import All, From, Limit, To, asked_for, narrowed
from ..render import Answer
from ..run import this_run
from ..typed import complete

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.applications import Application

app = typer_app()


@app.command(cls=ListCommand, help="help.support.list")
async def list_(
    ctx: typer.Context, since: From = None, to: To = None, limit: Limit = None, everything: All = False
) -> Answer:
    run = this_run(ctx)
    fetch = asked_for(limit, since, to, everything)
    found = await statuses.list_(await run.app.portal(), service=support.SLUG, limit=fetch)
    items = narrowed(found, lambda one: one["submitted_at"] or one["updated_at"], since, to, limit)
    if not items and not run.out.machine:
        run.note(complete(say("support.none")))

    def draw(page: Page) -> None:
        headers = [say(f"support.column.{name}") for name in ("number", "status", "sent", "answer")]
        page.table(headers, [_row(one) for one in items])

    data = [{**one, "answer": support.answer(one)} for one in items]
    return Answer(data, draw if items else None, (*view.COLUMNS, "answer"))


def _row(one: Application) -> list[str]:
    sent = formats.day(formats.parse(one["submitted_at"] or one["updated_at"]))
    return [one["number"], view.status_title(one), sent, support_words.short(one)]
