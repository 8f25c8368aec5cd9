"""The automatic review: what was sent is compared with the registers, and each difference is a remark.

Pure: what the registers answered comes in, remarks go out. Which fields are compared with which register, and
which slots a register may ask for, is the catalogue's word; no value here means anything by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..contract.catalogue import Compare, Field, RegisterCondition, Service, Slot
from ..contract.dictionaries import dictionary, fold
from ..contract.vocabulary import RemarkCode
from .lifecycle import Decided
from .registers import REGISTERS, Person
from .remarks import Remark

_DIGITS = frozenset(
    {
        *("snils", "inn", "oms", "ogrn", "phone", "certificate_id"),
        *("passport_series", "passport_number", "passport_code"),
    }
)
INSTITUTION = "institution."  # attributes of the institution whose ОГРН the form holds, not of the person
_PUNCTUATION = re.compile(r"[«»\"'„“”‘’`.,]")
_DASHES = re.compile(r"[‐‑‒–—−]")


@dataclass(frozen=True, slots=True)
class Case:
    """What a review looks at. `people` are all whom the values may mean; `sent` the kinds of files sent;
    `rivals` says that somebody else's account claims the same person, `namesakes` that the registers hold a
    second record of the same name and birth date, `asked` that the applicant has answered a question already.
    `institution` is what ЕГРЮЛ holds of the one that the form names, None where there is no such."""

    service: Service
    values: Mapping[str, str]
    sent: frozenset[str]
    people: Sequence[Person]
    today: date
    rivals: bool = False
    namesakes: bool = False
    asked: bool = False
    institution: Mapping[str, Any] | None = None


def decide(case: Case) -> Decided:
    """The decision: refused with remarks, asked a question or to clarify a duplicate, or approved."""
    remarks = compare(case)
    if remarks:
        return Decided("refused", remarks)
    if question := _question(case):
        return Decided("needs_correction", (question,))
    if case.service.review.duplicates and (case.rivals or case.namesakes):
        return Decided("needs_correction", (_duplicate(case.rivals),))
    return Decided("approved", reason=_answer(case))


def _question(case: Case) -> Remark | None:
    """What the office has asked the applicant (R84), once."""
    asked = case.service.review.question
    person = best_match(case.service, case.values, case.people)
    question = person.attribute(asked) if asked and person and not case.asked else None
    if question is None:
        return None
    return Remark(
        RemarkCode.QUESTION,
        f"Вопрос ведомства: {question}",
        "Ответьте, исправив или дополнив заявление, и отправьте его ещё раз. Приходить снова не нужно.",
    )


def _answer(case: Case) -> str:
    """What an approval says beside itself: the answer of the dictionary's item that the form names (R81)."""
    field = case.service.field(case.service.review.answer or "")
    entries = dictionary(field.dictionary) if field and field.dictionary else None
    item = entries.find(case.values.get(field.name, "")) if field and entries else None
    return (item.answer if item else None) or ""


def compare(case: Case) -> tuple[Remark, ...]:
    """Every difference between what was sent and what the registers know, in the order of the form."""
    person = best_match(case.service, case.values, case.people)
    compared = _compared(case.service, case.values)
    if person is None and any(not _of_institution(field) for field in compared):
        return (_unknown_person(case.service),)
    institution = [field for field in compared if _of_institution(field)]
    if institution and case.institution is None:
        return (_unknown_institution(case.service),)
    person = person or Person(0, {})
    return (*_field_remarks(case, compared, person), *_slot_remarks(case, person))


def best_match(service: Service, values: Mapping[str, str], people: Sequence[Person]) -> Person | None:
    """Whom the values mean: the person with whom most of them agree; the first of equals."""
    compared = [field for field in _compared(service, values) if not _of_institution(field)]

    def agreeing(person: Person) -> int:
        return sum(same(field, values.get(field.name), _known(field, person)) for field in compared)

    return max(people, key=agreeing, default=None)


def _compared(service: Service, values: Mapping[str, str]) -> tuple[Field, ...]:
    """The fields to compare: of registers that the service consults, unless the form itself says not to."""
    return tuple(
        field
        for field in service.fields
        if field.compare
        and field.compare.register in service.review.registers
        and not (field.compare.unless and field.compare.unless.holds(values))
    )


def _of_institution(field: Field) -> bool:
    """Whether the register is asked about the institution that the form names, not about the person."""
    return field.compare is not None and field.compare.attribute.startswith(INSTITUTION)


def _known(field: Field, person: Person, institution: Mapping[str, Any] | None = None) -> str | None:
    if field.compare is None:
        return None
    if _of_institution(field):
        value = (institution or {}).get(field.compare.attribute.removeprefix(INSTITUTION))
        return str(value) if value else None
    return person.attribute(field.compare.attribute)


def same(field: Field, sent: str | None, known: str | None) -> bool:
    """Whether what was sent and what a register holds are one value of this kind of field."""
    if not sent or not known:
        return not sent and not known
    return _canonical(field)(sent) == _canonical(field)(known)


