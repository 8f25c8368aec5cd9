"""Courses and enrolments in words, for every face of the program (R92–R94)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..text import formats, say
from ..text.clean import clean
from ..text.typed import complete
from . import courses as use

if TYPE_CHECKING:
    from ..contract.cabinet.courses import Course, CourseDetail, Enrolment, Requirement

COURSE_STYLES = {"open": "good", "full": "warn", "closed": "dim", "running": "cyan", "finished": "dim"}
STYLES = {"awaiting": "warn", "enrolled": "good", "current": "cyan", "finished": "dim", "cancelled": "dim"}
MARKS = {True: ("✓", "good"), False: ("✗", "bad"), None: ("·", "dim")}


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


def outcome(one: Enrolment) -> str:
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


def facts(one: CourseDetail) -> Iterator[tuple[str, str]]:
    """For whom, what certificate, seats and days; one's own enrolment."""
    yield say("courses.for_whom", who=use.specialties(one)), "plain"
    yield say("courses.certificate", title=clean(one["certificate"])), "plain"
    if one["state"] in ("open", "full", "closed"):
        until = say("courses.until", at=when(one["enrol_until"]))
        yield _capital(f"{seats(one)} · {until}"), "plain"
        yield _capital(say("courses.cancel_until", at=when(one["cancel_until"]))), "plain"
    if own := one["enrolment"]:
        state = use.state_title(own, "mine").lower()
        yield _capital(say("courses.own", number=clean(own["id"]), state=state)), "good"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def remedy(one: Requirement) -> str:
    """The command that brings what is lacking."""
    if one["code"] == "opened" and one["service"]:
        return complete(f"gosmed apply {clean(one['service'])}")
    return complete(say(f"courses.unmet.{one['code']}.advice"))


def runs(one: CourseDetail) -> list[str]:
    return [
        say("courses.run", id=clean(run["id"]), when=when(run["starts_at"]), free=_free(run["free"]))
        for run in one["other_runs"]
    ]


def _free(count: int | None) -> str:
    return say("courses.no_limit") if count is None else say("courses.free", free=count)
