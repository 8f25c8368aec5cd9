"""`gosmed services`: what can be applied for."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from gosmed_cli.contract.dictionaries import dictionary
from gosmed_cli.errors import NotFound
from gosmed_cli.rules.nearest import similar_items
from gosmed_cli.text import language, say
from gosmed_cli.usecases import catalogue

from . import professional, service_view
from .app import typer_app
from .options import Command, Group, ListCommand
from .page import Page
from .render import Answer
from .run import Run, this_run

Category = Annotated[str | None, typer.Option("--category", metavar="C", help="help.option.category")]


class _Group(Group):
    default = "list"


app = typer_app(cls=_Group, help="help.services")


@app.command("list", cls=ListCommand, help="help.services.list")
async def list_(ctx: typer.Context, category: Category = None) -> Answer:
    return await _found(this_run(ctx), "", category)


@app.command("search", cls=ListCommand, help="help.services.search")
async def search(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help="help.arg.words")],
    category: Category = None,
) -> Answer:
    return await _found(this_run(ctx), " ".join(words), category)


async def _found(run: Run, words: str, category: str | None) -> Answer:
    items = await catalogue.services(await run.app.quick_portal(), words, _category_code(category))
    rows = [{**one, "title": one["title"]} for one in items]

    def draw(page: Page) -> None:
        headers = [say(f"services.column.{name}") for name in ("slug", "title", "category", "genuine")]
        page.table(headers, [_row(one) for one in items])

    if not items:
        _known_category(category)
        run.note(say("services.nothing"))
    return Answer(rows, draw if items else None, ("slug", "title", "category", "genuine", "level"))


def _row(one: Any) -> list[str]:
    genuine = say("services.genuine") if one["genuine"] else ""
    return [one["slug"], one["title"][language()], one["category_title"][language()], genuine]


def _category_code(typed: str | None) -> str | None:
    """The code of a category named by code or title; what is neither goes on: the portal may have more."""
    known = dictionary("categories")
    item = known.find(typed) if typed and known else None
    return item.value if item else typed


def _known_category(typed: str | None) -> None:
    """Nothing was found in this category: perhaps there is none. Raises NotFound with up to three like it."""
    known = dictionary("categories")
    if typed is None or known is None or known.find(typed):
        return
    like = set(similar_items(typed, known))
    items = [one for one in known.items if one.title in like] or known.items
    named = ", ".join(f"{one.value} ({one.shown(language())})" for one in items)
    raise NotFound("services.unknown_category", name=typed, categories=named)


@app.command("show", cls=Command, help="help.services.show")
async def show(
    ctx: typer.Context, slug: Annotated[str, typer.Argument(metavar="SLUG", help="help.arg.slug")]
) -> Answer:
    run = this_run(ctx)
    found = await catalogue.service(slug, await run.app.quick_portal(), run.app.catalogue_cache)
    data = {"resubmit": None, **found.data}  # without a window the key stays: scripts rely on it
    return Answer(data, lambda page: service_view.draw(found, page))


@app.command("professional", cls=ListCommand, help="help.services.professional")
async def professional_(ctx: typer.Context) -> Answer:
    return await professional.listed(this_run(ctx))


@app.command("enable", cls=ListCommand, help="help.services.enable")
async def enable(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="help.arg.professional")] = None,
) -> Answer:
    run = this_run(ctx)
    return await (professional.listed(run) if name is None else professional.switched(run, name, on=True))


@app.command("disable", cls=Command, help="help.services.disable")
async def disable(
    ctx: typer.Context, name: Annotated[str, typer.Argument(metavar="NAME", help="help.arg.professional")]
) -> Answer:
    return await professional.switched(this_run(ctx), name, on=False)
