"""`gosmed payouts show`: one payout's card: days, the reason for a delay, who answers (R99)."""

from __future__ import annotations

from typing import Annotated

import typer

from gosmed_cli.text import say
from gosmed_cli.usecases import payouts as use

from ..app import typer_app
from ..options import Command
from ..page import Page
from ..render import Answer
from ..run import this_run
from ..typed import complete
from . import which as given

app = typer_app()
Id = Annotated[str, typer.Argument(metavar="ID", help="help.arg.payout")]


@app.command(cls=Command, help="help.payouts.show")
async def show(ctx: typer.Context, number: Id) -> Answer:
    one = await use.show(await this_run(ctx).app.portal(), number)

    def draw(page: Page) -> None:
        page.pieces(
            (f"{one['id']}  ", "bold"),
            (given.money(one["amount"]), "bold"),
            (f"  {given.status_title(one)}", "plain"),
        )
        page.wrapped(f"{one['title']}, {given.month_title(one['period'])}", 2)
        page.wrapped(f"{say('payouts.column.source')}: {given.source_title(one)}", 2)
        for name in ("accrued_on", "due_on", "paid_on"):
            if day := given.shown_day(one[name]):
                page.line(f"  {say(f'payouts.{name}', day=day)}")
        if one["reason"]:
            page.wrapped(say("payouts.reason", reason=one["reason"]), 2, "warn")
        contact = one["contact"]
        who = ", ".join(part for part in (contact["name"], contact["phone"], contact.get("email", "")) if part)
        page.wrapped(say("payouts.contact", who=who), 2)
        page.line(complete(say("payouts.ask_with", id=one["id"])), "dim")

    return Answer(one, draw)
