"""What becomes of a file in «Мои документы»: taken or refused at once, confirmed or refused after a look (R70)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from ..contract.catalogue import FORMATS, Slot, document_kinds
from ..contract.vocabulary import FILE_LIMIT, DocumentStatus, NoticeKind, RemarkCode
from . import events, gates, notices, orders, schedule, verdicts
from .remarks import Remark, prose
from .state import Portal
from .store import Transaction

if TYPE_CHECKING:
    from ..rules.facts import FileFacts

TERM = timedelta(hours=24)
DUE = "document"
_AGAIN = "Отсканируйте документ заново и отправьте ещё раз."
# the rules of `rules.attachment` by which a look refuses, in the portal's words
_RULES = {
    "extension": "расширение имени не соответствует содержимому",
    "name": "имя файла",
    "page_size": "размер страницы не A4",
    "resolution": "разрешение вне допустимых пределов",
}


def slot_of(kind: str) -> Slot | None:
    """The rules for documents of this kind; None for an unknown kind."""
    return next((slot for slot in document_kinds() if slot.kind == kind), None)


def inspect(name: str, data: bytes, *, quick: bool) -> FileFacts:
    """What the bytes are, whatever the name says."""
    from ..documents.inspect import inspect_bytes  # Pillow and pdfium, only once a file comes

    return inspect_bytes(name, data, quick=quick)


def plain_faults(facts: FileFacts, slot: Slot) -> Iterator[Remark]:
    """What is wrong with a file at first sight."""
    formats = slot.formats or FORMATS  # a slot for any file: here it is still a document
    if facts.format not in formats:
        allowed = ", ".join(formats).upper()
        yield Remark(
            RemarkCode.UNSUPPORTED_FILE,
            f"Файл не поддерживается: нужен {allowed}",
            "Преобразуйте файл и отправьте ещё раз.",
            attachment=slot.kind,
        )
    elif facts.encrypted:
        yield Remark(RemarkCode.UNREADABLE, "Файл защищён паролем", "Снимите пароль.", attachment=slot.kind)
    elif facts.truncated or facts.junk_before:
        yield Remark(RemarkCode.UNREADABLE, "Файл повреждён", _AGAIN, attachment=slot.kind)
    if facts.size > FILE_LIMIT:
        yield Remark("file_too_large", "Файл больше 5 МБ", "Уменьшите файл.", attachment=slot.kind)


def first_look(t: Transaction, facts: FileFacts, slot: Slot) -> tuple[Remark, ...]:
    """Why a file is not even taken."""
    sent = [verdicts.Sent(slot.kind, facts.format, facts.size)]
    return (*plain_faults(facts, slot), *verdicts.remarks(t, "check", None, sent, {}))


def plan(t: Transaction, portal: Portal, account_id: str, number: str) -> None:
    """Have the document looked at within the term."""
    schedule.plan(t, portal.clock.now() + TERM, DUE, f"{account_id}/{number}")


def forget(t: Transaction, account_id: str, number: str) -> None:
    """Nobody is to look at it any more."""
    schedule.cancel(t, DUE, f"{account_id}/{number}")


@schedule.handler(DUE)
def _look(t: Transaction, portal: Portal, subject: str, data: dict[str, Any]) -> None:
    """The look itself: the whole file by the rules of its kind, and what the scenario says."""
    account_id, _, number = subject.partition("/")
    row = t.q.document(account_id=account_id, id=number)
    if row is None or row["status"] != DocumentStatus.PENDING:
        return
    slot = slot_of(row["kind"])
    assert slot is not None, "a document is only taken of a kind that is known"
    facts = inspect(row["name"], bytes(t.q.blob_data(sha256=row["sha256"])["data"]), quick=False)
    sent = [verdicts.Sent(slot.kind, facts.format, facts.size)]
    _close(t, portal, account_id, number, (*_judged(facts, slot), *verdicts.remarks(t, "review", None, sent, {})))


def _judged(facts: FileFacts, slot: Slot) -> Iterator[Remark]:
    """What the rules for attachments refuse, in words of the portal."""
    from ..rules.attachment import Verdict, judge

    plain = tuple(plain_faults(facts, slot))
    yield from plain
    failed = [one for one in judge(facts, slot) if one.verdict is Verdict.FAIL]
    if failed and not plain:
        rules = ", ".join(dict.fromkeys(_RULES.get(one.rule, "качество скана") for one in failed))
        yield Remark(
            RemarkCode.UNREADABLE, f"Скан не соответствует требованиям: {rules}", _AGAIN, attachment=slot.kind
        )


def _close(t: Transaction, portal: Portal, account_id: str, number: str, remarks: tuple[Remark, ...]) -> None:
    status = DocumentStatus.REFUSED if remarks else DocumentStatus.CONFIRMED
    key = {"account_id": account_id, "id": number}
    t.change("documents", key, status=status.value, remarks=orders.write_remarks(remarks))
    row = t.q.document(account_id=account_id, id=number)
    tell(t, portal, account_id, row["id"], row["kind"], status)
    text = f"Документ {row['name']}: {status.label}. {prose(remarks)}".strip()
    notices.notify(t, portal, account_id, NoticeKind.DOCUMENT, "Проверка документа", text)
    gates.look(t, portal, account_id)


def tell(t: Transaction, portal: Portal, account_id: str, number: str, kind: str, status: DocumentStatus) -> None:
    """Write the document's new status into the feed."""
    events.record(
        t,
        portal.clock.now(),
        account_id,
        "document.status",
        document=number,
        document_kind=kind,
        status=status.value,
        status_title=status.label,
    )
