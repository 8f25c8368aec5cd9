"""Free slots as people choose them: the place, then the day, then the time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from gosmed_cli.text import say
from gosmed_cli.usecases.appointments import FreeSlot
from gosmed_cli.usecases.value_words import weekday, where

from . import ask
from .page import Page
from .run import Run

T = TypeVar("T")


def choose(run: Run, slots: Sequence[FreeSlot]) -> FreeSlot | None:
    """One of these, chosen at the terminal; None where an answer is no number of the list."""
    first = {one.place: one for one in reversed(slots)}
    place = _one_of(run, "place", [first[code] for code in sorted(first)], where)
    if place is None:
        return None
    here = [one for one in slots if one.place == place.place]
    day = _one_of(run, "day", list(dict.fromkeys(one.at.date() for one in here)), weekday)
    if day is None:
        return None
    return _time(run, [one for one in here if one.at.date() == day])


def _time(run: Run, slots: Sequence[FreeSlot]) -> FreeSlot | None:
    """A time of one day: there may be more than a screen has lines, so it is typed."""
    run.note(say("appointment.times", times=" ".join(f"{one.at:%H:%M}" for one in slots)))
    typed = ask.line(say("appointment.time")).replace(".", ":").zfill(5)
    return next((one for one in slots if f"{one.at:%H:%M}" == typed), None)


def _one_of(run: Run, what: str, items: Sequence[T], label: Callable[[T], str]) -> T | None:
    if len(items) == 1:
        run.note(f"{say(f'appointment.{what}')} {label(items[0])}")
        return items[0]
    run.note(say(f"appointment.{what}"))
    picked: T | None = ask.pick(items, label)
    return picked


def draw(page: Page, slots: Sequence[FreeSlot]) -> None:
    """Each place with its days, each day with its times on a line."""
    for code in sorted({one.place for one in slots}):
        here = [one for one in slots if one.place == code]
        page.wrapped(f"{code}  {where(here[0])}", style="bold")
        for day in dict.fromkeys(one.at.date() for one in here):
            times = " ".join(f"{one.at:%H:%M}" for one in here if one.at.date() == day)
            page.wrapped(f"{weekday(day)}  {times}", 2)
