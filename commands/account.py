"""`gosmed account`: create one, see it and its next step, confirm the identity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from gosmed_cli.contract.vocabulary import Level
from gosmed_cli.text import say
from gosmed_cli.text.say import known
from gosmed_cli.usecases import account as accounts

from .app import typer_app
from .applying import apply_for
from .given import Attach, Draft, Fix, Form, NoWait, Options, Set, Yes
from .login import Challenge, Code
from .options import Command, Group
from .page import Page
from .render import Answer
from .run import this_run

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet import Account, NextStep


class _Group(Group):
    default = "show"


app = typer_app(cls=_Group, help="help.account")
confirm_app = typer_app(cls=Group, help="help.account.confirm")


@app.command("create", cls=Command, help="help.account.create")
async def create(
    ctx: typer.Context,
    form: Form = None,
    sets: Set = None,
    password_stdin: Annotated[bool, typer.Option("--password-stdin", help="help.option.password_stdin")] = False,
    challenge: Challenge = None,
    code: Code = None,
) -> Answer:
    from .registering import create_account

    options = Options(form, sets or (), challenge=challenge, code=code)
    return await create_account(this_run(ctx), options, password_stdin)


@app.command("show", cls=Command, help="help.account.show")
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


@confirm_app.command("bank", cls=Command, help="help.account.confirm.bank")
async def bank(
    ctx: typer.Context,
    form: Form = None,
    sets: Set = None,
    attach: Attach = None,
    draft: Draft = False,
    fix: Fix = False,
    yes: Yes = False,
    no_wait: NoWait = False,
    challenge: Challenge = None,
    code: Code = None,
) -> Answer:
    """A service like any other: the bank answers at once."""
    options = Options(form, sets or (), attach or (), draft, fix, yes, no_wait, challenge, code)
    return await apply_for(this_run(ctx), "identity-bank", options, "account confirm bank")


app.add_typer(confirm_app, name="confirm")
