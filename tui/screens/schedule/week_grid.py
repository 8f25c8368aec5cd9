"""The week as a grid's heads, labels and cells; what marked cells mean as hours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from gosmed_cli.text import formats
from gosmed_cli.usecases import practice_words as words

from ...widgets.grid import Cell, Spot

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.practice import Visit, WorkingSlot
    from gosmed_cli.usecases.practice import Week

    from ...widgets.detail_pane import Line

_USUAL = [f"{hour:02}:00" for hour in range(9, 18)]  # what a week without hours shows
_AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Hours of a day, and the visits booked in them."""

    day: date
    hours: str
    visits: tuple[Visit, ...] = ()


class Sheet:
    """A week laid out: which slot stands where."""

    def __init__(self, week: Week) -> None:
        self.week = week
        self.days = week.days
        slots = words.by_place(week)
        self.labels = sorted({at for _, at in slots}) or _USUAL
        self.slots: Mapping[Spot, WorkingSlot] = {
            (self.days.index(day), self.labels.index(at)): one for (day, at), one in slots.items()
        }

    @property
    def heads(self) -> list[str]:
        return [words.head(self.week, day) for day in self.days]

    @property
    def cells(self) -> dict[Spot, Cell]:
        return {spot: Cell(partial(words.cell, one), _style(one)) for spot, one in self.slots.items()}

    @property
    def today(self) -> int:
        """The column of today; the first one in another week."""
        day = words.local(self.week.now).date()
        return self.days.index(day) if day in self.days else 0

    def free_hours(self, spots: Iterable[Spot], at: Spot) -> Span:
        """Hours that could be opened: the marked cells of the cursor's day, else an hour from the cursor on."""
        rows = sorted(row for column, row in spots if column == at[0] and (column, row) not in self.slots)
        if not rows and at in self.slots:
            return Span(self.days[at[0]], "")
        first, last = (rows[0], rows[-1]) if rows else (at[1], at[1])
        return Span(self.days[at[0]], f"{self.labels[first]}-{self._after(last)}")

    def _after(self, row: int) -> str:
        """When a cell without a slot ends: where the next one begins, at most an hour later."""
        if row + 1 < len(self.labels):
            return self.labels[row + 1]
        hour, _, minute = self.labels[row].partition(":")
        return f"{min(int(hour) + 1, 23):02}:{minute}"

    def booked_hours(self, spots: Iterable[Spot]) -> list[Span]:
        """Hours that would be closed: a span for each run of slots that stand one below the other."""
        return [self._span(run) for run in _runs(sorted(spot for spot in spots if spot in self.slots))]

    def _span(self, run: list[Spot]) -> Span:
        last = self.slots[run[-1]]
        ends = words.local(formats.parse(last["at"])) + timedelta(minutes=last["minutes"])
        until = f"{ends:%H:%M}" if ends.date() == self.days[run[-1][0]] else "23:59"
        return self.span(self.days[run[0][0]], f"{self.labels[run[0][1]]}-{until}")

    def span(self, day: date, hours: str) -> Span:
        """These hours with the visits booked in them; without hours the whole day."""
        first, _, last = hours.partition("-") if hours else ("00:00", "", "24:00")
        found = (one["visit"] for place, one in self._of(day) if first.zfill(5) <= place < last.zfill(5))
        return Span(day, hours, tuple(one for one in found if one and one["state"] == "booked"))

    def _of(self, day: date) -> Iterator[tuple[str, WorkingSlot]]:
        for (column, row), one in sorted(self.slots.items(), key=lambda pair: pair[0]):
            if self.days[column] == day:
                yield self.labels[row], one

    def where(self, spot: Spot) -> str:
        """«пн 02.03, 09:20»."""
        return f"{self.heads[spot[0]].lstrip('»')}, {self.labels[spot[1]]}"


def _runs(spots: list[Spot]) -> list[list[Spot]]:
    runs: list[list[Spot]] = []
    for spot in spots:
        if runs and runs[-1][-1] == (spot[0], spot[1] - 1):
            runs[-1].append(spot)
        else:
            runs.append([spot])
    return runs


def _style(one: WorkingSlot) -> str:
    if one["visit"] is None:
        return "good"
    return words.mark(one["visit"])[1]


def detail(one: WorkingSlot) -> Iterator[list[Line]]:
    """The slot under the cursor: who comes and when, or that it is free."""
    from gosmed_cli.text import say

    visit = one["visit"]
    if visit is None:
        minutes = say("practice.minutes", minutes=one["minutes"])
        free = f"{words.FREE} {say('practice.free')}"
        yield [(words.moment(one), "bold"), (free, "good"), (f"{words.kind(one)}, {minutes}", "")]
        return
    sign, style = words.mark(visit)
    head: list[Line] = [(words.moment(visit), "bold"), (f"{sign} {visit['patient']}", "bold")]
    state: Line = (words.state(visit), style)
    yield [*head, *((text, "" if name == "plain" else name) for text, name in words.lines(visit)), state]
