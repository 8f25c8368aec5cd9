"""`gosmed account show`: the account, what is about to expire in it, and its next unfinished step (R49)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import typer

from gosmed_cli.contract.account_data import PROFESSION
from gosmed_cli.contract.catalogue import bundled
from gosmed_cli.text import formats, language, say
from gosmed_cli.usecases import account as accounts
from gosmed_cli.usecases import asked_documents, edit_account, opens, professional
from gosmed_cli.usecases.account_words import level, step
from gosmed_cli.usecases.value_words import shown

from ..app import typer_app
from ..options import Command
from ..page import Page
from ..render import Answer
from ..run import this_run
from ..typed import complete

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.account import Account

app = typer_app()
SOON = 60  # days before its end at which a licence or an accreditation is about to expire
_EXPIRING = ("licence_until", "accredited_until")


@app.command(cls=Command, help="help.account.show")
async def show(ctx: typer.Context) -> Answer:
    run = this_run(ctx)
    portal = await run.app.portal()
    found = await accounts.show(portal)
    return Answer(found, lambda page: draw(page, found, portal.time()))


def draw(page: Page, one: Account, now: datetime) -> None:
    """The account for a person; `now` is portal time."""
    page.line(say("account.level", level=level(one)), "bold")
    page.line(say("account.contacts", email=one["email"], phone=one["phone"]))
    _draw_opened(page, one)
    _draw_services(page, one)
    _draw_training(page, one)
    methods = [say(f"account.method.{name}") for name in one.get("sign_in_methods", ()) if name in _METHODS]
    if methods:
        page.line(say("account.methods", methods=", ".join(methods)))
    _draw_profession(page, one["known"], now)
    for line in ("", *asked) if (asked := asked_documents.lines(one.get("missing_documents") or ())) else ():
        page.line(line)
    page.line()
    page.wrapped(say("account.next", step=step(one["next_step"])), style="bold")


_METHODS = ("sms", "app", "key")


def _draw_opened(page: Page, one: Account) -> None:
    """What is confirmed and open, and what is not yet (R49): by the flags of the catalogue."""
    had = one.get("opened") or ()
    found = opens.sections(bundled())
    for key, wanted in (("yes", True), ("no", False)):
        names = ", ".join(words for name, words in found.items() if (name in had) == wanted)
        if names:
            page.wrapped(say(f"account.opened.{key}", names=names))


def _draw_services(page: Page, one: Account) -> None:
    """Professional services (R59, R102): which are on, which may be switched on, which are not open."""
    found = professional.of(one)
    if all(service.state == "closed" for service in found):
        page.wrapped(complete(say("account.services.none")))
        return
    for state in ("enabled", "available", "closed"):
        names = ", ".join(service.title[language()] for service in found if service.state == state)
        if names:
            page.wrapped(complete(say(f"account.services.{state}", names=names)))


def _draw_training(page: Page, one: Account) -> None:
    """The indicator of points (R90), once the cabinet is open."""
    if found := one.get("training"):
        words = {"points": formats.number(found["points"], 1), "goal": formats.number(found["goal"])}
        page.wrapped(complete(say("training.indicator", year=found["year"], share=found["share"], **words)))


def _draw_profession(page: Page, values: dict[str, str], now: datetime) -> None:
    """Professional data (R12); what is about to expire stands out (R103)."""
    fields = [one for one in edit_account.fields() if one.name in PROFESSION and values.get(one.name)]
    page.line()
    page.line(say("account.profession"), "bold")
    if not fields:
        page.wrapped(complete(say("account.profession_empty")), 2)
    for one in fields:
        if one.name not in _EXPIRING:
            page.wrapped(f"{one.title[language()]}: {shown(one, values[one.name])}", 2)
    for name in _EXPIRING:
        if values.get(name):
            _draw_end(page, name, values[name], now)


def _draw_end(page: Page, name: str, value: str, now: datetime) -> None:
    try:
        end = date.fromisoformat(value)
    except ValueError:
        return  # a portal's word that is no date
    left = (end - now.astimezone(formats.MOSCOW).date()).days
    key = "past" if left < 0 else "soon" if left <= SOON else "later"
    style = {"past": "bad", "soon": "warn", "later": "plain"}[key]
    page.wrapped(complete(say(f"account.{name}.{key}", day=formats.day(end), days=left)), 2, style)
