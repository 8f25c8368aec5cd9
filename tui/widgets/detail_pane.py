"""The one that is selected in a list, in lines: below the list, or beside it where there is room."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from gosmed_cli.text.clean import clean

Line = tuple[str, str]  # what it says, and its style: plain, bold, dim, good, warn, bad; "" ends a block
_SHOWN = {"good": "bold", "bad": "bold", "warn": "bold", "bold": "bold", "dim": "dim"}


class DetailPane(VerticalScroll):
    """`show` draws lines; nothing is fetched here."""

    DEFAULT_CSS = "DetailPane Static { height: auto; }"

    def compose(self) -> ComposeResult:
        yield Static(id="detail-text")

    def show(self, blocks: Iterable[Iterable[Line]]) -> None:
        """Blocks of lines, an empty line between them."""
        self.query_one("#detail-text", Static).update(text_of(blocks))


def text_of(blocks: Iterable[Iterable[Line]]) -> Text:
    """Lines of blocks as one text; what a portal wrote is cleaned and is never markup."""
    text = Text()
    for block in blocks:
        lines = list(block)
        if lines and text:
            text.append("\n")
        for line, style in lines:
            text.append(f"{clean(line)}\n", _SHOWN.get(style, ""))
    return text
