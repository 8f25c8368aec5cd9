"""An application in words: what matters in its state, by when, what to type next; for every face of the program.

Each line comes with its style: plain, bold, dim, good, warn, bad.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from ..text import formats, say
from ..text.typed import complete
from . import after_decision as after
from .titles import status_title

if TYPE_CHECKING:
    from ..contract.cabinet.applications import Application, Meeting
    from ..contract.cabinet.services import Help
    from ..contract.catalogue import Service
    from .after_decision import Lines, ServiceOf

_MARKS = {
    "approved": ("✓", "good"),
    "refused": ("✗", "bad"),
    "failed": ("✗", "bad"),
    "needs_correction": ("!", "warn"),
    "cancelled": ("–", "dim"),
    "draft": ("·", "dim"),
}
_PENDING = ("◐", "warn")


def mark(status: str) -> tuple[str, str]:
    """The sign of a status and its style: shape and colour say the same."""
    return _MARKS.get(status, _PENDING)


def settled(status: str) -> bool:
    """Whether nothing more is awaited from the portal."""
    return status in _MARKS


def bundled_service_of(slug: str) -> Service | None:
    """The catalogue that ships with gosmed."""
    from ..contract.catalogue import bundled_service

    return bundled_service(slug)


def lines(one: Application, now: datetime, help_: Help | None, service_of: ServiceOf) -> Lines:
    """What a person has to know now: the date that matters, a meeting, remarks, and what to do."""
    found = [*terms(one, now, service_of), *meetings(one, now, service_of), *remarks(one)]
    found += after.checklist(one, service_of)
    return [*found, *after.commands(one, service_of), *after.support(one, help_)]


def terms(one: Application, now: datetime, service_of: ServiceOf) -> Lines:
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


def meetings(one: Application, now: datetime, service_of: ServiceOf) -> Lines:
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


def remarks(one: Application) -> Lines:
    """What was found wrong, each with its advice."""
    found: Lines = []
    for remark in one["remarks"]:
        advice = remark["advice"]
        found.append((f"{remark['message']}. {advice}" if advice else remark["message"], "plain"))
    return [(text.replace("..", "."), style) for text, style in found]


def history(one: Application, service_of: ServiceOf) -> Lines:
    """Every state that it was in, the first one first."""
    service = service_of(one["service"])
    found: Lines = [(say("applications.history"), "dim")]
    for entry in one["history"]:
        at = formats.moment(formats.parse(entry["at"]))
        comment = f": {entry['comment']}" if entry["comment"] else ""
        found.append((f"{at}  {status_title(entry, service)}{comment}", "dim"))
    return found
