"""Pages of a report: fonts, widths of text, wrapping, the foot with the page's number."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ..text.say import say

if TYPE_CHECKING:
    from fpdf import FPDF

FAMILY = "DejaVu"
NAVY, GREY, FAINT, FILL = (23, 43, 77), (110, 110, 110), (205, 211, 220), (241, 244, 248)
MARGIN = 14.0  # millimetres, left and right
FOOT = 14.0  # millimetres that the foot takes
_POINT = 25.4 / 72  # millimetres
_PAGES = "{pages}"  # stands for their number until all are there; as wide as the longest


@cache
def fonts() -> tuple[str, str]:
    """Paths of the regular and the bold face (DejaVu Sans, a free licence); Cyrillic is in both."""
    folder = files("gosmed_cli.documents") / "fonts"
    return str(folder / "DejaVuSans.ttf"), str(folder / "DejaVuSans-Bold.ttf")


def document(title: str, author: str, *, landscape: bool) -> FPDF:
    """An empty document with numbered pages. Text is embedded with the glyphs that it uses."""
    from fpdf import FPDF  # 0.1 s, and most commands make no PDF

    class Numbered(FPDF):
        def footer(self) -> None:
            self.set_y(-FOOT)
            self.set_font(FAMILY, "", 8)
            self.set_text_color(*GREY)
            self.cell(0, 8, title, align="L")
            self.set_x(self.l_margin)
            self.cell(0, 8, say("exports.page_of", page=self.page_no(), pages=_PAGES), align="R")

    pdf = Numbered(orientation="landscape" if landscape else "portrait", format="A4", unit="mm")
    regular, bold = fonts()
    pdf.add_font(FAMILY, "", regular)
    pdf.add_font(FAMILY, "B", bold)
    pdf.set_title(title)
    pdf.set_author(author)
    pdf.set_creator("gosmed")
    pdf.set_lang(say("exports.language"))
    pdf.set_margins(MARGIN, 14, MARGIN)
    pdf.set_auto_page_break(False)
    pdf.alias_nb_pages(_PAGES, align="R")
    pdf.c_margin = 0
    return pdf


class Face:
    """Widths of text in one face and size, in millimetres: each character is measured once."""

    def __init__(self, pdf: FPDF, style: str, size: float) -> None:
        self._pdf = pdf
        self.style, self.size = style, size
        self._widths: dict[str, float] = {}

    def use(self) -> None:
        self._pdf.set_font(FAMILY, self.style, self.size)

    @property
    def height(self) -> float:
        """Of a line, in millimetres."""
        return self.size * _POINT * 1.35

    def width(self, text: str) -> float:
        widths = self._widths
        total = 0.0
        for one in text:
            if one not in widths:
                self.use()
                widths[one] = self._pdf.get_string_width(one)
            total += widths[one]
        return total

    def wrapped(self, text: str, width: float, most: int) -> list[str]:
        """The text in lines that fit, at most so many; a word that is too long is broken, what is too much cut."""
        if self.width(text) <= width:
            return [text]
        lines: list[str] = []
        line = ""
        for word in text.split():
            for part in self._parts(word, width):
                joined = f"{line} {part}" if line else part
                if self.width(joined) <= width:
                    line = joined
                else:
                    lines.append(line)
                    line = part
        lines.append(line)
        lines = [one for one in lines if one]
        return lines if len(lines) <= most else [*lines[: most - 1], self._cut(lines[most - 1], width)]

    def _parts(self, word: str, width: float) -> list[str]:
        """The word, or pieces of it that fit."""
        if self.width(word) <= width:
            return [word]
        parts, part = [], ""
        for one in word:
            if part and self.width(part + one) > width:
                parts.append(part)
                part = ""
            part += one
        return [*parts, part]

    def _cut(self, text: str, width: float) -> str:
        while text and self.width(f"{text}…") > width:
            text = text[:-1]
        return f"{text.rstrip()}…"
