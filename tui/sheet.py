"""The stylesheet of the application, parsed anew only where something has changed."""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet

_SOURCES = 1024  # stylesheets of widgets and screens whose rules are remembered


class Sheet(Stylesheet):
    """Textual's own parses everything again at each new screen, although nothing but that screen's rules is new,
    and remembers the rules of 64 sources: with more than that, each new widget costs a parse of them all."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._given = dict(variables or {})
        self._parse_cache.grow(_SOURCES)

    def set_variables(self, variables: dict[str, str]) -> None:
        if variables != self._given:
            self._given = dict(variables)
            super().set_variables(variables)

    def reparse(self) -> None:
        """Rules of sources and variables that are as they were come from the cache."""
        self.parse()
