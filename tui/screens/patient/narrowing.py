"""Which entries of a record are wanted: days and a physician, asked and told in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from gosmed_cli.rules import dates
from gosmed_cli.rules.broken import Broken
from gosmed_cli.text import formats, say
from gosmed_cli.usecases import failure_words
from gosmed_cli.usecases.records import Filters

from ...dialogs.fill import Asked, Fill, Values

if TYPE_CHECKING:
    from ...app import Cabinet

_DAYS = ("since", "until")


async def ask(cabinet: Cabinet, now: Filters) -> Filters | None:
    """Other filters; None where they stay."""
    asked = [
        Asked("since", say("tui_patient.narrow.since"), _day(now.since), "01.01.2026"),
        Asked("until", say("tui_patient.narrow.until"), _day(now.until), "31.01.2026"),
        Asked(
            "physician", say("tui_patient.narrow.physician"), now.physician or "", say("tui_patient.narrow.hint")
        ),
    ]
    question = Fill(say("tui_patient.narrow.ask"), asked, say("tui_patient.narrow.do"), check=wrong)
    values = await cabinet.push_screen_wait(question)
    return None if values is None else filters(values)


def filters(values: Values) -> Filters:
    """As they were typed. Raises Broken."""
    since, until = (dates.parse(values[name]) if values[name] else None for name in _DAYS)
    return Filters(since, until, physician=values["physician"] or None)


def wrong(values: Values) -> Mapping[str, str]:
    """What does not fit, in words, by name."""
    found: dict[str, str] = {}
    for name in _DAYS:
        try:
            dates.parse(values[name] or "01.01.2000")
        except Broken as broken:
            found[name] = failure_words.words_of(broken.code, broken.params)
    return found or _backwards(values)


def _backwards(values: Values) -> dict[str, str]:
    """The last day before the first one."""
    one = filters(values)
    if one.since and one.until and one.until < one.since:
        return {"until": say("tui_patient.narrow.backwards")}
    return {}


def words(one: Filters) -> Iterator[str]:
    """The filters in force."""
    if one.since:
        yield say("practice.since_day", day=formats.day(one.since))
    if one.until:
        yield say("practice.until_day", day=formats.day(one.until))
    if one.physician:
        yield one.physician


def _day(one: date | None) -> str:
    return formats.day(one) if one else ""
