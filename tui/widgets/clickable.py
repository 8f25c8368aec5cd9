"""Text of which parts do something when they are clicked.

Textual's own `@click` makes a link of such a part: underlined, and in a colour of its own.
"""

from __future__ import annotations

from rich.style import Style
from rich.text import Text
from textual.events import Click
from textual.widgets import Static


def clickable(text: Text, begun: int, action: str) -> None:
    """From `begun` to its end the text runs this action of the application, clicked within a `Clickable`."""
    text.stylize(Style.from_meta({"runs": action}), begun, len(text))


class Clickable(Static):
    """Runs what `clickable` has marked."""

    async def on_click(self, event: Click) -> None:
        action = event.style.meta.get("runs")
        if action:
            event.stop()
            await self.app.run_action(action)
