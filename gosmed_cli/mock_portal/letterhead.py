"""The paper that letters are written on: A4, the sender above, requisites in two columns, Cyrillic in type."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from ..exports import pdf_page
from ..text.formats import MOSCOW

if TYPE_CHECKING:
    from fpdf import FPDF

FAMILY, GREY, NAVY = pdf_page.FAMILY, pdf_page.GREY, pdf_page.NAVY
_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()


def long_date(moment: datetime) -> str:
    """As letters have it, Moscow's day: 3 марта 2026 г."""
    day = moment.astimezone(MOSCOW)
    return f"{day.day}\N{NO-BREAK SPACE}{_MONTHS[day.month - 1]} {day.year}\N{NO-BREAK SPACE}г."


def sheet(title: str, author: str, at: datetime) -> FPDF:
    """An empty page, ready to be written on; `title` and `author` are the file's own."""
    from fpdf import FPDF  # 0.1 s, and most requests make no letter

    pdf = FPDF(format="A4", unit="mm")
    pdf_page.add_fonts(pdf)
    pdf.set_title(title)
    pdf.set_author(author)
    pdf.set_creator("gosmed portal")
    pdf.set_lang("ru-RU")
    pdf.set_creation_date(at)
    pdf.set_margins(25, 20, 20)
    pdf.c_margin = 0
    pdf.set_auto_page_break(True, 25)
    pdf.add_page()
    return pdf


def line(pdf: FPDF, text: str, size: float, style: str = "", height: float = 6, align: str = "L") -> None:
    """A paragraph; `size` in points, `height` of a line in millimetres."""
    pdf.set_font(FAMILY, style, size)
    pdf.multi_cell(0, height, text, align=align, new_x="LMARGIN", new_y="NEXT")


def head(pdf: FPDF, sender: str, left: str, right: str) -> None:
    """Who writes, a rule, and under it the date and the number."""
    pdf.set_text_color(*NAVY)
    line(pdf, sender.upper(), 11, "B", 6, "C")
    pdf.set_text_color(*GREY)
    line(pdf, "Единый портал государственных и муниципальных услуг", 8.5, "", 5, "C")
    pdf.ln(3)
    pdf.set_draw_color(*NAVY)
    pdf.set_line_width(0.5)
    pdf.line(pdf.l_margin, pdf.get_y(), pdf.w - pdf.r_margin, pdf.get_y())
    pdf.ln(4)
    pdf.set_text_color(0, 0, 0)
    pdf.set_font(FAMILY, "", 9.5)
    pdf.cell(pdf.epw / 2, 6, left)
    pdf.cell(pdf.epw / 2, 6, right, align="R", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(8)


def heading(pdf: FPDF, title: str, under: str = "") -> None:
    """What this is, in the middle of the page."""
    line(pdf, title, 15, "B", 8, "C")
    if under:
        line(pdf, under, 10.5, "", 6, "C")
    pdf.ln(6)


def requisites(pdf: FPDF, rows: Iterable[tuple[str, str]]) -> None:
    """Titles on the left, values on the right; those without a value are left out."""
    for title, value in rows:
        if not value:
            continue
        pdf.set_text_color(*GREY)
        pdf.set_font(FAMILY, "", 9.5)
        pdf.cell(52, 6.5, title)
        pdf.set_text_color(0, 0, 0)
        pdf.set_font(FAMILY, "", 10)
        pdf.multi_cell(0, 6.5, value, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(4)
