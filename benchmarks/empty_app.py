"""The floor of a full-screen program: a Textual application with one line, or with a list of as many as asked."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import DataTable, Static


class Empty(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        yield Static("ready")


class Listed(App[None]):
    """A table of this many rows."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.rows = rows

    def compose(self) -> ComposeResult:
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("day", "what", "sum")
        table.add_rows((f"{row % 28 + 1:02}.01.2026", f"payment {row}", f"{row} RUB") for row in range(self.rows))


if __name__ == "__main__":
    (Listed(int(sys.argv[1])) if len(sys.argv) > 1 else Empty()).run()
