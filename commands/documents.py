"""`gosmed documents`: «Мои документы»."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from gosmed_cli.text import formats, say
from gosmed_cli.usecases import documents
from gosmed_cli.usecases.document_words import RECEIVED, kind_title, state

from . import ask
from .app import typer_app
from .decision import Force, Output
from .given import Sure
from .kinds import known_kind
from .options import Command, Group, ListCommand
from .page import Page
from .ranges import All, From, Limit, To, asked_for, narrowed
from .render import Answer
from .run import this_run

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.documents import Document

Id = Annotated[str, typer.Argument(metavar="ID", help="help.arg.document")]
COLUMNS = (
    "id",
    "kind",
    "kind_title",
    "name",
    "format",
    "size",
    "status",
    "status_title",
    "uploaded_at",
    "direction",
    "title",
    "sender",
    "remarks",
)


class _Group(Group):
    default = "list"


app = typer_app(cls=_Group, help="help.documents")


@app.command("list", cls=ListCommand, help="help.documents.list")
async def list_(
    ctx: typer.Context,
    kind: Annotated[str | None, typer.Option("--as", metavar="KIND", help="help.option.as")] = None,
    received: Annotated[bool, typer.Option("--received", help="help.option.received")] = False,
    since: From = None,
    to: To = None,
    limit: Limit = None,
    everything: All = False,
) -> Answer:
    run = this_run(ctx)
    fetch = asked_for(limit, since, to, everything)
    direction = RECEIVED if received else None
    portal = await run.app.portal()
    found = await documents.list_(portal, kind=known_kind(kind), direction=direction, limit=fetch)
    items = narrowed(found, lambda one: one["uploaded_at"], since, to, limit)

    def draw(page: Page) -> None:
        headers = [
            say(f"applications.column.{name}") for name in ("name", "status", "kind", "size", "uploaded", "id")
        ]
        page.table(headers, [_row(one) for one in items])

    if not items and not run.out.machine:
        run.note(say(f"applications.documents.none{'_received' if received else ''}"))
    return Answer(items, draw if items else None, COLUMNS)


def _row(one: Document) -> list[str]:
    uploaded = formats.day(formats.parse(one["uploaded_at"]))
    return [one["name"], state(one), kind_title(one), formats.size(one["size"]), uploaded, one["id"]]


@app.command("show", cls=Command, help="help.documents.show")
async def show(ctx: typer.Context, id_: Id) -> Answer:
    run = this_run(ctx)
    one = await documents.show(await run.app.portal(), id_)

    def draw(page: Page) -> None:
        page.line(one["name"], "bold")
        page.line(f"{kind_title(one)} · {one['format'].upper()} · {formats.size(one['size'])}")
        page.line(f"{state(one)} · {formats.moment(formats.parse(one['uploaded_at']))}")
        for remark in one["remarks"]:
            page.wrapped(f"{remark['message']} {remark['advice']}".strip(), 2, "warn")
        page.line(f"SHA-256 {one['sha256']}", "dim")

    return Answer(one, draw)


@app.command("download", cls=Command, help="help.documents.download")
async def download(ctx: typer.Context, id_: Id, output: Output = None, force: Force = False) -> Answer:
    run = this_run(ctx)
    path = await documents.download(await run.app.portal(), id_, output, force=force)
    run.note(say("applications.document_saved", path=path))
    return Answer({"id": id_, "path": str(path)})


@app.command("delete", cls=Command, help="help.documents.delete")
async def delete(ctx: typer.Context, id_: Id, yes: Sure = False) -> Answer:
    run = this_run(ctx)
    portal = await run.app.portal()
    if run.can_ask and not yes:
        one = await documents.show(portal, id_)
        if not ask.yes(say("ask.delete", name=one["name"]), default=False):
            raise KeyboardInterrupt(say("applications.not_deleted", name=one["name"]))
    await documents.delete(portal, id_)
    run.note(say("applications.document_deleted", id=id_))
    return Answer({"id": id_, "deleted": True})
