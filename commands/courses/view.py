"""How courses and enrolments are drawn, and what their commands share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gosmed_cli.text import formats, say
from gosmed_cli.text.clean import clean
from gosmed_cli.usecases import courses as use
from gosmed_cli.usecases.training import kind_title

from ..page import Page

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.courses import Course, Enrolment

    from ..run import Run

CourseId = Annotated[str, typer.Argument(metavar="ID", help="help.arg.course")]
Number = Annotated[str, typer.Argument(metavar="ENROLMENT", help="help.arg.enrolment")]
COURSE_STYLES = {"open": "good", "full": "warn", "closed": "dim", "running": "cyan", "finished": "dim"}
STYLES = {"awaiting": "warn", "enrolled": "good", "current": "cyan", "finished": "dim", "cancelled": "dim"}


def when(text: str) -> str:
    return formats.moment(formats.parse(text))


def span(one: Mapping[str, Any]) -> str:
    """«12.03.2026, 10:00–14:30 МСК», or two days for what is longer."""
    starts, ends = formats.parse(one["starts_at"]), formats.parse(one["ends_at"])
    if formats.day(starts) != formats.day(ends):
        return f"{formats.day(starts)} – {formats.day(ends)}"
    return say(
        "courses.span",
        day=formats.day(starts),
        first=f"{starts.astimezone(formats.MOSCOW):%H:%M}",
        last=f"{ends.astimezone(formats.MOSCOW):%H:%M}",
    )


def size(one: Mapping[str, Any]) -> str:
    """Hours and points."""
    return say("courses.size", hours=formats.number(one["hours"], 1), points=formats.number(one["points"], 1))


def seats(one: Course) -> str:
    """«мест 3 из 12», «мест нет, в листе ожидания 2»."""
    if one["free"] is None or one["seats"] is None:
        return say("courses.no_limit")
    if one["free"] == 0:
        return say("courses.no_seats", waiting=one["waiting"]) if one["waiting"] else say("courses.none_free")
    return say("courses.seats", free=one["free"], seats=one["seats"])


def course_line(page: Page, one: Course) -> None:
    """Two lines: number, title, state; then when, where, how much, seats."""
    page.pieces(
        (f"{clean(one['id'])}  ", "cyan"),
        (one["title"], "bold"),
        (f"  {use.state_title(one, 'state')}", COURSE_STYLES.get(one["state"], "plain")),
    )
    parts = [span(one), kind_title(one), use.place(one), size(one)]
    if one["state"] in ("open", "full"):
        parts += [seats(one), say("courses.until", at=when(one["enrol_until"]))]
    if own := one["enrolment"]:
        parts.append(say("courses.own", number=clean(own["id"]), state=use.state_title(own, "mine").lower()))
    page.wrapped(" · ".join(parts), 4)


def enrolment_line(page: Page, one: Enrolment) -> None:
    """Number, title, state; when; what to do with it."""
    page.pieces(
        (f"{clean(one['id'])}  ", "cyan"),
        (one["title"], "bold"),
        (f"  {use.state_title(one, 'mine')}", STYLES.get(one["state"], "plain")),
    )
    page.wrapped(" · ".join([span(one), kind_title(one), clean(one["provider"]), size(one)]), 4)
    if extra := _extra(one):
        page.wrapped(extra, 4)
    if one["link"] and one["state"] in ("enrolled", "current"):
        page.wrapped(one["link"], 4, "dim")


def _extra(one: Enrolment) -> str:
    """What is worth knowing in this state."""
    if one["state"] == "awaiting":
        return say("courses.position", position=one["position"] or "–")
    if one["state"] == "enrolled" and one["cancellable"]:
        return say("courses.cancel_until", at=when(one["cancel_until"]))
    if one["state"] == "cancelled" and one["reason"] == "no_seat":
        return say("courses.reason_no_seat")
    if one["state"] == "finished":
        grade = [say("courses.grade", grade=clean(one["grade"]))] if one["grade"] else []
        document = [say("courses.document", id=clean(one["document"]))] if one["document"] else []
        return " · ".join([*grade, *document])
    return ""


def enrolled(run: Run, one: Enrolment, key: str = "courses.enrolled") -> None:
    """Tell a person what they have now, how to prepare and what may come next."""
    number, title = clean(one["id"]), clean(one["title"])
    if one["state"] == "awaiting":
        run.note(say("courses.waiting", number=number, title=title, position=one["position"] or "–"))
        return
    run.note(say(key, number=number, title=title, when=span(one)))
    for text in (one["instructions"], one["link"]):
        if text:
            run.note(f"  {text}")
    run.note(say("courses.may_cancel", number=number, at=when(one["cancel_until"])))
