"""The automatic check of a submission, before the department has it (R55, R74): appendix 1 of API ЕПГУ.

Pure: what came and what the portal knows of the account go in, `lifecycle.Pushed` comes out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ..contract import application_xml as xml
from ..contract.catalogue import Service
from ..contract.vocabulary import RemarkCode, TransportCode
from ..errors import Detail
from ..rules.form import check_attachments, check_form
from ..signing.chain import Trust
from ..text.say import say
from . import entitlement, signatures
from .entitlement import Sender
from .lifecycle import Pushed
from .remarks import Remark, prose
from .unpacked import SentFile, Unpacked

_ADVICE = "Исправьте и отправьте заявление ещё раз."
_ATTACHMENT_TEXTS = {
    "form.attachment_missing": (RemarkCode.ATTACHMENT_REQUIRED.value, "документ не приложен"),
    "form.attachment_too_few": (RemarkCode.ATTACHMENT_REQUIRED.value, "файлов {count}, нужно не меньше {least}"),
    "form.attachment_too_many": ("attachment_too_many", "файлов {count}, можно не больше {most}"),
}


@dataclass(frozen=True, slots=True)
class Expected:
    """What the archive must agree with: the order it came for, and its signatures.

    `signatures`: every file must be signed, whatever the service says. `trust` is whose signatures count at the
    moment `at`; None where nothing is signed. `slot` is what the timetable says of the meeting that the form has
    chosen, `catalogue` what else there is to apply for."""

    number: int
    service: Service
    today: date
    at: datetime
    signatures: bool = False
    trust: Trust | None = None
    slot: tuple[Remark, ...] = ()
    catalogue: tuple[Service, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome, and the values in canonical form (empty where nothing could be read)."""

    outcome: Pushed
    values: Mapping[str, str]


def check(unpacked: Unpacked, expected: Expected, sender: Sender, verdicts: tuple[Remark, ...]) -> Checked:
    """Check a submission; `verdicts` are what the scenario's rules say of it."""
    if unpacked.problem is not None:
        problem = unpacked.problem
        remark = Remark(RemarkCode.OTHER, problem.message, _ADVICE)
        return Checked(Pushed(problem.code, problem.message, (remark,)), {})
    form = unpacked.form
    assert form is not None, "an archive without a problem has a form"
    checked = check_form(expected.service, form.values, today=expected.today)
    outcome = (
        _other_order(form, expected)
        or _other_person(checked.values, sender)
        or _signatures(unpacked, expected, checked.values, sender)
        or _remarks(
            (
                *entitlement.remarks(expected.service, checked.values, sender, expected.catalogue),
                *(_field_remark(expected.service, one) for one in checked.problems),
                *(one for one in expected.slot if one.field in checked.values),
                *_attachments(expected.service, unpacked.files, checked.values),
                *verdicts,
            )
        )
    )
    return Checked(outcome, {**form.values, **checked.values})


def _failed(code: TransportCode, message: str) -> Pushed:
    return Pushed(code, message, (Remark(RemarkCode.OTHER, message, _ADVICE),))


def _remarks(remarks: tuple[Remark, ...]) -> Pushed:
    if not remarks:
        return Pushed()
    return Pushed(TransportCode.VALIDATION_ERROR, prose(remarks), remarks)


def _other_order(form: xml.ApplicationForm, expected: Expected) -> Pushed | None:
    """The form must be for the order it came with; the number may be left out, as `push` cannot know it."""
    service = expected.service
    if (form.service_code, form.target_code) != (service.service_code, service.target_code):
        return _failed(TransportCode.VALIDATION_ERROR, "Коды услуги в файле req не совпадают с кодами заявления")
    if form.order_id is not None and int(form.order_id) != expected.number:
        return _failed(
            TransportCode.VALIDATION_ERROR, "Номер заявления в файле req не совпадает с номером в запросе"
        )
    return None


