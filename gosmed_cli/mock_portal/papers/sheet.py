"""A paper to print: who issued it, for whom, and every line of its form (R102)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ...contract.cabinet.papers import MedicalPaper
from ...contract.catalogue import Field
from ...contract.dictionaries import title_of
from ...contract.papers import Paper
from ...rules.dates import shown
from .. import letterhead

_DATES = ("date", "past_date", "birth_date", "future_date")
_LINE = 70  # millimetres of a line to sign on


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who signs, as the account knows them; what it does not know is left out."""

    name: str
    position: str
    organisation: str
    licence: str

    @classmethod
    def of(cls, known: Mapping[str, str]) -> Issuer:
        names = (known.get(one, "") for one in ("last_name", "first_name", "middle_name"))
        position = title_of("positions", known.get("position", ""))
        return cls(
            " ".join(filter(None, names)), position, known.get("organisation", ""), known.get("licence", "")
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """The file; `sha256` in hex."""

    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def write(kind: Paper, paper: MedicalPaper, issuer: Issuer) -> Sheet:
    """The paper as PDF, A4."""
    issued = datetime.fromisoformat(paper["issued_at"])
    author = issuer.organisation or issuer.name
    pdf = letterhead.sheet(f"{kind.title.ru} № {paper['number']}", author, issued)
    letterhead.head(pdf, author, letterhead.long_date(issued), f"№ {paper['number']}")
    letterhead.heading(pdf, kind.title.ru, _state(paper))
    values = [(one.title.ru, _value(one, paper["values"].get(one.name, ""))) for one in kind.form.fields]
    letterhead.requisites(pdf, [*values, ("Действует по", shown(date.fromisoformat(paper["valid_until"])))])
    signed = (("Врач", issuer.name), ("Должность", issuer.position), ("Лицензия", issuer.licence))
    letterhead.requisites(pdf, signed)
    pdf.ln(8)
    pdf.set_draw_color(*letterhead.GREY)
    pdf.line(pdf.l_margin, pdf.get_y(), pdf.l_margin + _LINE, pdf.get_y())
    pdf.ln(1)
    pdf.set_text_color(*letterhead.GREY)
    letterhead.line(pdf, "подпись врача, печать", 8, "", 5)
    return Sheet(bytes(pdf.output()))


def _state(paper: MedicalPaper) -> str:
    if paper["state"] == "issued":
        return ""
    reason = f": {paper['reason']}" if paper["reason"] else ""
    return f"{paper['state_title']}{reason}"


def _value(field: Field, value: str) -> str:
    if field.type in _DATES and value:
        return shown(date.fromisoformat(value))
    return title_of(field.dictionary, value)
