"""`gosmed services`: what can be applied for."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from gosmed_cli.contract.catalogue import Field, Service, Slot, Term
from gosmed_cli.contract.dictionaries import dictionary
from gosmed_cli.text import formats, language, say
from gosmed_cli.usecases import catalogue, forms

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
        run.note(say("services.nothing"))
    return Answer(rows, draw if items else None, ("slug", "title", "category", "genuine", "level"))


def _row(one: Any) -> list[str]:
    genuine = say("services.genuine") if one["genuine"] else ""
    return [one["slug"], one["title"][language()], one["category_title"][language()], genuine]


def _category_code(typed: str | None) -> str | None:
    """The code of a category named by code or title; what is neither goes on as it is and finds nothing."""
    known = dictionary("categories")
    item = known.find(typed) if typed and known else None
    return item.value if item else typed


@app.command("show", cls=Command, help="help.services.show")
async def show(
    ctx: typer.Context, slug: Annotated[str, typer.Argument(metavar="SLUG", help="help.arg.slug")]
) -> Answer:
    run = this_run(ctx)
    found = await catalogue.service(slug, await run.app.quick_portal(), run.app.catalogue_cache)
    data = {"resubmit": None, **found.data}  # without a window the key stays: scripts rely on it
    return Answer(data, lambda page: _draw(found, page))


def _draw(one: Service, page: Page) -> None:
    lang = language()
    page.line(one.title[lang], "bold")
    page.wrapped(one.summary[lang])
    page.line(f"{one.slug} · {one.service_code}", "dim")
    for act in one.acts:
        page.wrapped(act, style="dim")
    page.line()
    page.line(say("services.fields"), "bold")
    for field in one.fields:
        _draw_field(field, page)
    if one.slots:
        page.line()
        page.line(say("services.attachments", total=formats.size(one.limits.total)), "bold")
    for slot in one.slots:
        _draw_slot(slot, one, page)
    page.line()
    page.line(say("services.review", term=term(one.review.term)))
    page.line(say("services.resubmit", term=term(one.resubmit)) if one.resubmit else say("services.resubmit_any"))
    page.line(say("services.level", level=say(f"services.level.{one.limits.level}")))
    page.line(say("services.next", slug=one.slug))


def _draw_field(field: Field, page: Page) -> None:
    first, *rest = forms.field_lines(field, language())
    page.pieces((f"  {field.name:<18}", "plain"), (first, "plain"))
    for line in rest:
        page.wrapped(line, 20, "dim")


def _draw_slot(slot: Slot, service: Service, page: Page) -> None:
    first, *rest = forms.slot_lines(slot, language(), service)
    page.pieces((f"  {slot.kind:<26}", "plain"), (first, "plain"))
    for line in rest:
        page.wrapped(line, 28, "dim")


def term(one: Term | None) -> str:
    """«5 рабочих дней», «обычно до 5 рабочих дней» where the term is ours, «сразу»."""
    if one is None:
        return say("services.term.open")
    if one.amount == 0:
        return say("services.term.at_once")
    unit = "hours" if one.unit == "hours" else one.calendar
    return say(f"services.term.{unit}.{one.by}", n=one.amount)