def _other_person(values: Mapping[str, str], sender: Sender) -> Pushed | None:
    """The form's СНИЛС must be the account's own, where the portal knows it."""
    sent, known = values.get("snils"), sender.known.get("snils")
    if not sent or not known or sent == known:
        return None
    message = "СНИЛС в заявлении не принадлежит владельцу учётной записи"
    remark = Remark(
        RemarkCode.MISMATCH, message, "Укажите свой СНИЛС и отправьте заявление ещё раз.", field="snils"
    )
    return Pushed(TransportCode.REQ_VERIFY_FAILED, message, (remark,))


def _signatures(
    unpacked: Unpacked, expected: Expected, values: Mapping[str, str], sender: Sender
) -> Pushed | None:
    """Every file signed where that is demanded, and whatever is signed by the applicant: who the account says,
    and where it does not know yet, who the form says."""
    demanded = expected.service.signature
    required = expected.signatures or (demanded is not None and demanded.required(values))
    judge = None
    if expected.trust is not None:
        judge = signatures.Judge(expected.trust, {**values, **sender.known}, expected.at)
    wrong = signatures.remarks(unpacked, judge, required=required)
    return Pushed(TransportCode.FILES_VERIFICATION_FAILED, prose(wrong), wrong) if wrong else None


def _field_remark(service: Service, detail: Detail) -> Remark:
    field = service.field(detail.field or "")
    if field is None:
        return Remark("unknown_field", f"Поля {detail.field} в этой услуге нет", _ADVICE, field=detail.field)
    text = say(detail.code, lang="ru", **dict(detail.params))
    return Remark(detail.code.rpartition(".")[2], f"{field.title.ru}: {text}", _ADVICE, field=field.name)


def _attachments(service: Service, files: tuple[SentFile, ...], values: Mapping[str, str]) -> list[Remark]:
    counts = Counter(file.kind for file in files)
    remarks = [_slot_remark(service, detail) for detail in check_attachments(service, counts, values)]
    remarks += [remark for file in files if (remark := _file_remark(service, file))]
    total = sum(file.size for file in files)
    if total > service.limits.total:
        text = f"Вложения вместе занимают {_megabytes(total)}, можно не больше {_megabytes(service.limits.total)}"
        remarks.append(Remark("total_too_large", text, "Уменьшите файлы и отправьте заявление ещё раз."))
    return remarks


def _slot_remark(service: Service, detail: Detail) -> Remark:
    kind = detail.attachment or ""
    slot = service.slot(kind)
    if slot is None or detail.code not in _ATTACHMENT_TEXTS:
        text = f"Документ вида {kind} в этой услуге не принимается"
        return Remark(RemarkCode.WRONG_KIND, text, _ADVICE, attachment=kind)
    code, text = _ATTACHMENT_TEXTS[detail.code]
    return Remark(code, f"{slot.title.ru}: {text.format(**dict(detail.params))}", _ADVICE, attachment=kind)


def _file_remark(service: Service, file: SentFile) -> Remark | None:
    """The first thing wrong with one file."""
    slot = service.slot(file.kind)
    if slot is None:
        return None  # already said: the kind is not taken here
    code, text = "", ""
    anything = not slot.formats  # a file that was refused elsewhere may be broken in any way
    if not anything and file.format not in slot.formats:
        allowed = ", ".join(slot.formats).upper()
        code, text = RemarkCode.UNSUPPORTED_FILE, f"формат не принимается, нужен {allowed}"
    elif file.encrypted and not anything:
        code, text = RemarkCode.UNREADABLE, "файл защищён паролем"
    elif file.broken and not anything:
        code, text = RemarkCode.UNREADABLE, "файл повреждён"
    elif file.size > service.limits.file:
        code, text = (
            "file_too_large",
            f"{_megabytes(file.size)}, можно не больше {_megabytes(service.limits.file)}",
        )
    if not code:
        return None
    return Remark(code, f"{slot.title.ru}, файл {file.name}: {text}", _ADVICE, attachment=file.kind)


def _megabytes(size: int) -> str:
    """Powers of ten, as the specification counts (C3): 5 МБ, 14,2 МБ."""
    return f"{size / 1_000_000:.1f}".removesuffix(".0").replace(".", ",") + " МБ"
