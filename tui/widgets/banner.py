"""A line under the top bar while the portal cannot be reached."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Static

from gosmed_cli.text import say


class Banner(Static):
    """Shown while the application is without its portal; follows `app.offline`."""

    DEFAULT_CSS = """
    Banner { display: none; height: auto; padding: 0 1; color: $warn; background: $card; text-style: bold; }
    Banner.-shown { display: block; }
    """

    def on_mount(self) -> None:
        self.watch(self.app, "offline", self._changed)

    def _changed(self, offline: str) -> None:
        self.set_class(bool(offline), "-shown")
        if offline:
            self.update(Text(f"▲ {say('tui.offline')}"))
            self.tooltip = offline
