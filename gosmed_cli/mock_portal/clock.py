"""Portal time: real time plus a stored offset (WIRE «Operator»).

Times in the database are ISO 8601 UTC with microseconds, so that they sort as text: `iso` and `parse`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from ..contract.catalogue import Term
from ..rules import deadlines
from ..text.formats import MOSCOW

OFFSET = "clock_offset"  # in `meta`: seconds ahead of real time
_SPAN = re.compile(r"(\d{1,6})(wd|d|h|m|s)")


def iso(moment: datetime) -> str:
    """As the database keeps it; a moment without a zone is a fault of ours and raises ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def parse(text: str) -> datetime:
    """A moment from the database, in UTC."""
    return datetime.fromisoformat(text).astimezone(UTC)


def moscow(moment: datetime) -> str:
    """ISO 8601 with Moscow's offset, as the cabinet shows it."""
    return moment.astimezone(MOSCOW).isoformat(timespec="microseconds")


def http_date(moment: datetime) -> str:
    """As the `Date` header has it (RFC 9110)."""
    return format_datetime(moment.astimezone(UTC).replace(microsecond=0), usegmt=True)


def ahead(start: datetime, span: str) -> datetime:
    """`start` plus `5d`, `5wd` (working days), `3h`, `30m` or `90s`. Raises ValueError for anything else."""
    match = _SPAN.fullmatch(span.strip().lower())
    if match is None:
        raise ValueError(f"not a span of time: {span!r}; write 5d, 5wd, 3h, 30m or 90s")
    amount, unit = int(match[1]), match[2]
    if unit == "wd":
        return deadlines.moment(start, Term(amount, "days", "working")).astimezone(UTC)
    return start + amount * {"d": timedelta(days=1), "h": timedelta(hours=1)}.get(
        unit, timedelta(minutes=1) if unit == "m" else timedelta(seconds=1)
    )


def _real() -> datetime:
    return datetime.now(UTC)


class Clock:
    """Tells portal time. `real` is replaced in tests that must not depend on the machine's clock."""

    def __init__(self, offset: timedelta = timedelta(0), real: Callable[[], datetime] = _real) -> None:
        self.offset = offset
        self._real = real
        self._pinned: datetime | None = None

    def now(self) -> datetime:
        """The portal's present moment, in UTC."""
        return self._pinned or self._real() + self.offset

    def offset_to(self, moment: datetime) -> timedelta:
        """The offset with which `now` would be this moment."""
        return moment.astimezone(UTC) - self._real()

    @contextmanager
    def at(self, moment: datetime) -> Iterator[None]:
        """The clock stands at this moment: a due event happens when it was due."""
        before, self._pinned = self._pinned, moment
        try:
            yield
        finally:
            self._pinned = before
