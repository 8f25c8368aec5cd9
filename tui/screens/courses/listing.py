"""Courses and one's own enrolments as lines of one list, and one of them in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypedDict

from gosmed_cli.text import formats, say
from gosmed_cli.usecases import course_words as words
from gosmed_cli.usecases import courses as use
from gosmed_cli.usecases.training import kind_title

from ...widgets.rows import Column, Row

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.courses import Course, CourseDetail, Enrolment

    from ...widgets.detail_pane import Line

GROUPS = ("all", "free", "own", "mine", "finished")
_SIGNS = {
    "open": "●", "full": "○", "closed": "–", "running": "◐", "finished": "–",
    "awaiting": "◐", "enrolled": "✓", "current": "●", "cancelled": "–",
}  # fmt: skip
_SHOWN = {"cyan": "", "plain": ""}  # styles that a list has no colour of its own for


class Item(TypedDict):
    """A course, or with `mine` one's own enrolment in one. `own`: it is for one's specialty."""

    key: str
    course: str
    mine: Enrolment | None
    about: Mapping[str, Any]
    state: str
    own: bool


def items(courses: Sequence[Course], mine: Sequence[Enrolment], specialty: str) -> Iterator[Item]:
    """What one has enrolled in first, then the catalogue. `specialty` is one's own, as courses name it."""
    for one in mine:
        yield {
            "key": f"mine:{one['id']}", "course": one["course"], "mine": one, "about": one, "state": one["state"],
            "own": True,
        }  # fmt: skip
    for course in courses:
        own = not course["specialties"] or specialty in course["specialties"]
        yield {
            "key": course["id"], "course": course["id"], "mine": None, "about": course, "state": course["state"],
            "own": own,
        }  # fmt: skip


def in_group(one: Item, group: str) -> bool:
    """Catalogue in the first groups, one's own enrolments in the last."""
    if group in ("mine", "finished"):
        over = one["state"] in ("finished", "cancelled")
        return one["mine"] is not None and over == (group == "finished")
    if one["mine"] is not None:
        return False
    return group == "all" or (one["state"] == "open" and (group == "free" or one["own"]))


def columns() -> list[Column]:
    """Title, days, kind, hours and points, state."""
    return [
        Column("title", say("tui_courses.column.title"), 24, grow=3),
        Column("when", say("tui_courses.column.when"), 10),
        Column("points", say("tui_courses.column.points"), 6, right=True),
        Column("seats", say("tui_courses.column.seats"), 7, right=True, spare=1),
        Column("state", say("tui_courses.column.state"), 18),
        Column("kind", say("tui_courses.column.kind"), 14, spare=3),
        Column("where", say("tui_courses.column.where"), 12, grow=1, spare=2),
    ]


def row(one: Item) -> Row:
    """A line of the table."""
    about = one["about"]
    style = (words.STYLES if one["mine"] else words.COURSE_STYLES).get(one["state"], "")
    style = _SHOWN.get(style, style)
    cells = (
        about["title"],
        formats.day(formats.parse(about["starts_at"])),
        formats.number(about["points"], 1),
        _seats(about),
        f"{_SIGNS.get(one['state'], '·')} {state(one)}",
        kind_title(about),
        use.place(about) if one["mine"] is None else about["provider"],
    )
    return Row(one["key"], cells, ("bold", "", "", "dim", style, "dim", "dim"))


def _seats(about: Mapping[str, Any]) -> str:
    if about.get("seats") is None:
        return "–"
    return f"{about['free']}/{about['seats']}"


def state(one: Item) -> str:
    """The state of the course, or of one's enrolment."""
    return use.state_title(one["about"], "mine" if one["mine"] else "state")


def order(one: Item, column: str) -> Any:
    """By what a column sorts, where not by its text."""
    about = one["about"]
    found = {"when": about["starts_at"], "points": about["points"], "seats": about.get("free") or 0}
    return found.get(column)


def searched(one: Item) -> str:
    """In what `/` searches."""
    about = one["about"]
    return " ".join((*row(one).cells, about["provider"], *about.get("specialties", ()), one["course"]))


def detail(one: Item, known: CourseDetail | None) -> Iterator[Iterable[Line]]:
    """What it is; of one's enrolment what is worth knowing; of the course everything, once it has come."""
    about, mine = one["about"], one["mine"]
    yield [
        (about["title"], "bold"),
        (" · ".join((kind_title(about), about["provider"], words.size(about))), "plain"),
        (f"{words.span(about)}  {_SIGNS.get(one['state'], '·')} {state(one)}", "plain"),
    ]
    if mine:
        lines: list[Line] = [
            (text, "plain") for text in (words.outcome(mine), mine["instructions"], mine["link"]) if text
        ]
        yield lines
    if known:
        yield from _course(known)


def _course(one: CourseDetail) -> Iterator[Iterable[Line]]:
    yield list(words.facts(one))
    yield [(one["description"], "plain")] if one["description"] else []
    yield _part("programme", [f"{place}. {topic}" for place, topic in enumerate(one["programme"], 1)])
    yield list(_requirements(one))
    yield _part("materials", [f"{file['name']}: {file['title']}" for file in one["materials"]])
    yield _part("runs", words.runs(one))


def _part(name: str, lines: Sequence[str]) -> list[Line]:
    return [(say(f"courses.{name}"), "bold"), *((f"  {one}", "plain") for one in lines)] if lines else []


def _requirements(one: CourseDetail) -> Iterator[Line]:
    if one["requirements"]:
        yield say("courses.requirements"), "bold"
    for each in one["requirements"]:
        mark, style = words.MARKS[each["met"]]
        yield f"  {mark} {use.requirement(each)}", style
        if each["met"] is False:
            yield f"    {words.remedy(each)}", "dim"
