"""Certificates of one's own (R89): what an application claims, and the record that its approval becomes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from uuid import uuid4

from ...contract.dictionaries import fold
from ...contract.vocabulary import DocumentStatus, RemarkCode
from .. import document_review, doors
from ..clock import iso
from ..remarks import Remark
from ..state import Portal
from ..store import Transaction
from . import records
from .progress import between

NAME = "training"  # what the catalogue calls it: `record = "training"`
_FORMATS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


def wrong(t: Transaction, account_id: str, values: Mapping[str, str]) -> tuple[Remark, ...]:
    """No training counts twice: the same topic on the same day is there already."""
    finished = date.fromisoformat(values["finished_on"])
    if not any(fold(one["title"]) == fold(values["topic"]) for one in between(t, account_id, finished, finished)):
        return ()
    return (
        Remark(
            RemarkCode.DUPLICATE,
            f"Обучение «{values['topic']}», окончено {finished:%d.%m.%Y}, уже учтено",
            "Сверьте тему и дату с сертификатом и с историей обучения. Если обучение то же, отправлять его "
            "ещё раз не нужно.",
            field="topic",
        ),
    )


def add(t: Transaction, portal: Portal, approved: doors.Approved) -> None:
    """Record what was proven; the certificate lies in «Мои документы» from now on."""
    values, finished = approved.values, date.fromisoformat(approved.values["finished_on"])
    learnt = records.Learnt(
        title=values["topic"],
        organiser=values["organiser"],
        kind=values["training_kind"],
        finished_on=finished,
        hours=Decimal(values["hours"]),
        points=Decimal(values["points"]),
        grade=values.get("grade") or None,
        document_id=_keep_document(t, portal, approved),
        source=records.OWN,
    )
    records.add(t, portal, approved.account_id, learnt)


def _keep_document(t: Transaction, portal: Portal, approved: doors.Approved) -> str | None:
    """The first scan of the application as a document of its owner's; None where there is none."""
    row = t.q.order_by_id(id=approved.number)
    files = t.q.sent_files(order_id=approved.number, attempt=row["passed"])
    sent = next((one for one in files if one["mime_type"] in _FORMATS), None)
    if sent is None:
        return None
    document = str(uuid4())
    t.add(
        "documents",
        id=document,
        account_id=approved.account_id,
        order_id=None,
        kind=sent["kind"],
        name=sent["mnemonic"],
        format=_FORMATS[sent["mime_type"]],
        sha256=sent["sha256"],
        size=sent["size"],
        status=DocumentStatus.CONFIRMED.value,
        remarks="[]",
        direction="sent",
        title="",
        sender=None,
        uploaded_at=iso(portal.clock.now()),
    )
    document_review.tell(t, portal, approved.account_id, document, sent["kind"], DocumentStatus.CONFIRMED)
    return document


doors.register(NAME, doors.Recorder(add, wrong))
