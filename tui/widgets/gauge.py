"""How much of a goal is reached: a bar, a per cent, and words."""

from __future__ import annotations

from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

_FULL, _EMPTY = "█", "░"


class Gauge(Widget):
    """`share` is per cent and may be above 100; `label` stands behind the bar."""

    DEFAULT_CSS = """
    Gauge { height: 1; width: 1fr; color: $warn; }
    Gauge.-reached { color: $good; }
    """
    share: reactive[int] = reactive(0)
    label: reactive[str] = reactive("")

    def watch_share(self, share: int) -> None:
        self.set_class(share >= 100, "-reached")

    def render(self) -> Text:
        tail = f" {self.share} %"
        label = f"  {self.label}" if self.label else ""
        width = max(min(self.size.width - len(tail) - len(label), 40), 5)
        full = round(width * min(max(self.share, 0), 100) / 100)
        text = Text(_FULL * full + _EMPTY * (width - full) + tail, no_wrap=True)
        return text.append(label, "bold")
