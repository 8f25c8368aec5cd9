"""The list of applications: its columns, rows, order and groups of statuses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from gosmed_cli.contract.vocabulary import DECIDED
from gosmed_cli.text import formats, say
from gosmed_cli.usecases import application_words as words
from gosmed_cli.usecases.titles import service_title, status_title

from ...widgets.rows import Column, Row

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.applications import Application

GROUPS: Mapping[str, Callable[[Any], bool]] = {
    "all": lambda one: True,
    "mine": lambda one: one["resubmittable"] or one["status"] == "needs_correction",
    "theirs": lambda one: one["status"] not in DECIDED,
    "decided": lambda one: one["status"] in DECIDED,
}


def columns() -> list[Column]:
    """Number, service, status, day of the last change."""
    return [
        Column("number", say("tui_applications.column.number"), 12),
        Column("service", say("tui_applications.column.service"), 18, grow=3),
        Column("status", say("tui_applications.column.status"), 18, grow=1),
        Column("updated", say("tui_applications.column.updated"), 10, spare=1),
    ]


def row(one: Application) -> Row:
    """An application as a line."""
    sign, style = words.mark(one["status"])
    cells = (
        one["number"],
        service_title(one),
        f"{sign} {status_title(one)}",
        formats.day(formats.parse(one["updated_at"])),
    )
    return Row(one["number"], cells, ("bold", "", style, "dim"))


ORDER: Mapping[str, Callable[[Any], Any]] = {
    "number": lambda one: int(one["number"]) if one["number"].isdigit() else 0,
    "service": service_title,
    "status": status_title,
    "updated": lambda one: one["updated_at"],
}
