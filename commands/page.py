"""Text for a person: lines, colours, tables that become two-line cards on a narrow screen.

No rich here: four colours and two layouts cost nothing, and `status` is run every minute.
"""

from __future__ import annotations

import os
import shutil
import textwrap
from collections.abc import Mapping, Sequence
from typing import TextIO

from gosmed_cli.text.clean import clean
from gosmed_cli.text.widths import cell_width, padded

STYLES = {"good": "32", "bad": "31", "warn": "33", "dim": "2", "bold": "1", "cyan": "36", "plain": "0"}
CARDS_BELOW = 120


class Page:
    """A stream that a person reads."""

    def __init__(self, stream: TextIO, environment: Mapping[str, str] | None = None) -> None:
        environment = os.environ if environment is None else environment
        self.stream = stream
        self.terminal = stream is not None and stream.isatty()
        self.colour = self.terminal and self.may_colour(stream, environment)

    @staticmethod
    def may_colour(stream: TextIO, environment: Mapping[str, str]) -> bool:
        """A terminal that can, and nobody forbids it."""
        return stream.isatty() and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"

    @property
    def width(self) -> int:
        """Columns; wide where no terminal limits them and COLUMNS does not say otherwise."""
        return shutil.get_terminal_size((CARDS_BELOW, 24)).columns

    def line(self, text: str = "", style: str = "plain", *, lines: bool = False) -> None:
        """One line, cleaned; `lines` keeps line breaks inside."""
        self.raw(self.styled(clean(text, lines=lines), style) + "\n")

    def pieces(self, *pieces: tuple[str, str]) -> None:
        """One line of several styles: (text, style)…"""
        self.raw("".join(self.styled(clean(text), style) for text, style in pieces).rstrip() + "\n")

    def styled(self, text: str, style: str) -> str:
        return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if self.colour and style != "plain" and text else text

    def wrapped(self, text: str, indent: int = 0, style: str = "plain") -> None:
        """A paragraph: on a terminal wrapped at words, otherwise one line."""
        text = clean(text)
        if not self.terminal:
            self.line(" " * indent + text)
            return
        for part in textwrap.wrap(
            text, max(self.width - indent, 30), break_long_words=False, break_on_hyphens=False
        ):
            self.line(" " * indent + part, style)

    def kept(self, text: str) -> None:
        """A line that keeps its indent, on a terminal also where it is wrapped at words."""
        indent = len(text) - len(text.lstrip())
        self.wrapped(text.strip(), indent) if text.strip() else self.line()

    def table(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Columns where they fit; below 120 columns two-line cards: the first two cells, then the rest."""
        cells = [[clean(str(one)) for one in row] for row in rows]
        widths = [max([cell_width(h), *(cell_width(row[i]) for row in cells)]) for i, h in enumerate(headers)]
        fits = sum(widths) + 2 * (len(widths) - 1) <= self.width
        if fits or not self.terminal:
            self.line("  ".join(padded(h, w) for h, w in zip(headers, widths, strict=True)).rstrip(), "dim")
            for row in cells:
                self.line("  ".join(padded(one, w) for one, w in zip(row, widths, strict=True)).rstrip())
            return
        for row in cells:
            self._card(row)

    def _card(self, row: Sequence[str]) -> None:
        head, rest = row[:2], [one for one in row[2:] if one]
        self.line("  ".join(one for one in head if one), "bold")
        if rest:
            self.wrapped(" · ".join(rest), 4)

    def raw(self, text: str) -> None:
        """Text that is safe already."""
        try:
            self.stream.write(text)
        except UnicodeEncodeError:
            encoding = self.stream.encoding or "ascii"
            self.stream.write(text.encode(encoding, "replace").decode(encoding))
