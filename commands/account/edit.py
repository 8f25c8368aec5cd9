"""`gosmed account edit`: keep an account current (R12, R18, R103)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import formats, language, say
from gosmed_cli.usecases import account, edit_account
from gosmed_cli.usecases.value_words import shown

from .. import ask
from ..app import typer_app
from ..filling import ask_field
from ..given import Form, Given, Options, Set, Yes, gather
from ..options import Command
from ..render import Answer
from ..run import Run, this_run
from .show import draw

if TYPE_CHECKING:
    from gosmed_cli.contract.catalogue import Field

app = typer_app()


@app.command(cls=Command, help="help.account.edit")
async def edit(ctx: typer.Context, form: Form = None, sets: Set = None, yes: Yes = False) -> Answer:
    run = this_run(ctx)
    lang = language()
    run.titles.update({one.name: one.title[lang] for one in edit_account.fields()})
    options = Options(form, sets or (), yes=yes)
    given = gather(options, edit_account.FORM, None)
    portal = await run.app.portal()
    before = await account.show(portal)
    cleared = _cleared(options.sets)
    if options.nothing:
        given, cleared = _asked(run, before["known"], yes)
    today = portal.time().astimezone(formats.MOSCOW).date()
    changes = edit_account.check(given.values, cleared, today=today)
    values = changes.require([replace(one, where=given.places.get(one.field or "")) for one in changes.problems])
    if not values:
        raise UsageProblem("account.nothing_changed")
    after = await edit_account.change(portal, values)
    run.note(say("account.changed", count=len(values)))
    if after["level"] != before["level"]:
        run.note(say("account.level_raised", level=say(f"services.level.{after['level']}")))
    return Answer(after, lambda page: draw(page, after, portal.time()))


def _cleared(sets: Sequence[str]) -> frozenset[str]:
    """Fields that `--set FIELD=` takes away."""
    return frozenset(name.strip() for name, _, value in (one.partition("=") for one in sets) if not value.strip())


def _asked(run: Run, known: Mapping[str, str], yes: bool) -> tuple[Given, frozenset[str]]:
    """Field after field, as the person at the terminal picks them; an empty answer ends it."""
    if not run.can_ask:
        raise UsageProblem("account.edit_nothing")
    values: dict[str, object] = {}
    while (field := _picked(run, known, values)) is not None:
        values[field.name] = ask_field(run, field, values, known)
    if values and not yes and not ask.yes(say("account.ask_save"), default=True):
        raise KeyboardInterrupt(say("account.unchanged"))
    return Given(values), frozenset(name for name, value in values.items() if value == "")


def _picked(run: Run, known: Mapping[str, str], values: Mapping[str, object]) -> Field | None:
    """The field of the number that is typed, or of the name; None for an empty answer."""
    fields = edit_account.fields()
    rows = [f"  {number}. {_line(one, {**known, **values})}" for number, one in enumerate(fields, 1)]
    run.note("\n".join([say("account.ask_which"), *rows]))
    choices = {name: one for number, one in enumerate(fields, 1) for name in (str(number), one.name)}
    while typed := ask.line(say("ask.number")):
        if typed in choices:
            return choices[typed]
    return None


def _line(field: Field, values: Mapping[str, object]) -> str:
    value = values.get(field.name)
    return f"{field.title[language()]}: {shown(field, value) if value else '—'}"
