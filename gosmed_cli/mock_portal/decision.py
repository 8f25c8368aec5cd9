"""The decision document: a letter in PDF with number, date, applicant, decision, remarks and what to do next.

The act of a meeting (R26) is the same letter, with when and where, and signed by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..contract.vocabulary import Status
from ..text.formats import MOSCOW
from . import letterhead
from .lifecycle import Act, Application, Issue
from .remarks import Remark

if TYPE_CHECKING:
    from fpdf import FPDF

_FAINT = (205, 211, 220)
_FILL = (241, 244, 248)


@dataclass(frozen=True, slots=True)
class Letter:
    """What the letter says. `outcome` is the status in the service's words; personal numbers are masked."""

    heading: str
    reference: str
    issued_at: datetime
    number: int
    submitted_at: datetime | None
    applicant: str
    snils: str
    service: str
    sender: str
    outcome: str
    favourable: bool
    reason: str
    remarks: tuple[Remark, ...]
    places: tuple[str, ...]  # the titles of what the remarks are about, one for each
    next_steps: tuple[str, ...]
    details: tuple[tuple[str, str], ...] = ()  # more lines of requisites: title and value
    signed_by: str = ""
    kind: str = "decision"  # the name of its file


def of(
    application: Application,
    entry: int,
    now: datetime,
    sender: str,
    values: Mapping[str, str],
    issue: Issue,
) -> Letter:
    """The letter about the decision that this entry of the history records."""
    assert application.status is not None, "a decision is a status"
    question = application.status is Status.NEEDS_CORRECTION
    return Letter(
        **_about(application, entry, now, sender, values),
        heading="УВЕДОМЛЕНИЕ" if question else "РЕШЕНИЕ",
        outcome=application.title(application.status),
        favourable=application.status is Status.APPROVED,
        reason=issue.reason,
        remarks=issue.remarks,
        places=tuple(_place(application, remark) for remark in issue.remarks),
        next_steps=_next_steps(application),
    )


def act_of(
    application: Application, entry: int, now: datetime, sender: str, values: Mapping[str, str], act: Act
) -> Letter | None:
    """The act of a meeting that this entry of the history records; None where the service has none."""
    wanted = application.service.appointment
    if wanted is None or not wanted.document:
        return None
    return Letter(
        **_about(application, entry, now, sender, values),
        heading="АКТ О ЛИЧНОМ ПРИЁМЕ",
        outcome="Встреча состоялась",
        favourable=True,
        reason="Заявитель предъявил подлинники документов, сведения внесены в систему.",
        remarks=(),
        places=(),
        next_steps=("Решение по заявлению придёт отдельно.",),
        details=(("Где и когда", act.meeting.words),),
        signed_by=act.by or f"Специалист, {act.meeting.place}",
        kind=wanted.document,
    )


def _about(
    application: Application, entry: int, now: datetime, sender: str, values: Mapping[str, str]
) -> dict[str, Any]:
    """What every letter says of the application, of whom and from whom."""
    return {
        "reference": f"{application.number}-{application.attempt}/{entry}",
        "issued_at": now,
        "number": application.number,
        "submitted_at": application.submitted_at,
        "applicant": applicant(values),
        "snils": _masked(values.get("snils", "")),
        "service": application.service.title.ru,
        "sender": sender,
    }


def applicant(values: Mapping[str, str]) -> str:
    """Last name and initials: who has the letter needs no more.

    >>> applicant({"last_name": "Соколова", "first_name": "Анна", "middle_name": "Петровна"})
    'Соколова А. П.'
    """
    initials = (f"{values[name][0]}." for name in ("first_name", "middle_name") if values.get(name))
    return " ".join((values.get("last_name", ""), *initials)).strip() or "Заявитель"


def _masked(snils: str) -> str:
    return f"•••-•••-{snils[6:9]} {snils[9:]}" if len(snils) == 11 else ""


def _place(application: Application, remark: Remark) -> str:
    field = application.service.field(remark.field or "")
    slot = application.service.slot(remark.attachment or "")
    known = field or slot
    return known.title.ru if known else remark.field or remark.attachment or "Заявление"


