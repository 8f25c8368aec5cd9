"""Papers of courses: the certificate of a participant, the programme and other materials, made when asked for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from ...contract.dictionaries import title_of
from .. import letterhead
from ..clock import parse
from ..training.numbers import of_tenths, shown
from . import words

if TYPE_CHECKING:
    from fpdf import FPDF


def certificate(course: sqlite3.Row, number: int, known: Mapping[str, str], at: datetime) -> bytes:
    """PDF, A4; `known` are the participant's values, `at` is when it was issued."""
    title = course["certificate"]
    pdf = letterhead.sheet(f"{title} № {number}", course["provider"], at)
    letterhead.head(pdf, course["provider"], letterhead.long_date(at), f"№ {number}")
    letterhead.heading(pdf, title.upper(), words.KIND_TITLES[course["kind"]])
    names = (known.get(one, "") for one in ("last_name", "first_name", "middle_name"))
    letterhead.requisites(
        pdf,
        [
            ("Выдан", " ".join(filter(None, names))),
            ("Специальность", title_of("specialties", known.get("specialty", ""))),
            ("Обучение", f"«{course['title']}»"),
            ("Начало", words.at(course["starts_at"])),
            ("Окончание", words.at(course["ends_at"])),
            ("Объём", f"{shown(of_tenths(course['hours']))} ак. ч."),
            ("Баллы НМО", shown(of_tenths(course["points"]))),
            ("Оценка", course["grade"] or ""),
        ],
    )
    _foot(pdf, "Баллы учтены в разделе «Профессиональное развитие». Документ сформирован автоматически.")
    return bytes(pdf.output())


def material(course: sqlite3.Row, one: Mapping[str, str]) -> bytes:
    """A file of the course: PDF or text by its name; without `text` of its own it is the programme."""
    text = one.get("text")
    if not one["name"].lower().endswith(".pdf"):
        return _plain(course, one["title"], text).encode("utf-8")
    pdf = letterhead.sheet(f"{one['title']}: {course['title']}", course["provider"], parse(course["starts_at"]))
    letterhead.head(pdf, course["provider"], words.KIND_TITLES[course["kind"]], f"№ {course['id']}")
    letterhead.heading(pdf, one["title"], course["title"])
    letterhead.requisites(
        pdf,
        [
            ("Начало", words.at(course["starts_at"])),
            ("Окончание", words.at(course["ends_at"])),
            ("Объём", f"{shown(of_tenths(course['hours']))} ак. ч."),
        ],
    )
    for part in (text or course["description"]).splitlines():
        letterhead.line(pdf, part, 10.5)
    if text is None:
        pdf.ln(4)
        for place, topic in enumerate(json.loads(course["programme"]), 1):
            letterhead.line(pdf, f"{place}. {topic}", 10.5, "", 7)
    return bytes(pdf.output())


def _plain(course: sqlite3.Row, title: str, text: str | None) -> str:
    topics = "\n".join(f"{place}. {topic}" for place, topic in enumerate(json.loads(course["programme"]), 1))
    when = f"{words.at(course['starts_at'])} – {words.at(course['ends_at'])}"
    return f"{title}\n\n{course['title']}\n{course['provider']}\n{when}\n\n{text or topics}\n"


def _foot(pdf: FPDF, text: str) -> None:
    pdf.set_text_color(*letterhead.GREY)
    letterhead.line(pdf, text, 8, "", 4.5)
