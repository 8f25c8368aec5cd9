"""What is to be done by when: the portal's list in words, with the next command, and as a calendar (R103)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UsageProblem
from ..text import formats, say
from ..text.clean import clean
from ..text.say import known
from .titles import service_title

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.notices import Deadline, DeadlineList
    from ..exports.calendar import Event

YEAR = 365  # days
# days before the moment at which a calendar reminds
_REMINDERS = {
    "resubmit": (3, 1),
    "question": (3, 1),
    "appointment": (1,),
    "licence": (60, 7),
    "accreditation": (60, 7),
    "course-start": (1,),
    "course-cancel": (1,),
}


@dataclass(frozen=True, slots=True)
class Upcoming:
    """One deadline in words of the run's language. `days_left` counts nights in Moscow; `uid` is the same whenever
    the list is read."""

    uid: str
    kind: str
    at: datetime
    all_day: bool
    what: str
    days_left: int
    number: str | None
    service: str | None
    service_title: str | None
    place: str | None
    command: str | None

    @property
    def when(self) -> str:
        """A day, or a moment with its zone."""
        return formats.day(self.at) if self.all_day else formats.moment(self.at)

    def to_json(self) -> dict[str, object]:
        """As `gosmed deadlines --json` prints it."""
        return {
            "kind": self.kind,
            "what": self.what,
            "at": self.at.isoformat(timespec="microseconds"),
            "all_day": self.all_day,
            "days_left": self.days_left,
            "number": self.number,
            "service": self.service,
            "service_title": self.service_title,
            "place": self.place,
            "command": self.command,
        }


async def upcoming(portal: Portal) -> tuple[list[Upcoming], datetime]:
    """Deadlines and meetings, the nearest first, and the portal's time."""
    found = await portal.cabinet.deadlines()
    now = formats.parse(found["now"])
    return read(found, now), now


def read(found: DeadlineList, now: datetime) -> list[Upcoming]:
    """The portal's list in words; `now` is the portal's time."""
    return [_read(one, found["account"], now) for one in found["items"]]


def within_a_year(items: list[Upcoming]) -> tuple[list[Upcoming], int]:
    """What is due within a year, and how many lie beyond: an end some years away is nothing to act on."""
    near = [one for one in items if one.days_left <= YEAR]
    return near, len(items) - len(near)


def _read(one: Deadline, account: str, now: datetime) -> Upcoming:
    at = formats.parse(one["at"]).astimezone(formats.MOSCOW)
    about = clean(one.get("title", ""))
    words = {"number": one["number"] or "", "title": about or clean(service_title(one))}
    key = f"upcoming.what.{one['kind']}"
    command = f"upcoming.command.{one['kind']}"
    return Upcoming(
        uid=hashlib.sha256(f"{account}/{one['kind']}/{one['number'] or about}".encode()).hexdigest()[:24],
        kind=one["kind"],
        at=at,
        all_day=one["all_day"],
        what=say(key, **words) if known(key) else one["kind"],
        days_left=(at.date() - now.astimezone(formats.MOSCOW).date()).days,
        number=one["number"],
        service=one["service"],
        service_title=one["service_title"],
        place=clean(one["place"]) if one["place"] else None,
        command=say(command, **words) if known(command) else None,
    )


def calendar(items: list[Upcoming], now: datetime) -> bytes:
    """The list as an iCalendar file (RFC 5545)."""
    from ..exports import calendar as ics  # icalendar: only where a calendar is asked for

    return ics.write([_event(one) for one in items], now, say("upcoming.calendar"))


def _event(one: Upcoming) -> Event:
    from ..exports.calendar import Event

    days = _REMINDERS.get(one.kind, ())
    return Event(one.uid, one.what, one.at, one.all_day, one.place, one.command, days)


def save(content: bytes, target: Path) -> None:
    """Write the calendar, over an earlier one. Raises UsageProblem."""
    from ..exports import saving

    try:
        saving.save(content, target)
    except OSError as error:
        raise UsageProblem("upcoming.cannot_write", path=str(target), reason=error.strerror or "") from error
