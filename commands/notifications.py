"""`gosmed notifications`: what the portal has told, and by which channels it tells (R46, R48)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from gosmed_cli.text import formats, say
from gosmed_cli.usecases import notice_words as words

from .app import typer_app
from .options import Group, ListCommand
from .page import Page
from .ranges import All, From, Limit, To, asked_for, narrowed
from .render import Answer
from .run import this_run

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.notices import Notice, NoticeSetting

COLUMNS = ("id", "at", "kind", "number", "subject", "text", "channels")


class _Group(Group):
    default = "list"


app = typer_app(cls=_Group, help="help.notifications")


@app.command("list", cls=ListCommand, help="help.notifications.list")
async def list_(
    ctx: typer.Context,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="help.option.notice_kind")] = None,
    since: From = None,
    to: To = None,
    limit: Limit = None,
    everything: All = False,
) -> Answer:
    from gosmed_cli.usecases import notices

    run = this_run(ctx)
    found = await notices.list_(await run.app.portal(), kind=kind, limit=asked_for(limit, since, to, everything))
    items = narrowed(found, lambda one: one["at"], since, to, limit)

    def draw(page: Page) -> None:
        for one in items:
            _draw(page, one)

    if not items and not run.out.machine:
        run.note(say("notices.none"))
    return Answer(items, draw if items else None, COLUMNS)


def _draw(page: Page, one: Notice) -> None:
    at = formats.moment(formats.parse(one["at"]))
    page.pieces((f"{at}  ", "dim"), (one["subject"], "bold"))
    page.wrapped(one["text"], 4)
    page.line(f"    {words.came_by(one)}", "dim")


@app.command("settings", cls=ListCommand, help="help.notifications.settings")
async def settings(
    ctx: typer.Context,
    changes: Annotated[
        list[str] | None, typer.Option("--set", metavar="[KIND.]CHANNEL=on|off", help="help.option.notice_set")
    ] = None,
) -> Answer:
    from gosmed_cli.usecases import notices

    portal = await this_run(ctx).app.portal()
    items = await notices.switch(portal, changes) if changes else await portal.cabinet.notice_settings()

    def draw(page: Page) -> None:
        headers = [say("notices.column.kind"), *(say(f"notices.channel.{name}") for name in _CHANNELS)]
        page.table(headers, [_row(one) for one in items])

    return Answer(items, draw, ("kind", *_CHANNELS))


_CHANNELS = ("sms", "email", "push")


def _row(one: NoticeSetting) -> list[str]:
    states = (one["sms"], one["email"], one["push"])
    return [
        f"{words.kind(one['kind'])} ({one['kind']})",
        *(say("notices.on" if on else "notices.off") for on in states),
    ]
