"""Services and professional services as lines of one list, and one of them in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal, TypedDict

from gosmed_cli.contract.catalogue import bundled, bundled_service
from gosmed_cli.contract.dictionaries import dictionary
from gosmed_cli.errors import NotAllowed
from gosmed_cli.text import formats, language, say
from gosmed_cli.usecases import entitled, failure_words, professional, service_words

from ...widgets.rows import Column, Row

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.account import Account
    from gosmed_cli.contract.cabinet.services import ServiceSummary
    from gosmed_cli.contract.catalogue import Service
    from gosmed_cli.usecases.drafts import Drafts
    from gosmed_cli.usecases.professional import Professional

    from ...widgets.detail_pane import Line

    Check = Callable[[Service, Account], None]

SWITCHES = "switches"  # the group of professional services
State = Literal["draft", "open", "closed", "done", "enabled", "available"]
_SIGNS: dict[State, tuple[str, str]] = {
    "draft": ("◐", "warn"), "open": ("●", ""), "closed": ("○", "dim"), "done": ("✓", "dim"),
    "enabled": ("✓", "good"), "available": ("●", ""),
}  # fmt: skip


class Item(TypedDict):
    """A service, or with `switch` a professional one. `slug` is what to apply for, empty where nothing is; `why`
    says what lacks, in words; `draft` is the day of the last answer; `words` are what it
    is found by, in both languages."""

    key: str
    slug: str
    switch: bool
    title: str
    category: str
    category_title: str
    state: State
    why: str
    draft: str
    words: str


def groups() -> tuple[str, ...]:
    """All, what can be begun now, what is switched, then the categories that have services."""
    used = {one.category for one in bundled()}
    found = dictionary("categories")
    return ("all", "mine", SWITCHES, *(one.value for one in (found.items if found else ()) if one.value in used))


def group_title(group: str) -> str:
    """A group in words; of a category by its dictionary."""
    found = dictionary("categories")
    item = found.find(group) if found else None
    return item.shown(language()) if item else say(f"tui_services.group.{group}")


def items(found: Sequence[ServiceSummary], account: Account, drafts: Drafts) -> Iterator[Item]:
    """Professional services first where there are any, then everything that can be applied for."""
    switches = [_switch(one) for one in professional.of(account)]
    services = [_service(one, account, drafts) for one in found]
    yield from services
    yield from switches


def _service(one: ServiceSummary, account: Account, drafts: Drafts) -> Item:
    day = _draft_day(drafts, one["slug"])
    state, why = _possible(bundled_service(one["slug"]), account)
    if day and not why:
        state = "draft"
    return {
        "key": one["slug"], "slug": one["slug"], "switch": False, "title": one["title"][language()],
        "category": one["category"], "category_title": one["category_title"][language()],
        "state": state, "why": why, "draft": day, "words": " ".join((one["slug"], *one["title"].values())),
    }  # fmt: skip


def _switch(one: Professional) -> Item:
    why = say("tui_services.first", title=one.before.title[language()]) if one.before else ""
    return {
        "key": f"switch:{one.name}", "slug": one.before.slug if one.before else "", "switch": True,
        "title": one.title[language()], "category": SWITCHES, "category_title": group_title(SWITCHES),
        "state": one.state, "why": why, "draft": "", "words": " ".join((one.name, *one.title.values())),
    }  # fmt: skip


def _possible(service: Service | None, account: Account) -> tuple[State, str]:
    """Whether it can be begun, and what the account lacks for it; what only the portal knows is left to it."""
    if service is None:
        return "open", ""
    checks: tuple[tuple[State, Check], ...] = (("done", entitled.still_needed), ("closed", entitled.may_begin))
    for state, check in checks:
        try:
            check(service, account)
        except NotAllowed as error:
            return state, failure_words.message(error)
    return "open", ""


def _draft_day(drafts: Drafts, slug: str) -> str:
    try:
        changed = drafts.path(slug).stat().st_mtime
    except OSError:
        return ""
    return formats.day(datetime.fromtimestamp(changed, UTC))


def columns() -> list[Column]:
    """Title, state, category."""
    return [
        Column("title", say("tui_services.column.title"), 30, grow=3),
        Column("state", say("tui_services.column.state"), 24),
        Column("category", say("services.column.category"), 24, grow=1, spare=1),
    ]


def row(one: Item) -> Row:
    """A line of the table."""
    sign, style = _SIGNS[one["state"]]
    return Row(one["key"], (one["title"], f"{sign} {state(one)}", one["category_title"]), ("bold", style, "dim"))


def state(one: Item) -> str:
    """In a few words."""
    return say(f"tui_services.state.{one['state']}", day=one["draft"])


def detail(one: Item, service: Service | None) -> Iterator[Iterable[Line]]:
    """What it is and whether it can be begun; of a service with the whole form and its rules."""
    sign, style = _SIGNS[one["state"]]
    head: list[Line] = [(one["title"], "bold"), (f"{sign} {state(one)}", style or "plain")]
    if one["why"]:
        head.append((one["why"], "plain"))
    yield head
    if one["switch"] or service is None:
        return
    for chapter in service_words.chapters(service):
        lines: list[Line] = [(chapter.heading, "bold")] if chapter.heading else []
        for said in chapter.lines:
            lines.append((f"{'· ' if said.name else ' ' * said.indent}{said.text}", said.style))
        yield lines
