"""What could not be done: message, what is wrong in particular, the next step. Never a traceback, never blank."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from gosmed_cli.errors import GosmedError
from gosmed_cli.text import say
from gosmed_cli.usecases import failure_words as words

from .. import ways_here


class ErrorPanel(VerticalScroll, can_focus=False):
    """Hidden until `show`; what does not fit is scrolled with the mouse."""

    DEFAULT_CSS = """
    ErrorPanel { display: none; height: auto; max-height: 9; margin: 0 1; padding: 0 1; border: round $bad; }
    ErrorPanel.-shown { display: block; }
    ErrorPanel Static { height: auto; }
    """

    def compose(self) -> ComposeResult:
        yield Static()

    def show(self, error: GosmedError, hint: str = "") -> None:
        """Tell of this error; `hint` says what else can be done about it."""
        text = text_of(error)
        if hint:
            text.append(f"\n{hint}", "dim")
        self.query_one(Static).update(text)
        self.add_class("-shown")
        self.scroll_home(animate=False)

    def hide(self) -> None:
        self.remove_class("-shown")


def text_of(error: GosmedError) -> Text:
    """The error in words: the same as the command line says, and where the command that it names is done here."""
    text = Text()
    text.append(f"✗ {words.message(error)}", "bold")
    for one in error.details:
        title = words.title(one, {})
        text.append(f"\n· {title}: " if title else "\n· ")
        text.append(words.detail_text(one))
        if more := words.detail_advice(one):
            text.append(f" {more}")
    for line in (words.advice(error), *words.contacts(error)):
        if line:
            text.append(f"\n{line}")
    if ways := "; ".join(ways_here.found(words.advice(error) or "")):
        text.append(f"\n{say('tui.here', ways=ways)}")
    return text
