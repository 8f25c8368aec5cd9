"""`gosmed journal`: the action log, on whatever device things were done (R87, R94)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from gosmed_cli.text import formats, say
from gosmed_cli.usecases import notice_words as words

from .app import typer_app
from .options import ListCommand
from .page import Page
from .ranges import All, From, Limit, To, asked_for, narrowed
from .render import Answer
from .run import Run, this_run

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.notices import Action

app = typer_app()
COLUMNS = ("id", "at", "action", "action_title", "number", "object", "device")


@app.command(cls=ListCommand, help="help.journal")
async def journal(
    ctx: typer.Context, since: From = None, to: To = None, limit: Limit = None, everything: All = False
) -> Answer:
    from gosmed_cli.usecases import notices

    run = this_run(ctx)
    found = await notices.actions(await run.app.portal(), limit=asked_for(limit, since, to, everything))
    return shown(run, narrowed(found, lambda one: one["at"], since, to, limit))


def shown(run: Run, found: Sequence[Action]) -> Answer:
    """Entries of the log as a list; of part of it, too."""
    items: list[Any] = [{**one, "action_title": words.action(one)} for one in found]

    def draw(page: Page) -> None:
        headers = [say(f"notices.column.{name}") for name in ("at", "action", "object", "device")]
        page.table(headers, [_row(one) for one in items])

    if not items and not run.out.machine:
        run.note(say("notices.no_actions"))
    return Answer(items, draw if items else None, COLUMNS)


def _row(one: Any) -> list[str]:
    at = formats.moment(formats.parse(one["at"]))
    return [at, one["action_title"], words.object_of(one) or "–", one["device"] or "–"]
