"""A status: sign, word and colour, any two of which are enough."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Static

from gosmed_cli.text.clean import clean
from gosmed_cli.usecases.application_words import mark


class StatusBadge(Static):
    """The status of an application, a document or a ticket; `style` as in `application_words`."""

    DEFAULT_CSS = """
    StatusBadge { width: auto; height: 1; text-style: bold; }
    StatusBadge.good { color: $good; }
    StatusBadge.bad { color: $bad; }
    StatusBadge.warn { color: $warn; }
    StatusBadge.dim { color: $muted; }
    """

    def show(self, status: str, title: str) -> None:
        """Show this status; `title` is its word."""
        sign, style = mark(status)
        self.set_classes(style)
        self.update(Text(f"{sign} {clean(title)}"))