def _canonical(field: Field) -> Callable[[str], str]:
    """How values of this kind of field are brought to one form before they are compared."""
    if field.dictionary:
        return lambda value: _item(field.dictionary or "", value)
    if field.type in _DIGITS:
        return lambda value: re.sub(r"\D", "", value)
    if field.type == "name":
        return lambda value: _plain(value)
    return lambda value: fold(_PUNCTUATION.sub("", _plain(value)))


def _plain(value: str) -> str:
    return " ".join(_DASHES.sub("-", value).lower().split())


def _item(code: str, value: str) -> str:
    """The dictionary item that a code or a title names; forms send codes, registers hold titles."""
    entries = dictionary(code)
    item = entries.find(value) if entries else None
    return item.value if item else fold(value)


def _field_remarks(case: Case, compared: Sequence[Field], person: Person) -> list[Remark]:
    remarks: list[Remark] = []
    silent: set[str] = set()  # registers that know nothing of the person are named once
    for field in compared:
        assert field.compare is not None
        register = field.compare.register
        sent, known = case.values.get(field.name), _known(field, person, case.institution)
        if not sent and field.type != "name":
            continue  # what may be left out is not missed; a name is compared whole
        if known is None and not _of_institution(field) and _section_missing(field.compare, person):
            if register not in silent:
                silent.add(register)
                remarks.append(_unknown_to(field, register))
        elif not same(field, sent, known) and not _short_name(field, sent, case.institution):
            remarks.append(_difference(field, register, sent or "", known or ""))
    return remarks


def _short_name(field: Field, sent: str | None, institution: Mapping[str, Any] | None) -> bool:
    """Whether the institution is called by its short name."""
    short = institution.get("short_name") if institution else None
    called = field.compare is not None and field.compare.attribute == f"{INSTITUTION}name"
    return bool(called and short and same(field, sent, str(short)))


def _section_missing(compare: Compare, person: Person) -> bool:
    """Whether the register has no record at all: of a path's first part (`specialist`) nothing is known."""
    section, dot, _ = compare.attribute.partition(".")
    return bool(dot) and section not in person.data


def _difference(field: Field, register: str, sent: str, known: str) -> Remark:
    name = field.title.ru
    if field.type == "name" and sent and fold(_plain(sent)) == fold(_plain(known)):
        return Remark(
            RemarkCode.YO_MISMATCH,
            f"{name}: буквы «е» и «ё» не совпадают с данными {REGISTERS[register]}",
            f"Напишите поле «{name}» буква в букву как в паспорте и повторите заявку.",
            field=field.name,
        )
    return Remark(
        RemarkCode.MISMATCH,
        f"{name}: не совпадает с данными {REGISTERS[register]}",
        f"Сверьте поле «{name}» с документом, исправьте и повторите заявку. Если в документе то же самое, "
        "обратитесь в ведомство, которое ведёт реестр.",
        field=field.name,
    )


def _unknown_to(field: Field, register: str) -> Remark:
    return Remark(
        RemarkCode.UNKNOWN_PERSON,
        f"В данных {REGISTERS[register]} нет сведений о заявителе",
        "Обратитесь к работодателю или в ведомство, которое ведёт реестр, и повторите заявку.",
        field=field.name,
    )


def _unknown_person(service: Service) -> Remark:
    return Remark(
        RemarkCode.UNKNOWN_PERSON,
        "Заявитель с такими данными не найден в реестрах",
        "Сверьте фамилию, имя, дату рождения и номера документов с оригиналами и повторите заявку.",
        field="snils" if service.field("snils") else None,
    )


def _unknown_institution(service: Service) -> Remark:
    return Remark(
        "unknown_institution",
        f"Учреждения с таким ОГРН нет в данных {REGISTERS['egrul']}",
        "Сверьте ОГРН с документами учреждения и повторите заявку.",
        field="ogrn" if service.field("ogrn") else None,
    )


def _slot_remarks(case: Case, person: Person) -> list[Remark]:
    return [
        _missing(slot, slot.asked_when)
        for slot in case.service.slots
        if slot.asked_when and slot.kind not in case.sent and _asked(slot.asked_when, person, case)
    ]


def _asked(condition: RegisterCondition, person: Person, case: Case) -> bool:
    if condition.register not in case.service.review.registers:
        return False
    value = person.attribute(condition.attribute)
    if condition.test == "past":
        return value is not None and date.fromisoformat(value) < case.today
    return (value is None) == (condition.test == "absent")


def _missing(slot: Slot, condition: RegisterCondition) -> Remark:
    register, name = REGISTERS[condition.register], slot.title.ru
    why = {"past": "срок действия истёк", "absent": "сведений нет", "present": "сведения есть"}[condition.test]
    return Remark(
        RemarkCode.ATTACHMENT_REQUIRED,
        f"Нет документа «{name}»: по данным {register} {why}",
        f"Приложите документ «{name}» и повторите заявку.",
        attachment=slot.kind,
    )


def _duplicate(rivals: bool) -> Remark:
    message = (
        "Другая учётная запись уже подала такое заявление на это же лицо"
        if rivals
        else "В реестрах есть ещё одна запись с теми же именем и датой рождения"
    )
    return Remark(
        RemarkCode.DUPLICATE,
        message,
        "Проверьте свои данные и отправьте заявление ещё раз: этим вы подтвердите, что запись ваша. "
        "Если учётных записей две, сначала отмените заявление в другой.",
    )
