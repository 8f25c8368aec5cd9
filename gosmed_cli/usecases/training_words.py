"""Professional development in words, for every face of the program (R88–R91)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING

from ..exports.report import Chart
from ..text import formats, say
from ..text.clean import clean
from ..text.say import known

if TYPE_CHECKING:
    from ..contract.cabinet.training import (
        MandatoryEvent,
        Training,
        TrainingCertificate,
        TrainingCycle,
        TrainingForecast,
        TrainingYear,
    )

STYLES = {"done": ("✓", "good"), "due": ("◐", "plain"), "overdue": ("✗", "bad")}


def points(value: float) -> str:
    """Points or hours as people write them: 36, 12,5."""
    return formats.number(value, 1)


def year_line(one: TrainingYear) -> str:
    """«12 из 50 баллов, 24 %»."""
    return say("training.of_goal", points=points(one["points"]), goal=points(one["goal"]), share=one["share"])


def forecast(one: TrainingForecast, last: date) -> str:
    """Whether the goal will be met, in words; `last` is the last day for it."""
    words = {name: points(one[name]) for name in ("pace", "needed", "lacking", "points")}
    if one["met"]:
        day = formats.day(date.fromisoformat(one["met_on"])) if one["met_on"] else formats.day(last)
        return say("training.forecast.met", day=day, **words)
    return say("training.forecast.short", last=formats.day(last), **words)


def chart(one: TrainingYear, today: date) -> Chart:
    """Points as they have added up by the end of each month until now, against the goal."""
    added = list(accumulate(one["months"]))
    past = 12 if one["year"] != today.year else today.month
    return Chart(
        title=say("training.chart", year=one["year"]),
        labels=say("training.months").split(),
        series={say("training.points"): [*added[:past], *[0.0] * (12 - past)]},
        goal=float(one["goal"]),
        unit=say("training.points"),
    )


def event_state(one: MandatoryEvent) -> str:
    key = f"training.event.{one['state']}"
    words = {"day": formats.day(date.fromisoformat(one["due_on"])), "days": str(max(one["days_left"], 0))}
    return say(key, **words) if known(key) else clean(one["state_title"])


def cycle_title(one: TrainingCycle) -> str:
    """«Пятилетний цикл, 01.02.2023–31.01.2028»."""
    first, last = date.fromisoformat(one["first_day"]), date.fromisoformat(one["last_day"])
    return say("training.cycle", first=formats.day(first), last=formats.day(last))


def cycle_line(one: TrainingCycle) -> str:
    """«143 из 250 баллов, 57 %»."""
    have, needed = points(one["points"]), points(one["points_needed"])
    return say("training.of_goal", points=have, goal=needed, share=one["share"])


def cycle_hours(one: TrainingCycle) -> str:
    """Hours of the accreditation, and the points that there should be by now."""
    hours = say("training.hours", hours=points(one["hours"]), needed=points(one["hours_needed"]))
    return f"{hours} · {say('training.recommended', points=points(one['recommended']))}"


def year_outlook(one: TrainingYear) -> Iterator[tuple[str, str]]:
    """Whose goal it is, and whether it is or will be reached."""
    yield say("training.goal.own" if one["own_goal"] else "training.goal.recommended"), "dim"
    if one["reached"]:
        yield say("training.reached"), "good"
    elif one["forecast"]:
        words = forecast(one["forecast"], date(one["year"], 12, 31))
        yield words, "good" if one["forecast"]["met"] else "warn"
    else:
        yield say("training.not_reached", left=points(one["left"])), "plain"


def steps(found: Training) -> list[str]:
    certificate = found["certificate"]
    steps = ["training.next.goal"] if found["year"]["forecast"] and not found["year"]["own_goal"] else []
    if found["year"]["reached"] and certificate:
        steps.append(_handing_over(certificate))
    elif found["year"]["forecast"]:
        steps += ["training.next.courses", "training.next.add"]
    return [*steps, "training.next.report"]


def _handing_over(one: TrainingCertificate) -> str:
    return "training.next.certificate" if one["transferred_at"] else "training.next.hand_over"
