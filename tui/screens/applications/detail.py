"""One application: its state, what to do, remarks beside what they concern, the history as a timeline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static

from gosmed_cli.errors import Detail
from gosmed_cli.text import formats, language, say
from gosmed_cli.text.clean import clean
from gosmed_cli.usecases import after_decision, failure_words
from gosmed_cli.usecases import application_words as words
from gosmed_cli.usecases.titles import service_title, status_title

from ...widgets.detail_pane import DetailPane
from ...widgets.status_badge import StatusBadge
from . import possible

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.applications import Application, Remark


class ApplicationDetail(DetailPane):
    """`show_one` draws an application; nothing is fetched here."""

    def compose(self) -> ComposeResult:
        yield Static(id="detail-title", classes="title")
        yield StatusBadge()
        yield from super().compose()

    def show_one(self, one: Application | None, now: datetime, link: str) -> None:
        """This application; None clears it. `link` is the portal's address."""
        title, badge = self.query_one("#detail-title", Static), self.query_one(StatusBadge)
        title.display = badge.display = one is not None
        if one is None:
            self.show([[(say("tui_applications.none_selected"), "dim")]])
            return
        title.update(Text(f"{clean(service_title(one))}\n{clean(one['number'])}"))
        badge.show(one["status"], status_title(one))
        self.show((_state(one, now), _remarks(one), _after(one, link), _history(one)))


def _state(one: Application, now: datetime) -> Iterator[tuple[str, str]]:
    for line, style in words.terms(one, now, words.bundled_service_of):
        yield line[:1].upper() + line[1:], style
    if booked := one["appointment"]:
        line = words.meeting(booked, now)
        yield line[:1].upper() + line[1:], "plain"
    if possible.meeting(one, words.bundled_service_of(one["service"])):
        yield say(f"tui_applications.{'to_move' if booked else 'to_meet'}"), "dim" if booked else "bold"


def _remarks(one: Application) -> Iterator[tuple[str, str]]:
    """Each remark under the field or the scan that it is about."""
    if not one["remarks"]:
        return
    yield say("tui_applications.remarks"), "bold"
    for remark in one["remarks"]:
        place = _place(remark)
        yield f"▲ {place}: {remark['message']}" if place else f"▲ {remark['message']}", "plain"
        if remark["advice"]:
            yield f"  {remark['advice']}", "dim"


def _place(remark: Remark) -> str:
    detail = Detail(remark["code"], field=remark.get("field"), attachment=remark.get("attachment"))
    return failure_words.title(detail, {})


def _after(one: Application, link: str) -> Iterator[tuple[str, str]]:
    """What to do now, what remains, what is open."""
    service_of = words.bundled_service_of
    yield from after_decision.checklist(one, service_of)
    if possible.correct(one):
        yield say("tui_applications.to_correct"), "bold"
    elif slug := possible.anew(one):
        service = service_of(slug) if slug != one["service"] else None
        late = say("tui_applications.late", title=service.title[language()]) if service else ""
        yield late or say("tui_applications.anew"), "bold"
    if possible.decision(one):
        yield say("tui_applications.to_save"), "dim"
    if after_decision.refused_again(one):
        yield say("tui_applications.second_refusal"), "bold"
    yield from after_decision.enclosed(one)
    yield from after_decision.opened(one, service_of, link)


def _history(one: Application) -> Iterator[tuple[str, str]]:
    """A timeline, the newest state first."""
    if not one["history"]:
        return
    yield say("tui_applications.history"), "bold"
    entries = list(reversed(one["history"]))
    for place, entry in enumerate(entries):
        sign = words.mark(entry["status"])[0] if not place else "●"
        title = status_title({**entry, "service": one["service"]})
        yield f"{sign} {formats.moment(formats.parse(entry['at']))}  {title}", "plain" if not place else "dim"
        line = "│" if place < len(entries) - 1 else " "
        if entry["comment"]:
            yield f"{line}   {entry['comment']}", "dim"
        elif place < len(entries) - 1:
            yield line, "dim"
