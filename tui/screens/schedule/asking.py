"""Hours to open and to close, asked in dialogs and checked as they are typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from gosmed_cli.errors import UsageProblem
from gosmed_cli.rules import dates
from gosmed_cli.rules.broken import Broken
from gosmed_cli.text import formats, say
from gosmed_cli.usecases import failure_words, practice
from gosmed_cli.usecases.practice import Hours

from ...dialogs.confirm import Confirm
from ...dialogs.fill import FLAG, Asked, Fill, Values
from ...dialogs.prompt import Prompt

if TYPE_CHECKING:
    from ...app import Cabinet
    from .week_grid import Span

_EVERY = "20"


async def hours_to_open(cabinet: Cabinet, first: Span) -> Hours | None:
    """What is to be opened; None where it was left."""
    asked = [
        Asked("day", say("tui_schedule.ask.day"), formats.day(first.day), "10.03.2026"),
        Asked("span", say("tui_schedule.ask.hours"), first.hours, "09:00-13:00"),
        Asked("every", say("tui_schedule.ask.every"), _EVERY, _EVERY),
        Asked("room", say("tui_schedule.ask.room"), "", "312"),
        Asked("weekly", say("tui_schedule.ask.weekly"), "", say("tui_schedule.ask.weekly.hint")),
        Asked("video", say("tui_schedule.ask.video"), flag=True),
    ]
    question = Fill(say("tui_schedule.open.ask"), asked, say("tui_schedule.open.do"), check=wrong)
    values = await cabinet.push_screen_wait(question)
    return hours(values) if values is not None else None


def hours(values: Values) -> Hours:
    """As it was typed. Raises UsageProblem, Broken."""
    weekly = values["weekly"]
    return Hours(
        dates.parse(values["day"]),
        values["span"],
        practice.minutes(values["every"]),
        values["video"] == FLAG,
        values["room"],
        dates.parse(weekly) if weekly else None,
    )


def wrong(values: Values) -> Mapping[str, str]:
    """What does not fit, in words, by name."""
    checks: dict[str, Callable[[], Any]] = {
        "day": lambda: dates.parse(values["day"]),
        "span": lambda: practice.hours(values["span"] or "–"),
        "every": lambda: practice.minutes(values["every"]),
        "weekly": lambda: dates.parse(values["weekly"]) if values["weekly"] else None,
    }
    told = {name: why_not(check) for name, check in checks.items()}
    return {name: words for name, words in told.items() if words}


def why_not(check: Callable[[], Any]) -> str:
    """What a check says, in words; nothing where it fits."""
    try:
        check()
    except Broken as broken:
        return failure_words.words_of(broken.code, broken.params)
    except UsageProblem as error:
        return failure_words.message(error)
    return ""


async def hours_to_close(cabinet: Cabinet, day: date, first: str) -> str | None:
    """Which hours of the day, nothing for all of it; None where it was left."""

    def check(typed: str) -> str:
        return why_not(lambda: practice.hours(typed)) if typed.strip() else ""

    question = say("tui_schedule.close.ask", day=formats.day(day))
    typed = await cabinet.push_screen_wait(Prompt(question, value=first, hint="09:00-13:00", check=check))
    return None if typed is None else typed.strip()


async def sure_to_close(cabinet: Cabinet, spans: Sequence[Span]) -> tuple[bool, str | None]:
    """Whether to close them, and why their visits are cancelled; no reason where none is booked."""
    visits = [one for span in spans for one in span.visits]
    told = "\n".join(f"{formats.day(one.day)} {one.hours or say('tui_schedule.whole_day')}" for one in spans)
    if not visits:
        return await _yes(
            cabinet, Confirm(f"{say('tui_schedule.close.sure')}\n{told}", say("tui_schedule.act.close"))
        ), None
    names = "\n".join(_booked(one) for one in visits)
    booked = f"{say('tui_schedule.close.booked', count=len(visits))}\n{names}\n{say('practice.ask_reason')}:"
    reason = await cabinet.push_screen_wait(Prompt(booked, check=no_reason))
    if reason is None:
        return False, None
    day = formats.day(spans[0].day)
    sure = Confirm(say("practice.sure_close", day=day), say("tui_schedule.close.cancel"), danger=True)
    return await _yes(cabinet, sure), reason.strip()


async def _yes(cabinet: Cabinet, question: Confirm) -> bool:
    return await cabinet.push_screen_wait(question) is True


def _booked(one: Any) -> str:
    return f"● {formats.moment(formats.parse(one['at']))} {one['patient']}"


def no_reason(typed: str) -> str:
    """A cancellation without a reason does not pass."""
    return "" if typed.strip() else say("practice.no_reason")
