"""Documents as lines of a list, and one of them in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from gosmed_cli.text import formats, say
from gosmed_cli.usecases import check_words
from gosmed_cli.usecases import document_words as words

from ...widgets.rows import Column, Row

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.documents import Document

    from ...widgets.detail_pane import Line

GROUPS: Mapping[str, Callable[[Document], bool]] = {
    "all": lambda one: True,
    "received": lambda one: one["direction"] == words.RECEIVED,
    "sent": lambda one: one["direction"] != words.RECEIVED,
    "waiting": lambda one: one["status"] != "confirmed",
}
ORDER: Mapping[str, Callable[[Any], Any]] = {
    "size": lambda one: one["size"],
    "uploaded": lambda one: one["uploaded_at"],
}


def columns() -> list[Column]:
    """Name, what it is, its state, size, day."""
    return [
        Column("name", say("applications.column.name"), 20, grow=1),
        Column("kind", say("applications.column.kind"), 20, grow=2),
        Column("status", say("applications.column.status"), 16),
        Column("size", say("applications.column.size"), 8, spare=2, right=True),
        Column("uploaded", say("applications.column.uploaded"), 10, spare=1),
    ]


def row(one: Document) -> Row:
    """A line of the table."""
    sign, style = words.mark(one)
    cells = (
        one["name"],
        words.kind_title(one),
        f"{sign} {words.state(one)}",
        formats.size(one["size"]),
        formats.day(formats.parse(one["uploaded_at"])),
    )
    return Row(one["id"], cells, ("bold", "", style, "dim", "dim"))


def detail(one: Document, *, signed: bool) -> Iterator[Iterable[Line]]:
    """What is known of it, remarks, and whether it has a signature."""
    sign, style = words.mark(one)
    at = formats.moment(formats.parse(one["uploaded_at"]))
    yield [
        (one["name"], "bold"),
        (words.kind_title(one), ""),
        (f"{one['format'].upper()} · {formats.size(one['size'])}", "dim"),
        (f"{sign} {words.state(one)}", style),
        (say(f"tui_documents.{one['direction']}", at=at), "dim"),
    ]
    if one["remarks"]:
        yield [(f"▲ {remark['message']} {remark['advice']}".strip(), "warn") for remark in one["remarks"]]
    if signed:
        yield [(say("tui_documents.signed"), "dim")]


def facts(found: Mapping[str, Any], whose: str) -> list[str]:
    """What stands beside a page: format, pages, paper, size; who has signed."""
    return [check_words.summary({"facts": found}), *([whose] if whose else [])]
