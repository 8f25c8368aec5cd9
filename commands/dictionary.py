"""`gosmed dictionary`: look up what a form accepts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from gosmed_cli.contract.dictionaries import Dictionary, Item, codes, dictionary
from gosmed_cli.errors import Unavailable
from gosmed_cli.rules.nearest import nearest
from gosmed_cli.text import language, say
from gosmed_cli.usecases import appointments
from gosmed_cli.usecases.value_words import described

from .app import typer_app
from .failures import not_found
from .options import ListCommand
from .page import Page
from .render import Answer
from .run import Run, this_run

app = typer_app()


@app.command(cls=ListCommand, help="help.dictionary")
async def show(
    ctx: typer.Context,
    code: Annotated[str | None, typer.Argument(metavar="CODE", help="help.arg.dictionary")] = None,
    words: Annotated[list[str] | None, typer.Argument(metavar="WORDS…", help="help.arg.words")] = None,
) -> Answer:
    run = this_run(ctx)
    if code is None:
        return _all()
    found = dictionary(code)
    if found is None:
        known: dict[str, tuple[str, ...]] = dict.fromkeys(codes(), ())
        raise not_found("unknown_dictionary", nearest(code, known), name=code, codes=", ".join(known))
    found = await _live(run, found)
    items = found.search(" ".join(words or []))
    if not items:
        run.note(say("services.nothing"))
    return Answer(
        [_data(one) for one in items], _draw(items), ("value", "title", "parent", "valid_from", "valid_until")
    )


async def _live(run: Run, bundled: Dictionary) -> Dictionary:
    """A timetable is as the portal has it now: its free slots. Without a portal its places are what is known."""
    if not any(one.hours for one in bundled.items):
        return bundled
    portal = await run.app.quick_portal()
    try:
        slots = await appointments.free(portal, bundled.code) if portal else None
    except Unavailable:
        slots = None
    if slots is None:
        run.note(say("appointment.places_only"))
        return bundled
    items = tuple(Item(one.slot, described(one), one.place) for one in slots)
    return Dictionary(bundled.code, bundled.title, items)


def _all() -> Answer:
    found = [one for one in map(dictionary, codes()) if one is not None]
    data = [{"code": one.code, "title": _title(one), "items": len(one.items)} for one in found]

    def draw(page: Page) -> None:
        headers = [say(f"services.column.{name}") for name in ("code", "title", "count")]
        page.table(headers, [[str(value) for value in row.values()] for row in data])

    return Answer(data, draw, ("code", "title", "items"))


def _title(one: Dictionary) -> str:
    return one.title[language()]


def _data(item: Item) -> dict[str, str | None]:
    return {
        "value": item.value,
        "title": item.title,
        "parent": item.parent,
        "valid_from": item.valid_from.isoformat() if item.valid_from else None,
        "valid_until": item.valid_until.isoformat() if item.valid_until else None,
        "note": item.note,
    }


def _draw(items: tuple[Item, ...]) -> Callable[[Page], None]:
    width = max((len(one.value) for one in items), default=0)

    def draw(page: Page) -> None:
        for item in items:
            note = f"  {item.note or ''}"
            page.pieces((f"{item.value:<{width}}  ", "dim"), (item.shown(language()), "plain"), (note, "dim"))

    return draw
