"""What could not be done: message, what is wrong in particular, the next step. Never a traceback, never blank."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Static

from gosmed_cli.errors import GosmedError
from gosmed_cli.usecases import failure_words as words


class ErrorPanel(Static):
    """Hidden until `show`."""

    DEFAULT_CSS = """
    ErrorPanel {
        display: none; height: auto; max-height: 9; overflow-y: auto;
        margin: 0 1; padding: 0 1; border: round $bad;
    }
    ErrorPanel.-shown { display: block; }
    """

    def show(self, error: GosmedError) -> None:
        """Tell of this error."""
        self.update(text_of(error))
        self.add_class("-shown")

    def hide(self) -> None:
        self.remove_class("-shown")


def text_of(error: GosmedError) -> Text:
    """The error in words: the same as the command line says."""
    text = Text(f"✗ {words.message(error)}", style="bold")
    for one in error.details:
        title = words.title(one, {})
        text.append(f"\n· {title}: " if title else "\n· ", style="not bold")
        text.append(words.detail_text(one), style="not bold")
        if more := words.detail_advice(one):
            text.append(f" {more}", style="not bold")
    for line in (words.advice(error), *words.contacts(error)):
        if line:
            text.append(f"\n{line}", style="not bold")
    return text
