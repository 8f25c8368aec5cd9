"""A setting as a line of the list: what it is called, its value, what to know about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from typing_extensions import TypedDict

from gosmed_cli.text import say

from ...widgets.rows import Column, Row

if TYPE_CHECKING:
    from ...widgets.detail_pane import Line

PARTS = ("program", "account", "notices", "keys", "disk")


class Setting(TypedDict):
    """`key` is the part and the name in it; `change` and `forget` say what can be done with it."""

    key: str
    title: str
    value: str
    style: str
    lines: list[str]
    change: bool
    forget: bool


def setting(
    part: str,
    name: str,
    title: str,
    value: str,
    *lines: str,
    style: str = "",
    change: bool = False,
    forget: bool = False,
) -> Setting:
    """One of them."""
    return Setting(
        key=f"{part}:{name}", title=title, value=value, style=style, lines=[one for one in lines if one],
        change=change, forget=forget,
    )  # fmt: skip


def part_of(one: Setting) -> str:
    """The part that it belongs to."""
    return one["key"].partition(":")[0]


def name_of(one: Setting) -> str:
    """Its name within its part."""
    return one["key"].partition(":")[2]


def columns() -> list[Column]:
    """Name, value, part."""
    return [
        Column("title", say("tui_settings.column.title"), 22, grow=2),
        Column("value", say("tui_settings.column.value"), 20, grow=2),
        Column("part", say("tui_settings.column.part"), 12, spare=1),
    ]


def row(one: Setting) -> Row:
    """A line of the table."""
    part = say(f"tui_settings.part.{part_of(one)}")
    return Row(one["key"], (one["title"], one["value"] or "–", part), ("", one["style"] or "bold", "dim"))


def detail(one: Setting) -> Iterator[Iterable[Line]]:
    """All of it, and how it is changed."""
    yield [(one["title"], "bold"), (one["value"] or "–", one["style"])]
    if one["lines"]:
        yield [(line, "") for line in one["lines"]]
    hints = [name for name in ("change", "forget") if one[name]]
    if hints:
        yield [(say(f"tui_settings.hint.{name}"), "dim") for name in hints]
