"""`gosmed courses show`: everything about a course, whether one may enrol, its materials (R92)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gosmed_cli.text import say
from gosmed_cli.text.clean import clean
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
    from gosmed_cli.contract.cabinet.courses import CourseDetail, Requirement

app = typer_app()
_MARKS = {True: ("✓", "good"), False: ("✗", "bad"), None: ("·", "dim")}


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
    page.wrapped(" · ".join([kind_title(one), clean(one["provider"]), use.place(one), view.size(one)]))
    style = view.COURSE_STYLES.get(one["state"], "plain")
    page.pieces((f"{view.span(one)}  ", "plain"), (use.state_title(one, "state"), style))
    _facts(page, one)
    if one["description"]:
        page.line()
        page.wrapped(one["description"])
    _part(page, "programme", [f"{place}. {topic}" for place, topic in enumerate(one["programme"], 1)])
    _requirements(page, one)
    _part(page, "materials", [f"{file['name']}: {file['title']}" for file in one["materials"]])
    _part(page, "runs", _runs(one))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _part(page: Page, name: str, lines: Sequence[str]) -> None:
    """A heading and what is under it, where there is anything."""
    if lines:
        page.line()
        page.line(say(f"courses.{name}"), "bold")
        for text in lines:
            page.wrapped(text, 2)


def _facts(page: Page, one: CourseDetail) -> None:
    page.wrapped(say("courses.for_whom", who=use.specialties(one)))
    page.wrapped(say("courses.certificate", title=clean(one["certificate"])))
    if one["state"] in ("open", "full", "closed"):
        until = say("courses.until", at=view.when(one["enrol_until"]))
        page.wrapped(_capital(f"{view.seats(one)} · {until}"))
        page.wrapped(_capital(say("courses.cancel_until", at=view.when(one["cancel_until"]))))
    if own := one["enrolment"]:
        state = use.state_title(own, "mine").lower()
        page.line(_capital(say("courses.own", number=clean(own["id"]), state=state)), "good")


def _requirements(page: Page, one: CourseDetail) -> None:
    if one["requirements"]:
        page.line()
        page.line(say("courses.requirements"), "bold")
        for each in one["requirements"]:
            mark, style = _MARKS[each["met"]]
            page.pieces((f"  {mark} ", style), (use.requirement(each), "plain"))
            if each["met"] is False:
                page.line(f"    {complete(_remedy(each))}", "dim")


def _remedy(one: Requirement) -> str:
    """The command that brings what is lacking."""
    if one["code"] == "opened" and one["service"]:
        return f"gosmed apply {clean(one['service'])}"
    return say(f"courses.unmet.{one['code']}.advice")


def _runs(one: CourseDetail) -> list[str]:
    return [
        say("courses.run", id=clean(run["id"]), when=view.when(run["starts_at"]), free=_free(run["free"]))
        for run in one["other_runs"]
    ]


def _free(count: int | None) -> str:
    return say("courses.no_limit") if count is None else say("courses.free", free=count)


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
