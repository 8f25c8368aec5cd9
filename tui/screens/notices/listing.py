"""Notices, deadlines and entries of the action log as lines of one list, and where each of them leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from typing_extensions import TypedDict

from gosmed_cli.text import formats, say
from gosmed_cli.usecases import notice_words as words

from ...sections import section
from ...widgets.rows import Column, Row

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.notices import Action, Notice
    from gosmed_cli.usecases.deadlines import Upcoming

    from ...widgets.detail_pane import Line

_SOON = 3  # days
# groups of notices by their kinds; after them what is no notice
KINDS: Mapping[str, frozenset[str]] = {
    "all": frozenset(),
    "applications": frozenset({"status", "document", "inspection", "support"}),
    "reminders": frozenset({"reminder"}),
    "work": frozenset({"payout", "visit", "course", "regulation"}),
    "account": frozenset({"security", "account"}),
}
DUE, LOG = "due", "log"
GROUPS = (*KINDS, DUE, LOG)
# kind of a notice or a deadline → the section where it is dealt with
_PLACES = {
    "status": "applications", "inspection": "applications", "reminder": "applications", "support": "support",
    "document": "documents", "payout": "payouts", "visit": "schedule", "security": "settings",
    "account": "settings", "training-event": "training", "training-goal": "training", "course-start": "courses",
    "course-cancel": "courses", "course": "courses", "licence": "settings", "accreditation": "settings",
}  # fmt: skip


class Entry(TypedDict):
    """A line of the list; `group` is `notice`, DUE or LOG, `lines` what stands below its text."""

    key: str
    group: str
    kind: str
    at: str
    when: str
    short: str
    what: str
    text: str
    style: str
    number: str | None
    lines: list[str]


def of_notice(one: Notice, tickets: frozenset[str]) -> Entry:
    """A notice; `tickets` are the numbers of those applications that are tickets."""
    at, number = formats.parse(one["at"]), one.get("number")
    kind = "support" if number in tickets else one["kind"]
    return Entry(
        key=f"notice-{one['id']}", group="notice", kind=kind, at=one["at"], when=formats.moment(at),
        short=formats.day(at), what=words.kind(one["kind"]), text=one["subject"], style="",
        number=number, lines=[one["text"], words.came_by(one)],
    )  # fmt: skip


def of_deadline(one: Upcoming) -> Entry:
    """Something that is due."""
    soon = one.days_left <= _SOON
    left = say("upcoming.in", days=one.days_left) if one.days_left > 0 else say("upcoming.today")
    return Entry(
        key=f"due-{one.uid}", group=DUE, kind=one.kind, at=one.at.isoformat(), when=one.when,
        short=formats.day(one.at), what=f"{'▲ ' if soon else ''}{left}", text=one.what,
        style="warn" if soon else "dim", number=one.number, lines=[left, *([one.place] if one.place else [])],
    )  # fmt: skip


def of_action(one: Action) -> Entry:
    """An entry of the log."""
    at, what = formats.parse(one["at"]), words.action(one)
    more = [words.object_of(one), one["device"]]
    return Entry(
        key=f"log-{one['id']}", group=LOG, kind=one["action"], at=one["at"], when=formats.moment(at),
        short=formats.day(at), what=one["device"], text=" · ".join(filter(None, (what, more[0]))), style="dim",
        number=one.get("number"), lines=[part for part in more if part],
    )  # fmt: skip


def columns() -> list[Column]:
    """When, what it says, of which kind."""
    return [
        Column("when", say("tui_notices.column.when"), 10),
        Column("text", say("tui_notices.column.text"), 30, grow=3),
        Column("kind", say("tui_notices.column.kind"), 18, grow=1, spare=1),
    ]


def row(one: Entry) -> Row:
    """A line of the table."""
    return Row(one["key"], (one["short"], one["text"], one["what"]), ("dim", "", one["style"]))


def in_group(one: Entry, group: str) -> bool:
    """Whether it belongs there; what is due and the log are no notices."""
    if group in (DUE, LOG) or one["group"] != "notice":
        return one["group"] == group
    return group == "all" or one["kind"] in KINDS[group]


def place(one: Entry) -> tuple[str, str | None] | None:
    """The section where it is dealt with, and about what there; None where nothing is to be looked at."""
    number = one["number"]
    known = _PLACES.get(one["kind"], "applications" if number else "")
    name = "applications" if number and known not in ("support", "applications") else known
    if not section(name) or (name == "applications" and not number):
        return None
    return name, number


def detail(one: Entry) -> Iterator[Iterable[Line]]:
    """All of it, and where it leads."""
    yield [(one["text"], "bold"), (one["when"], "dim")]
    yield [(line, "") for line in one["lines"]]
    if found := place(one):
        target = section(found[0])
        title = target.title if target else ""
        words_ = say("tui_notices.leads", section=title, number=found[1] or "").strip()
        yield [(words_, "dim")]
