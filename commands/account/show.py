"""`gosmed account show`: the account and its next unfinished step (R49)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from gosmed_cli.contract.vocabulary import Level
from gosmed_cli.text import say
from gosmed_cli.text.say import known
from gosmed_cli.usecases import account as accounts

from ..app import typer_app
from ..options import Command
from ..page import Page
from ..render import Answer
from ..run import this_run

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet import Account, NextStep

app = typer_app()


@app.command(cls=Command, help="help.account.show")
async def show(ctx: typer.Context) -> Answer:
    run = this_run(ctx)
    found = await accounts.show(await run.app.portal())
    return Answer(found, lambda page: _draw(page, found))


def _draw(page: Page, one: Account) -> None:
    page.line(say("account.level", level=_level(one)), "bold")
    page.line(say("account.contacts", email=one["email"], phone=one["phone"]))
    page.line(say("account.cabinet.yes" if one["cabinet"] else "account.cabinet.no"))
    page.line(say("account.employment.yes" if one["employment"] else "account.employment.no"))
    if one["professional_services"]:
        page.wrapped(say("account.services", names=", ".join(one["professional_services"])))
    page.line()
    page.wrapped(say("account.next", step=step(one["next_step"])), style="bold")


def _level(one: Account) -> str:
    key = f"services.level.{one['level']}"
    return say(key) if known(key) and one["level"] in list(Level) else one["level_title"]


def step(one: NextStep) -> str:
    """The next unfinished step, with the command that takes it; an unknown one by its code."""
    key = f"account.step.{one['code']}"
    return say(key, number=one["number"] or "", service=one["service"] or "") if known(key) else one["code"]
