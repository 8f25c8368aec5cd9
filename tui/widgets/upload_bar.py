"""How far a sending is, in a bar and in numbers. Knows no portal: `show` draws what it is told."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from gosmed_cli.text.clean import clean

from .gauge import Gauge


class UploadBar(Vertical):
    """A title, a bar, a line of numbers, a line of words where something holds it up."""

    DEFAULT_CSS = """
    UploadBar { height: auto; }
    UploadBar Static { height: auto; }
    UploadBar Gauge { color: $primary; }
    UploadBar #trouble { color: $warn; }
    """

    def compose(self) -> ComposeResult:
        yield Static(id="what", classes="title")
        yield Gauge()
        yield Static(id="numbers", classes="muted")
        yield Static(id="trouble")

    def show(self, what: str, share: int, numbers: str = "", trouble: str = "") -> None:
        """How it stands: `share` is per cent."""
        self.query_one("#what", Static).update(Text(clean(what)))
        self.query_one(Gauge).share = share
        self.query_one("#numbers", Static).update(Text(clean(numbers)))
        self.query_one("#trouble", Static).update(Text(f"▲ {clean(trouble)}" if trouble else ""))
