"""Something that takes its time: how far it is, and Esc that stops it."""

from __future__ import annotations

from contextlib import suppress

from rich.text import Text
from textual.app import ComposeResult
from textual.css.query import NoMatches
from textual.widgets import Static

from gosmed_cli.text import say

from ..widgets.upload_bar import UploadBar
from .base import Dialog


class Progress(Dialog[bool]):
    """True when it was done; None where it was stopped. Whoever opened it does the work and says `over`."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self.what = what
        self._over = False

    def inside(self) -> ComposeResult:
        yield UploadBar()
        yield Static(Text(say("tui.progress.keys")), classes="keys")

    def on_mount(self) -> None:
        self.call_after_refresh(self.show, 0)

    def show(self, share: int, numbers: str = "") -> None:
        """How it stands, in per cent."""
        with suppress(NoMatches):  # not drawn yet, or gone already
            self.query_one(UploadBar).show(self.what, share, numbers)

    def over(self) -> None:
        """It has ended; where something else stands before it, it goes when that has gone."""
        self._over = True
        self.on_screen_resume()

    def on_screen_resume(self) -> None:
        if self._over and self.is_current:
            self.dismiss(True)
