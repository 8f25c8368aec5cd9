"""`gosmed services professional|enable|disable`: professional services, each switched on by its user (R59)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gosmed_cli.text import language, say
from gosmed_cli.usecases import opens, professional
from gosmed_cli.usecases.command_names import applies_for
from gosmed_cli.usecases.professional import Professional

from .page import Page
from .render import Answer
from .typed import complete

if TYPE_CHECKING:
    from .run import Run

COLUMNS = ("name", "title", "state", "needs", "command")


async def listed(run: Run) -> Answer:
    """Every one of them: on, to be switched on, or what it needs first."""
    items = professional.of(await (await run.app.portal()).cabinet.account())
    if all(one.state == "closed" for one in items):
        run.note(say("services.professional.none"))

    def draw(page: Page) -> None:
        headers = [say(f"services.professional.column.{name}") for name in ("name", "title", "state", "command")]
        page.table(headers, [_row(one) for one in items])

    return Answer([_data(one) for one in items], draw, COLUMNS)


def _data(one: Professional) -> dict[str, Any]:
    return {
        "name": one.name,
        "title": one.title,
        "state": one.state,
        "needs": one.before.slug if one.before else None,
        "command": _command(one),
    }


def _command(one: Professional) -> str:
    if one.before is not None:
        return applies_for(one.before.slug)
    return f"gosmed services {'disable' if one.state == 'enabled' else 'enable'} {one.name}"


def _row(one: Professional) -> list[str]:
    return [one.name, one.title[language()], say(f"services.professional.{one.state}"), complete(_command(one))]


async def switched(run: Run, typed: str, *, on: bool) -> Answer:
    """Switch one on or off, and say so. Raises NotAllowed with the step that opens it."""
    name = professional.code_of(typed)
    account = await professional.switch(await run.app.portal(), name, on=on, lang=language())
    run.note(say("services.switched_on" if on else "services.switched_off", title=opens.title(name)))
    return Answer(next(_data(one) for one in professional.of(account) if one.name == name))
