"""`gosmed courses show`: everything about a course, whether one may enrol, its materials (R92)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gosmed_cli.text import say
from gosmed_cli.text.clean import clean
from gosmed_cli.usecases import course_words as words
from gosmed_cli.usecases import courses as use
from gosmed_cli.usecases.training import kind_title

from ..app import typer_app
from ..decision import Force
from ..options import Command
from ..page import Page
from ..render import Answer
from ..run import Run, this_run
from ..typed import complete
from . import view

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.courses import CourseDetail

app = typer_app()


@app.command(cls=Command, help="help.courses.show")
async def show(
    ctx: typer.Context,
    id_: view.CourseId,
    materials: Annotated[
        Path | None, typer.Option("--materials", metavar="DIR", help="help.option.course_materials")
    ] = None,
    force: Force = False,
) -> Answer:
    run = this_run(ctx)
    portal = await run.app.portal()
    one = await use.show(portal, id_)
    answer: dict[str, object] = {**one}
    if materials is not None:
        saved = await use.save_materials(portal, one, materials, force=force)
        answer["saved"] = [str(path) for path in saved]
        for path in saved:
            run.note(say("courses.saved", path=path))
    if not run.out.machine:
        _next(run, one)
    return Answer(answer, lambda page: _draw(page, one))


def _draw(page: Page, one: CourseDetail) -> None:
    page.line(one["title"], "bold")
    page.wrapped(" · ".join([kind_title(one), clean(one["provider"]), use.place(one), words.size(one)]))
    style = words.COURSE_STYLES.get(one["state"], "plain")
    page.pieces((f"{words.span(one)}  ", "plain"), (use.state_title(one, "state"), style))
    for line, shade in words.facts(one):
        page.wrapped(line, style=shade)
    if one["description"]:
        page.line()
        page.wrapped(one["description"])
    _part(page, "programme", [f"{place}. {topic}" for place, topic in enumerate(one["programme"], 1)])
    _requirements(page, one)
    _part(page, "materials", [f"{file['name']}: {file['title']}" for file in one["materials"]])
    _part(page, "runs", words.runs(one))


def _part(page: Page, name: str, lines: Sequence[str]) -> None:
    """A heading and what is under it, where there is anything."""
    if lines:
        page.line()
        page.line(say(f"courses.{name}"), "bold")
        for text in lines:
            page.wrapped(text, 2)


def _requirements(page: Page, one: CourseDetail) -> None:
    if one["requirements"]:
        page.line()
        page.line(say("courses.requirements"), "bold")
        for each in one["requirements"]:
            mark, style = words.MARKS[each["met"]]
            page.pieces((f"  {mark} ", style), (use.requirement(each), "plain"))
            if each["met"] is False:
                page.line(f"    {words.remedy(each)}", "dim")


def _next(run: Run, one: CourseDetail) -> None:
    """The command to type next."""
    number, own = clean(one["id"]), one["enrolment"]
    if own:
        if own["state"] in ("awaiting", "enrolled"):
            run.note(complete(say("courses.may_change", number=clean(own["id"]))))
    elif any(each["met"] is False for each in one["requirements"]):
        run.note(complete(say("courses.unmet.specialty.advice")))
    elif one["state"] == "open":
        run.note(complete(say("courses.may_enrol", id=number)))
    elif one["state"] == "full":
        run.note(complete(say("courses.may_wait", id=number)))
    elif one["other_runs"]:
        run.note(complete(say("courses.may_enrol", id=clean(one["other_runs"][0]["id"]))))
