"""Pages of a report: fonts, widths of text, wrapping, the foot with the page's number."""

from __future__ import annotations

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


def add_fonts(pdf: FPDF) -> None:
    """The regular and the bold face (DejaVu Sans, a free licence); Cyrillic is in both."""
    folder = files("gosmed_cli.documents") / "fonts"
    pdf.add_font(FAMILY, "", str(folder / "DejaVuSans.ttf"))
    pdf.add_font(FAMILY, "B", str(folder / "DejaVuSans-Bold.ttf"))


def close_fonts(pdf: FPDF) -> None:
    """What `FPDF.output` does at its end, for a document that has none."""
    from fpdf.fonts import TTFFont  # with fpdf itself

    for font in pdf.fonts.values():
        if isinstance(font, TTFFont):
            font.close()


def document(title: str, author: str, *, landscape: bool) -> FPDF:
    """An empty document. Text is embedded with the glyphs that it uses."""
    from fpdf import FPDF  # 0.1 s, and most commands make no PDF

    pdf = FPDF(orientation="landscape" if landscape else "portrait", format="A4", unit="mm")
    add_fonts(pdf)
    pdf.set_title(title)
    pdf.set_author(author)
    pdf.set_creator("gosmed")
    pdf.set_lang(say("exports.language"))
    pdf.set_margins(MARGIN, 14, MARGIN)
    pdf.set_auto_page_break(False)
    pdf.c_margin = 0
    return pdf


def number_pages(pdf: FPDF, title: str) -> None:
    """Write the foot of every page, now that their number is known: the title, and which of how many."""
    face = Face(pdf, "", 8)
    y = pdf.h - FOOT + 5
    for number in range(1, pdf.page + 1):
        pdf.page = number
        pdf.current_font_is_set_on_page = False  # another font was the last one there
        pdf.set_fill_color(255, 255, 255)  # unlike the text's, so that fpdf2 says both
        pdf.set_text_color(*GREY)
        face.use()
        place = say("exports.page_of", page=number, pages=len(pdf.pages))
        room = pdf.epw - face.width(place) - 6
        lines = face.wrapped(title, room)
        pdf.text(pdf.l_margin, y, lines[0] if len(lines) == 1 else f"{lines[0]}…")
        pdf.text(pdf.w - pdf.r_margin - face.width(place), y, place)


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

    def wrapped(self, text: str, width: float) -> list[str]:
        """The text in lines that fit, its own line breaks kept; a word that is too long is broken."""
        if "\n" in text:
            return [line for part in text.split("\n") for line in self.wrapped(part, width)]
        if self.width(text) <= width:
            return [text]
        lines: list[str] = []
        line = ""
        for word in text.split(" "):
            for part in self._parts(word, width):
                joined = f"{line} {part}" if line else part
                if line and self.width(joined) > width:
                    lines.append(line)
                    joined = part
                line = joined
        return [*lines, line]

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
