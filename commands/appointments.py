"""`gosmed appointments`: patients' visits: list, cancel with a notice, record, a video visit's link (R102)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import formats, say
from gosmed_cli.usecases import practice as use
from gosmed_cli.usecases import practice_words as words

from . import ask
from .app import typer_app
from .given import Sure
from .options import Command, Group, ListCommand
from .page import Page
from .ranges import All, From, Limit, To, days
from .render import Answer
from .run import this_run
from .typed import complete

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.practice import Visit


class _Group(Group):
    default = "list"


app = typer_app(cls=_Group, help="help.appointments")
COLUMNS = (
    *("id", "at", "minutes", "kind", "room", "patient", "phone", "reason", "state"),
    *("booked_at", "cancel_reason"),
)
Id = Annotated[str, typer.Argument(metavar="ID", help="help.arg.visit")]
State = Annotated[str | None, typer.Option("--state", metavar="STATE", help="help.option.visit_state")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="help.option.visit_reason")]
KeepTime = Annotated[bool, typer.Option("--keep-time", help="help.option.keep_time")]


@app.command("list", cls=ListCommand, help="help.appointments.list")
async def list_(
    ctx: typer.Context,
    state: State = None,
    since: From = None,
    to: To = None,
    limit: Limit = None,
    everything: All = False,
) -> Answer:
    run = this_run(ctx)
    if everything and limit is not None:
        raise UsageProblem("conflict", first="--all", second="--limit")
    if state is not None and state not in words.STATES:
        raise UsageProblem("bad_choice", option="--state", value=state, choices=", ".join(words.STATES))
    portal = await run.app.portal()
    first, last = days(since, to)
    if first is None and (everything or state is not None or to):
        first = date.min.replace(year=1970)  # without a day the portal begins with today
    items = await use.visits(portal, first, last, state, limit)
    if not items and not run.out.machine:
        run.note(complete(say("practice.no_visits")))

    def draw(page: Page) -> None:
        names = ("id", "at", "patient", "reason", "kind", "state")
        page.table([say(f"practice.column.{name}") for name in names], [_row(one) for one in items])

    return Answer(items, draw if items else None, COLUMNS)


def _row(one: Visit) -> list[str]:
    return [one["id"], words.moment(one), one["patient"], one["reason"], words.kind(one), words.state(one)]


@app.command("show", cls=Command, help="help.appointments.show")
async def show(ctx: typer.Context, number: Id) -> Answer:
    return _shown(await use.visit(await this_run(ctx).app.portal(), number))


def _shown(one: Visit) -> Answer:
    def draw(page: Page) -> None:
        page.pieces((f"{words.moment(one)}  {one['patient']}", "bold"), (f"  {words.state(one)}", "plain"))
        for line, style in words.lines(one):
            page.wrapped(line, 2, style)
        if one["kind"] == "telemedicine" and one["state"] == "booked":
            page.line(complete(say("practice.link_with", id=one["id"])), "dim")

    return Answer(one, draw, COLUMNS)


@app.command("cancel", cls=Command, help="help.appointments.cancel")
async def cancel(
    ctx: typer.Context, number: Id, reason: Reason = None, keep_time: KeepTime = False, yes: Sure = False
) -> Answer:
    run = this_run(ctx)
    portal = await run.app.portal()
    one = await use.visit(portal, number)
    if reason is None and run.can_ask:
        reason = ask.line(say("practice.ask_reason"))
    if not (reason or "").strip():
        raise UsageProblem("practice.no_cancel_reason", id=number)
    at = words.moment(one)
    if run.can_ask and not yes and not ask.yes(say("practice.sure_cancel", at=at), default=False):
        raise KeyboardInterrupt(say("practice.not_cancelled"))
    done = await use.cancel(portal, number, str(reason).strip(), keep_time=keep_time)
    run.note(say("practice.told_patient", phone=done["phone"]))
    return _shown(done)


@app.command("held", cls=Command, help="help.appointments.held")
async def held(ctx: typer.Context, number: Id) -> Answer:
    return _shown(await use.record(await this_run(ctx).app.portal(), number, held=True))


@app.command("missed", cls=Command, help="help.appointments.missed")
async def missed(ctx: typer.Context, number: Id) -> Answer:
    return _shown(await use.record(await this_run(ctx).app.portal(), number, held=False))


@app.command("link", cls=Command, help="help.appointments.link")
async def link(ctx: typer.Context, number: Id) -> Answer:
    run = this_run(ctx)
    found = await use.link(await run.app.portal(), number)
    run.note(say("practice.link_until", at=formats.moment(formats.parse(found["valid_until"]))))
    return Answer(found, lambda page: page.line(found["url"]))
