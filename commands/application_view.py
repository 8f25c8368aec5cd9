"""An application as a person sees it: state first, then what to do by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from gosmed_cli.text import say
from gosmed_cli.text.widths import cell_width, padded
from gosmed_cli.usecases import after_decision as after
from gosmed_cli.usecases import application_words as words
from gosmed_cli.usecases.application_words import meeting, place_of
from gosmed_cli.usecases.titles import service_title, status_title

from .page import Page
from .typed import complete

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal
    from gosmed_cli.contract.cabinet.applications import Application
    from gosmed_cli.contract.cabinet.services import Help
    from gosmed_cli.usecases.after_decision import ServiceOf

    from .run import Run

__all__ = ["COLUMNS", "around", "draw", "meeting", "place_of", "say_next", "service_title", "status_title"]
COLUMNS = (
    "number", "service", "service_title", "status", "status_title", "attempt", "submitted_at", "updated_at",
    "review_due_at", "resubmit_until", "editable", "remarks",
)  # fmt: skip


def draw(
    page: Page,
    items: Sequence[Application],
    now: datetime,
    *,
    history: bool = False,
    opened: bool = False,
    help_: Help | None = None,
    service_of: ServiceOf | None = None,
    link: str = "",
) -> None:
    """All of them, one block each; with `opened` also what approvals opened, with `history` everything. `now` is
    portal time; `help_` the portal's contacts, for a second refusal; `service_of` the catalogue, the bundled one
    by default; `link` the portal's address."""
    service_of = cache(service_of or words.bundled_service_of)  # each entry is read once
    titles = [service_title(one, service_of(one["service"])) for one in items]
    states = [status_title(one, service_of(one["service"])) for one in items]
    width = max((cell_width(title) for title in titles), default=0)
    state = max((cell_width(one) for one in states), default=0)
    number = max((len(one["number"]) for one in items), default=0)
    wide = not page.terminal or number + width + state + 6 <= page.width
    for one, title, state_words in zip(items, titles, states, strict=True):
        mark, style = words.mark(one["status"])
        head = f"{one['number']:<{number}}  "
        if wide:
            page.pieces(
                (f"{mark} ", style), (head, "bold"), (padded(title, width) + "  ", "plain"), (state_words, style)
            )
        else:
            page.pieces((f"{mark} ", style), (head, "bold"), (title, "plain"))
            page.line(" " * (number + 4) + state_words, style)
        lines = words.lines(one, now, help_, service_of)
        lines += [*after.enclosed(one), *after.opened(one, service_of, link)] if opened or history else []
        for line, line_style in [*lines, *(words.history(one, service_of) if history else [])]:
            if "gosmed " in line:  # a command is copied whole
                page.pieces((" " * (number + 4), "plain"), (line, line_style))
            else:
                page.wrapped(line, number + 4, line_style)


def around(run: Run, portal: Portal, help_: Help | None = None) -> dict[str, Any]:
    """What `draw` needs besides the applications; it costs nothing where a machine reads."""
    from functools import partial

    from gosmed_cli.usecases.catalogue import kept_or_none

    service_of = partial(kept_or_none, cache=run.app.catalogue_cache)
    return {"help_": help_, "service_of": service_of, "link": portal.url}


def say_next(one: Application) -> str | None:
    """After sending: what to type next; nothing where it is decided already."""
    if words.settled(one["status"]):
        return None
    return complete(say("applications.follow", number=one["number"]))