def _next_steps(application: Application) -> tuple[str, ...]:
    if application.status is Status.APPROVED:
        return ("Услуга оказана. Дополнительных действий не требуется.",)
    if not application.edit_allowed:
        return ("Заявление закрыто. Если вопрос остался, подайте новое заявление.",)
    until = application.resubmit_until
    when = f" до {letterhead.long_date(until)}, 23:59 (МСК)" if until else ""
    steps = [
        f"Исправьте указанное выше и отправьте заявление № {application.number} повторно{when}.",
        "Сведения и документы, к которым замечаний нет, присылать заново не нужно.",
    ]
    if application.status is Status.NEEDS_CORRECTION and until:
        steps.append("Если ответа к этому сроку не будет, заявление закроется отказом.")
    if application.refusals > 1:
        steps.append(
            f"Отказ повторный. Если сведения верны, обратитесь в поддержку портала: назовите номер заявления "
            f"{application.number} и опишите расхождение. Контакты указаны в разделе «Помощь»."
        )
    return tuple(steps)


def render(letter: Letter) -> bytes:
    """The letter as PDF, A4."""
    title = f"{letter.heading.capitalize()} по заявлению № {letter.number}"
    pdf = letterhead.sheet(title, letter.sender, letter.issued_at)
    letterhead.head(pdf, letter.sender, letterhead.long_date(letter.issued_at), f"№ {letter.reference}")
    letterhead.heading(pdf, letter.heading, f"по заявлению № {letter.number}")
    _requisites(pdf, letter)
    _outcome(pdf, letter)
    _remarks(pdf, letter)
    _steps(pdf, letter)
    _foot(pdf, letter)
    return bytes(pdf.output())


def _requisites(pdf: FPDF, letter: Letter) -> None:
    sent = letter.submitted_at
    rows = [
        ("Услуга", letter.service),
        ("Заявитель", letter.applicant),
        ("СНИЛС", letter.snils),
        ("Заявление получено", f"{sent.astimezone(MOSCOW):%d.%m.%Y, %H:%M} (МСК)" if sent else ""),
        *letter.details,
    ]
    letterhead.requisites(pdf, rows)


def _outcome(pdf: FPDF, letter: Letter) -> None:
    pdf.set_fill_color(*_FILL)
    pdf.set_draw_color(*_FAINT)
    pdf.set_line_width(0.2)
    pdf.set_font(letterhead.FAMILY, "B", 12)
    pdf.set_text_color(*((22, 101, 52) if letter.favourable else (153, 27, 27)))
    pdf.cell(0, 12, f"   {letter.outcome}", border=1, fill=True, new_x="LMARGIN", new_y="NEXT")
    pdf.set_text_color(0, 0, 0)
    if letter.reason:
        pdf.ln(3)
        letterhead.line(pdf, letter.reason, 10)
    pdf.ln(5)


def _remarks(pdf: FPDF, letter: Letter) -> None:
    if not letter.remarks:
        return
    from fpdf.fonts import FontFace  # with fpdf itself

    letterhead.line(pdf, "Основания", 11, "B", 7)
    pdf.ln(1)
    pdf.set_font(letterhead.FAMILY, "", 8.5)
    pdf.set_fill_color(255, 255, 255)
    heading = FontFace(emphasis="BOLD", fill_color=_FILL)
    with pdf.table(
        width=pdf.epw,
        col_widths=(8, 30, 62, 65),
        align="LEFT",
        text_align="L",
        v_align="T",
        line_height=5,
        padding=(1.5, 2),
        headings_style=heading,
    ) as table:
        table.row(("№", "Где", "Что не так", "Что сделать"))
        for index, (place, remark) in enumerate(zip(letter.places, letter.remarks, strict=True), 1):
            table.row((str(index), place, remark.message, remark.advice))
    pdf.ln(6)


def _steps(pdf: FPDF, letter: Letter) -> None:
    letterhead.line(pdf, "Что дальше", 11, "B", 7)
    for step in letter.next_steps:
        letterhead.line(pdf, step, 10, "", 6)
        pdf.ln(1)


def _foot(pdf: FPDF, letter: Letter) -> None:
    pdf.ln(8)
    if pdf.get_y() > pdf.h - 42:  # the signature stays together
        pdf.add_page()
    letterhead.line(pdf, letter.sender, 10, "B")
    if letter.signed_by:
        letterhead.line(pdf, f"Подписано: {letter.signed_by}", 10)
    pdf.set_text_color(*letterhead.GREY)
    letterhead.line(
        pdf,
        "Документ сформирован автоматически в электронном виде. "
        "Решение можно обжаловать в порядке, установленном Федеральным законом от 27.07.2010 № 210-ФЗ.",
        8,
        "",
        4.5,
    )
