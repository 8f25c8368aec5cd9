"""Documents that an approver signs (R25: the document signed by a bank): a PDF and its detached signature, both
received by the applicant. What they say, and who signs, is the catalogue's word (`[issues]`)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from ..contract.catalogue import Issued
from ..contract.dictionaries import title_of
from ..contract.vocabulary import SIGNATURE
from ..rules.identifiers import snils_tail, tail
from ..signing import cms
from ..text.formats import MOSCOW
from . import inbox, letterhead, organisation_keys
from .letters import keep_blob
from .lifecycle_parts import Application
from .state import Portal
from .store import Transaction

_NAMES = ("last_name", "first_name", "middle_name")


@dataclass(frozen=True, slots=True)
class _Statement:
    """What the document says: `rows` are titles and values, personal numbers masked."""

    title: str
    text: str
    reference: str
    signer: str
    at: datetime
    rows: tuple[tuple[str, str], ...]


def write(t: Transaction, portal: Portal, account_id: str, application: Application, name: str) -> None:
    """Write the document of an approved application whose service has one, sign it, and send both."""
    wanted = application.service.issues
    assert wanted is not None, "a service without such documents has none signed"
    values = json.loads(t.q.order_by_id(id=application.number)["fields"])
    signer = _signer(application, wanted, values)
    key = organisation_keys.of(t, portal, signer)
    said = _statement(application, wanted, values, signer, portal.clock.now())
    data = _render(said, key.serial)
    signature, number, title = cms.sign(data, key), application.number, wanted.title.ru
    beside, of_it = name + SIGNATURE, f"Электронная подпись к документу «{title}»"
    document = inbox.Received(wanted.kind, title, signer, name, "pdf", keep_blob(t, data), len(data), number)
    inbox.put(t, portal, account_id, document)
    kept = keep_blob(t, signature)
    mark = inbox.Received(f"{wanted.kind}-signature", of_it, signer, beside, "sig", kept, len(signature), number)
    inbox.put(t, portal, account_id, mark, tell=False)  # of both the owner is told once


def _signer(application: Application, wanted: Issued, values: Mapping[str, str]) -> str:
    field, value = application.service.field(wanted.signer), values.get(wanted.signer, "")
    named = title_of(field.dictionary if field else None, value)
    return named or title_of("approvers", application.service.review.approver)


def _statement(
    application: Application, wanted: Issued, values: Mapping[str, str], signer: str, now: datetime
) -> _Statement:
    registers = (title_of("registers", one) for one in application.service.review.registers)
    rows = (
        ("Услуга", application.service.title.ru),
        ("Заявитель", " ".join(values[name] for name in _NAMES if values.get(name))),
        *_numbers(application, wanted, values),
        ("Сверено с реестрами", "\n".join(registers)),
        ("Когда", f"{now.astimezone(MOSCOW):%d.%m.%Y, %H:%M} (МСК)"),
        ("Кем", signer),
    )
    reference = f"{application.number}-{application.attempt}"
    return _Statement(wanted.title.ru, wanted.statement, reference, signer, now, rows)


def _numbers(application: Application, wanted: Issued, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name in wanted.numbers:
        field, value = application.service.field(name), values.get(name)
        if field and value:
            yield field.title.ru, (snils_tail if field.type == "snils" else tail)(value)


def _render(said: _Statement, serial: str) -> bytes:
    """The document as PDF, A4; `serial` is the signer's certificate's."""
    pdf = letterhead.sheet(f"{said.title} № {said.reference}", said.signer, said.at)
    letterhead.head(pdf, said.signer, letterhead.long_date(said.at), f"№ {said.reference}")
    letterhead.heading(pdf, said.title, f"по заявлению № {said.reference.partition('-')[0]}")
    letterhead.requisites(pdf, said.rows)
    letterhead.line(pdf, said.text, 11)
    pdf.ln(8)
    letterhead.line(pdf, f"Подписано электронной подписью: {said.signer}", 10, "B")
    pdf.set_text_color(*letterhead.GREY)
    letterhead.line(
        pdf,
        f"Сертификат {serial}. Подпись лежит в отдельном файле рядом с этим. "
        "Сертификат учебный: квалифицированной подписи он не даёт.",
        8,
        "",
        4.5,
    )
    return bytes(pdf.output())
