"""The line at the bottom: the keys of what is possible now, as many as fit.

One widget for all of them, where Textual's own footer has one a key: it is drawn anew with every move of the
cursor. What does not fit is left out from the end, help last of all: it tells the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.text import Text

from .clickable import Clickable, clickable

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.screen import Screen

_LAST_TO_GO = ("app.help", "app.quit")  # ids of what stays where there is no room


class KeyLine(Clickable):
    """Keys and what they do; a click presses the key."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key"}
    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; background: $footer-background; color: $footer-description-foreground; }
    KeyLine .key-line--key { color: $footer-key-foreground; background: $footer-background; text-style: bold; }
    """

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is self.screen:
            self.refresh()

    def render(self) -> Text:
        key_style = self.get_component_rich_style("key-line--key")
        line = Text(no_wrap=True)
        for one in fitting(list(self._possible()), self.size.width, self._words):
            begun = len(line)
            line.append(f" {self.app.get_key_display(one)}", key_style)
            line.append(f" {one.description}")
            clickable(line, begun, f"app.simulate_key('{one.key}')")
        return line

    def _possible(self) -> Iterator[Binding]:
        """One binding for each action."""
        seen: set[str] = set()
        for _, binding, enabled, _ in self.screen.active_bindings.values():
            if binding.show and enabled and binding.action not in seen:
                seen.add(binding.action)
                yield binding

    def _words(self, one: Binding) -> str:
        return f" {self.app.get_key_display(one)} {one.description}"


def fitting(bindings: list[Binding], width: int, words: Callable[[Binding], str]) -> list[Binding]:
    """Those whose words fit into a line of so many cells, in their order."""
    kept = list(bindings)
    while kept and sum(cell_len(words(one)) for one in kept) > width:
        spare = [one for one in kept if one.id not in _LAST_TO_GO] or kept
        kept.remove(spare[-1])
    return kept
