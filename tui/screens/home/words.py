"""The cards of the first screen in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from rich.text import Text

from gosmed_cli.text import formats, language, say
from gosmed_cli.text.clean import clean
from gosmed_cli.usecases import account_words
from gosmed_cli.usecases import deadlines as use

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.account import Account, NextStep
    from gosmed_cli.contract.cabinet.notices import DeadlineList, Notice

_SHOWN = 5  # deadlines
_SOON = 3  # days
_WAITING = ("wait-for-decision", "done")
_COMMAND = re.compile(r"gosmed [^\n.;,]*[^\n.;, ]")


@dataclass(frozen=True, slots=True)
class Step:
    """What to do next: its words, a button's label, and where it is done: a section (about `number`), the wizard
    of a service, or a command to type."""

    text: Text
    label: str
    section: str
    number: str | None
    command: str
    service: str = ""


def step(one: NextStep, kept: Mapping[str, Any]) -> Step:
    """The next unfinished step (R49); `kept` is what `catalogued` said."""
    said = clean(account_words.step(one))
    said = said[:1].upper() + said[1:]
    found = _COMMAND.search(said)
    command = found[0] if found else ""
    section = "applications" if one["number"] else ""
    service = "" if section or one["code"] in _WAITING else one["service"] or ""
    known = "open" if section else "apply" if service else "copy" if command else ""
    label = say(f"tui_home.{known}") if known else ""
    if section or service:  # the button does it: nobody has to type it
        about = (kept["service"], one["number"]) if one["number"] else ()
        said = " · ".join(part for part in (said.partition(": gosmed")[0], *about) if part)
    text = Text(f"✓ {said}" if one["code"] == "done" else said)
    return Step(text, label, section, one["number"], command, service)


def catalogued(one: NextStep) -> dict[str, Any]:
    """What the catalogue has to say: what services open, the service that the next step is about. Kept with the
    rest, because reading the catalogue takes longer than the first frame may."""
    from gosmed_cli.contract.catalogue import bundled, bundled_service
    from gosmed_cli.usecases import opens

    service = bundled_service(one["service"] or "")
    title = service.title[language()] if service else ""
    return {"lang": language(), "words": opens.sections(bundled()), "service": title}


def standing(one: Account, kept: Mapping[str, Any]) -> Text:
    """The level, what is open already and what is not yet; `kept` is what `catalogued` said."""
    said = kept["words"]
    text = Text(say("account.level", level=clean(account_words.level(one))), style="bold")
    had = one.get("opened") or ()
    for name in (name for name in said if name in had):
        text.append(f"\n✓ {said[name]}", style="not bold")
    for name in (name for name in said if name not in had):
        text.append(f"\n○ {said[name]}", style="not bold dim")
    return text


def points(training: Any) -> Text:
    """The points of the year beside its goal (R90)."""
    if training is None:
        return Text(say("tui_home.no_points"))
    done, goal = formats.number(training["points"], 1), formats.number(training["goal"])
    return Text(say("tui_home.points", points=done, goal=goal, year=training["year"]))


def deadlines(found: DeadlineList, now: datetime) -> Text:
    """The nearest ones; what is due soon stands out."""
    items, _ = use.within_a_year(use.read(found, now))
    if not items:
        return Text(say("tui_home.no_deadlines"), style="dim")
    text = Text()
    for one in items[:_SHOWN]:
        soon = one.days_left <= _SOON
        text.append(f"{'▲' if soon else '·'} {one.when}  ", "bold" if soon else "")
        text.append(f"{clean(one.what)}\n")
    text.right_crop(1)
    return text


def notices(found: Sequence[Notice]) -> Text:
    """The latest ones, newest first."""
    if not found:
        return Text(say("tui_home.no_notices"), style="dim")
    rows = [f"{formats.day(formats.parse(one['at']))}  {clean(one['subject'])}" for one in found]
    return Text("\n".join(rows))
