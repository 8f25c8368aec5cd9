"""`gosmed portal audit`: who signed in, and whose records were read or exported (R87)."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from gosmed_cli.text import formats, say
from gosmed_cli.text.say import known

from ..app import typer_app
from ..options import ListCommand
from ..page import Page
from ..ranges import All, From, Limit, To, asked_for, narrowed
from ..render import Answer
from ..run import this_run
from .operating import Data, operator
from .paging import everything as everything_of

app = typer_app()
COLUMNS = ("id", "at", "login", "account", "action", "action_title", "patients", "object", "device")


@app.command(cls=ListCommand, help="help.portal.audit")
async def audit(
    ctx: typer.Context,
    login: Annotated[str | None, typer.Option("--login", metavar="LOGIN", help="help.option.audit_login")] = None,
    patient: Annotated[
        str | None, typer.Option("--patient", metavar="ID", help="help.option.audit_patient")
    ] = None,
    since: From = None,
    to: To = None,
    limit: Limit = None,
    everything: All = False,
    data: Data = None,
) -> Answer:
    """The newest `--limit` of them, in the order in which they came."""
    run = this_run(ctx)
    asked_for(limit, since, to, everything)
    async with operator(run, data) as portal:
        items = await everything_of(lambda after, most: portal.audit(login=login, after=after, limit=most))
    found = [_titled(one) for one in items if patient is None or patient in one["patients"]]
    found = narrowed(found, lambda one: one["at"], since, to, None)
    found = found[-limit:] if limit else found

    def draw(page: Page) -> None:
        headers = [say(f"portal.column.{name}") for name in ("id", "at", "login", "action", "object", "device")]
        page.table(headers, [_row(one) for one in found])

    return Answer(found, draw, COLUMNS)


def _titled(one: dict[str, Any]) -> dict[str, Any]:
    key = f"notices.action.{one['action']}"
    return {**one, "action_title": say(key) if known(key) else one["action"]}


def _row(one: dict[str, Any]) -> list[str]:
    at = formats.moment(formats.parse(str(one["at"])))
    return [str(one["id"]), at, one["login"], one["action_title"], one["object"] or "–", one["device"] or "–"]
