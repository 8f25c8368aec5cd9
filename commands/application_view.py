"""An application as a person sees it: state first, then what to do by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from gosmed_cli.text import formats, say
from gosmed_cli.usecases.titles import service_title, status_title

from . import after_decision as after
from .page import Page, cell_width, padded
from .typed import complete

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal
    from gosmed_cli.contract.cabinet.applications import Application, Meeting
    from gosmed_cli.contract.cabinet.services import Help
    from gosmed_cli.contract.catalogue import Service

    from .after_decision import ServiceOf
    from .run import Run

__all__ = ["COLUMNS", "around", "draw", "meeting", "place_of", "say_next", "service_title", "status_title"]
COLUMNS = (
    "number", "service", "service_title", "status", "status_title", "attempt", "submitted_at", "updated_at",
    "review_due_at", "resubmit_until", "editable", "remarks",
)  # fmt: skip
_MARKS = {
    "approved": ("✓", "good"),
    "refused": ("✗", "bad"),
    "failed": ("✗", "bad"),
    "needs_correction": ("!", "warn"),
    "cancelled": ("–", "dim"),
    "draft": ("·", "dim"),
}
_PENDING = ("◐", "warn")


def bundled_service_of(slug: str) -> Service | None:
    """The catalogue that ships with gosmed."""
    from gosmed_cli.contract.catalogue import bundled_service

    return bundled_service(slug)


def draw(
    page: Page,
    items: Sequence[Application],
    now: datetime,
    *,
    history: bool = False,
    opened: bool = False,
    help_: Help | None = None,
    service_of: ServiceOf | None = None,
    link: str = "",
) -> None:
    """All of them, one block each; with `opened` also what approvals opened, with `history` everything. `now` is
    portal time; `help_` the portal's contacts, for a second refusal; `service_of` the catalogue, the bundled one
    by default; `link` the portal's address."""
    service_of = cache(service_of or bundled_service_of)  # each entry is read once
    titles = [service_title(one, service_of(one["service"])) for one in items]
    states = [status_title(one, service_of(one["service"])) for one in items]
    width = max((cell_width(title) for title in titles), default=0)
    state = max((cell_width(words) for words in states), default=0)
    number = max((len(one["number"]) for one in items), default=0)
    wide = not page.terminal or number + width + state + 6 <= page.width
    for one, title, words in zip(items, titles, states, strict=True):
        mark, style = _MARKS.get(one["status"], _PENDING)
        head = f"{one['number']:<{number}}  "
        if wide:
            page.pieces(
                (f"{mark} ", style), (head, "bold"), (padded(title, width) + "  ", "plain"), (words, style)
            )
        else:
            page.pieces((f"{mark} ", style), (head, "bold"), (title, "plain"))
            page.line(" " * (number + 4) + words, style)
        lines = _lines(one, now, help_, service_of)
        lines += [*after.enclosed(one), *after.opened(one, service_of, link)] if opened or history else []
        for line, line_style in [*lines, *(_history(one, service_of) if history else [])]:
            if "gosmed " in line:  # a command is copied whole
                page.pieces((" " * (number + 4), "plain"), (line, line_style))
            else:
                page.wrapped(line, number + 4, line_style)


def around(run: Run, portal: Portal, help_: Help | None = None) -> dict[str, Any]:
    """What `draw` needs besides the applications; it costs nothing where a machine reads."""
    from functools import partial

    from gosmed_cli.usecases.catalogue import kept_or_none

    service_of = partial(kept_or_none, cache=run.app.catalogue_cache)
    return {"help_": help_, "service_of": service_of, "link": portal.url}


def _lines(one: Application, now: datetime, help_: Help | None, service_of: ServiceOf) -> list[tuple[str, str]]:
    lines = [*_terms(one, now, service_of), *_meeting(one, now, service_of), *_remarks(one)]
    lines += after.checklist(one, service_of)
    return [*lines, *after.commands(one, service_of), *after.support(one, help_)]


def _terms(one: Application, now: datetime, service_of: ServiceOf) -> list[tuple[str, str]]:
    """The one date that matters in this state."""
    if one["resubmit_until"] and (one["resubmittable"] or one["status"] in after.CORRECTABLE):
        return [_correct_by(formats.parse(one["resubmit_until"]), now, open_=one["resubmittable"])]
    if one["status"] in ("approved", "refused", "cancelled"):
        key = "applications.cancelled_on" if one["status"] == "cancelled" else "applications.decided_on"
        return [(say(key, day=formats.day(formats.parse(one["updated_at"]))), "dim")]
    if one["review_due_at"] and one["status"] != "failed":
        due = formats.parse(one["review_due_at"])
        key = "applications.usually_by" if _ours(service_of(one["service"])) else "applications.answer_by"
        return [(say(key, due=formats.moment(due), left=formats.remaining(due, now)), "plain")]
    return []


def _correct_by(until: datetime, now: datetime, *, open_: bool) -> tuple[str, str]:
    if not open_:
        return say("applications.too_late", until=formats.moment(until)), "dim"
    words = say("applications.correct_by", until=formats.moment(until), left=formats.remaining(until, now))
    return words, "bad" if (until - now).days < 2 else "plain"


def _ours(service: Service | None) -> bool:
    """Whether the term of review is our own estimate, not the guide's word."""
    return bool(service and service.review.term and service.review.term.by == "gosmed")


def _meeting(one: Application, now: datetime, service_of: ServiceOf) -> list[tuple[str, str]]:
    """The meeting that is booked; where one is still to be booked, how."""
    if found := one.get("appointment"):
        another = complete(say("appointment.another", number=one["number"]))
        return [(meeting(found, now), "plain"), *([(another, "dim")] if _unmarked(found, now) else [])]
    service = service_of(one["service"]) if one["status"] == "under_review" else None
    if service is None or service.appointment is None:
        return []
    return [(complete(say("appointment.choose", number=one["number"])), "bold")]


def meeting(one: Meeting, now: datetime) -> str:
    """The meeting that is booked, that nobody has recorded though its time has come, or was held."""
    key = "held" if one["state"] == "held" else "unmarked" if _unmarked(one, now) else "meeting"
    return say(f"appointment.{key}", at=formats.moment(formats.parse(one["at"])), place=place_of(one))


def _unmarked(one: Meeting, now: datetime) -> bool:
    """Whether the meeting's time has come and nobody has said what became of it."""
    return one["state"] != "held" and formats.parse(one["at"]) <= now


def place_of(one: Meeting) -> str:
    """Where a meeting is."""
    return formats.place(one["place"], one.get("address"))


def _remarks(one: Application) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for remark in one["remarks"]:
        advice = remark["advice"]
        found.append((f"{remark['message']}. {advice}" if advice else remark["message"], "plain"))
    return [(text.replace("..", "."), style) for text, style in found]


def _history(one: Application, service_of: ServiceOf) -> list[tuple[str, str]]:
    service = service_of(one["service"])
    lines = [(say("applications.history"), "dim")]
    for entry in one["history"]:
        at = formats.moment(formats.parse(entry["at"]))
        comment = f": {entry['comment']}" if entry["comment"] else ""
        lines.append((f"{at}  {status_title(entry, service)}{comment}", "dim"))
    return lines


def say_next(one: Application) -> str | None:
    """After sending: what to type next; nothing where it is decided already."""
    if one["status"] in (*_MARKS, "approved"):
        return None
    return complete(say("applications.follow", number=one["number"]))
