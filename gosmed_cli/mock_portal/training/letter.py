"""The certificate of a year's goal as a letter: who, how many points, by what training (R90)."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ...contract.dictionaries import dictionary
from ...rules.dates import shown as day
from .. import letterhead
from ..clock import parse
from .numbers import of_tenths, shown

if TYPE_CHECKING:
    from fpdf import FPDF

_SENDER = "Портал непрерывного медицинского образования"
_COLUMNS = (22, 64, 44, 16, 19)
_HEADINGS = ("Дата", "Тема", "Организатор", "Часы", "Баллы")


def write(certificate: sqlite3.Row, records: Sequence[sqlite3.Row], known: Mapping[str, str]) -> bytes:
    """The letter as PDF, A4; `known` are the account's values."""
    issued, number = parse(certificate["issued_at"]), certificate["number"]
    pdf = letterhead.sheet(f"Сертификат № {number}", _SENDER, issued)
    letterhead.head(pdf, _SENDER, letterhead.long_date(issued), f"№ {number}")
    letterhead.heading(pdf, "СЕРТИФИКАТ", f"о выполнении годовой цели обучения, {certificate['year']} год")
    letterhead.requisites(pdf, _rows(certificate, known))
    letterhead.line(pdf, "Учтённое обучение", 11, "B", 7)
    pdf.ln(1)
    _table(pdf, records)
    _foot(pdf, certificate)
    return bytes(pdf.output())


def sha256(data: bytes) -> str:
    """In hex."""
    return hashlib.sha256(data).hexdigest()


def _rows(certificate: sqlite3.Row, known: Mapping[str, str]) -> list[tuple[str, str]]:
    names = (known.get(one, "") for one in ("last_name", "first_name", "middle_name"))
    goal, points = of_tenths(certificate["goal"]), of_tenths(certificate["points"])
    return [
        ("Выдан", " ".join(filter(None, names))),
        ("Специальность", _title("specialties", known.get("specialty", ""))),
        ("Организация", known.get("organisation", "")),
        ("Цель на год, баллов", shown(goal)),
        ("Набрано баллов", shown(points)),
    ]


def _table(pdf: FPDF, records: Sequence[sqlite3.Row]) -> None:
    """Breaks over pages, with its headings on each."""
    from fpdf.fonts import FontFace  # with fpdf itself

    pdf.set_font(letterhead.FAMILY, "", 8.5)
    pdf.set_fill_color(255, 255, 255)
    heading = FontFace(emphasis="BOLD", fill_color=(241, 244, 248))
    with pdf.table(
        width=pdf.epw,
        col_widths=_COLUMNS,
        align="LEFT",
        text_align=("LEFT", "LEFT", "LEFT", "RIGHT", "RIGHT"),
        v_align="T",
        line_height=5,
        padding=(1.5, 2),
        headings_style=heading,
    ) as table:
        table.row(_HEADINGS)
        for one in records:
            when = day(date.fromisoformat(one["finished_on"]))
            numbers = (shown(of_tenths(one["hours"])), shown(of_tenths(one["points"])))
            table.row((when, one["title"], one["organiser"], *numbers))
    pdf.ln(6)


def _foot(pdf: FPDF, certificate: sqlite3.Row) -> None:
    if certificate["transferred_at"]:
        sent = letterhead.long_date(parse(certificate["transferred_at"]))
        words = (
            f"Передан в орган управления здравоохранением {sent}, отправление {certificate['transfer_number']}."
        )
        letterhead.line(pdf, words, 10)
        pdf.ln(2)
    pdf.set_text_color(*letterhead.GREY)
    letterhead.line(
        pdf,
        "Один балл соответствует одному академическому часу (45 минут). Документ сформирован автоматически "
        "в электронном виде.",
        8,
        "",
        4.5,
    )


def _title(code: str, value: str) -> str:
    among = dictionary(code)
    item = among.find(value) if among and value else None
    return item.title if item else value
