"""How courses and enrolments are drawn, and what their commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from gosmed_cli.text import say
from gosmed_cli.text.clean import clean
from gosmed_cli.usecases import course_words as words
from gosmed_cli.usecases import courses as use
from gosmed_cli.usecases.training import kind_title

from ..page import Page

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.courses import Course, Enrolment

    from ..run import Run

CourseId = Annotated[str, typer.Argument(metavar="ID", help="help.arg.course")]
Number = Annotated[str, typer.Argument(metavar="ENROLMENT", help="help.arg.enrolment")]


def course_line(page: Page, one: Course) -> None:
    """Two lines: number, title, state; then when, where, how much, seats."""
    page.pieces(
        (f"{clean(one['id'])}  ", "cyan"),
        (one["title"], "bold"),
        (f"  {use.state_title(one, 'state')}", words.COURSE_STYLES.get(one["state"], "plain")),
    )
    parts = [words.span(one), kind_title(one), use.place(one), words.size(one)]
    if one["state"] in ("open", "full"):
        parts += [words.seats(one), say("courses.until", at=words.when(one["enrol_until"]))]
    if own := one["enrolment"]:
        parts.append(say("courses.own", number=clean(own["id"]), state=use.state_title(own, "mine").lower()))
    page.wrapped(" · ".join(parts), 4)


def enrolment_line(page: Page, one: Enrolment) -> None:
    """Number, title, state; when; what to do with it."""
    page.pieces(
        (f"{clean(one['id'])}  ", "cyan"),
        (one["title"], "bold"),
        (f"  {use.state_title(one, 'mine')}", words.STYLES.get(one["state"], "plain")),
    )
    page.wrapped(" · ".join([words.span(one), kind_title(one), clean(one["provider"]), words.size(one)]), 4)
    if outcome := words.outcome(one):
        page.wrapped(outcome, 4)
    if one["link"] and one["state"] in ("enrolled", "current"):
        page.wrapped(one["link"], 4, "dim")


def enrolled(run: Run, one: Enrolment, key: str = "courses.enrolled") -> None:
    """Tell a person what they have now, how to prepare and what may come next."""
    number, title = clean(one["id"]), clean(one["title"])
    if one["state"] == "awaiting":
        run.note(say("courses.waiting", number=number, title=title, position=one["position"] or "–"))
        return
    run.note(say(key, number=number, title=title, when=words.span(one)))
    for text in (one["instructions"], one["link"]):
        if text:
            run.note(f"  {text}")
    run.note(say("courses.may_cancel", number=number, at=words.when(one["cancel_until"])))
