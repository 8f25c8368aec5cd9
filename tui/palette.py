"""The command palette: every act that is possible here, found by its words in any keyboard layout."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from gosmed_cli.text import say

from . import actions, keys, layout_ru
from .actions import APP, Act

if TYPE_CHECKING:
    from textual.app import App


def open_palette(app: App[Any]) -> None:
    """Open it, unless it is."""
    if not CommandPalette.is_open(app):
        app.push_screen(CommandPalette(placeholder=say("tui.palette.placeholder"), id="--command-palette"))


class ActsProvider(Provider):
    """Acts of the screen under the palette, and those of everywhere."""

    async def discover(self) -> Hits:
        for one in self._acts():
            yield DiscoveryHit(one.words, self._runner(one), help=self._help(one))

    async def search(self, query: str) -> Hits:
        for one in self._acts():
            if layout_ru.found(query, one.words):
                begins = layout_ru.folded(one.words).startswith(layout_ru.folded(query))
                yield Hit(1.0 if begins else 0.8, one.words, self._runner(one), help=self._help(one))
            elif (score := self.matcher(query).match(one.words)) > 0:
                yield Hit(score * 0.5, one.words, self._runner(one), help=self._help(one))

    def _acts(self) -> list[Act]:
        place = getattr(self.screen, "PLACE", "")
        both = [*(actions.acts(place) if place else ()), *actions.acts(APP)]
        return [one for one in both if one.palette and self._possible(one)]

    def _possible(self, one: Act) -> bool:
        return not one.when or bool(getattr(self.screen, one.when, False))

    def _runner(self, one: Act) -> Any:
        return partial(self.app.run_action, one.action, self.screen)

    def _help(self, one: Act) -> str:
        keymap: dict[str, str] = getattr(self.app, "_keymap", {})
        return " · ".join(filter(None, (keys.listed(one, keymap), one.command)))
