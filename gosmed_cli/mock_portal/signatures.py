"""Signatures of a submission: whether each file has a good one, made by the applicant (R23, R28).

Where signatures are demanded, every file needs one, both XMLs too. Where they are not, those that came must be
right. What is wrong with the certificate is said once; what is wrong with a file, of that file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from ..contract.vocabulary import RemarkCode
from ..rules.identifiers import snils_tail, tail
from ..signing.chain import Trust
from ..signing.problems import BadSignature
from ..signing.subject import Difference, Subject, differences
from ..signing.verify import verify_digest
from ..text.say import say
from .remarks import Remark
from .unpacked import FORM_KIND, SentFile, Unpacked

# of the certificate: the same for every file that was signed with it
_OF_CERTIFICATE = frozenset(
    {"untrusted", "expired", "not_yet_valid", "revoked", "revocation_unknown", "wrong_usage", "weak_algorithm"}
)
_ADVICE = "Подпишите файл усиленной квалифицированной подписью и отправьте заявление ещё раз."
_ADVICE_CERTIFICATE = "Подпишите заявление действующим ключом и отправьте его ещё раз."
_ADVICE_FOREIGN = "Подпишите заявление своим ключом и отправьте его ещё раз."
_ADVICE_YO = "Получите сертификат с именем, написанным буква в букву как в паспорте, или исправьте учётную запись."


@dataclass(frozen=True, slots=True)
class Judge:
    """Who judges, and when: `expected` are the applicant's values by field name, `at` is portal time."""

    trust: Trust
    expected: Mapping[str, str]
    at: datetime


@dataclass(frozen=True, slots=True)
class _Found:
    """What is wrong with a file's signature; `whole` where it is said of the application at once."""

    file: SentFile
    code: str
    text: str
    advice: str
    whole: bool = False


def remarks(unpacked: Unpacked, judge: Judge | None, *, required: bool) -> tuple[Remark, ...]:
    """Everything that is wrong with the signatures; `judge` may be None where nothing is signed."""
    files = (*unpacked.forms, *unpacked.files)
    found = [one for file in files for one in _of_file(unpacked, file, judge, required=required)]
    shared: dict[tuple[str, str], list[_Found]] = {}
    for one in found:
        if one.whole:
            shared.setdefault((one.code, one.text), []).append(one)
    signed = sum(file.signature is not None for file in files)
    return (
        *(_of_certificate(group, signed) for group in shared.values()),
        *(_of_one(one) for one in found if not one.whole),
    )


def _of_file(unpacked: Unpacked, file: SentFile, judge: Judge | None, *, required: bool) -> Iterator[_Found]:
    if file.signature is None:
        if required:
            yield _Found(file, RemarkCode.UNSIGNED, "электронная подпись отсутствует", _ADVICE)
        return
    assert judge is not None, "what is signed is judged"
    try:
        verified = verify_digest(
            lambda algorithm: unpacked.digest(file, algorithm), file.signature, judge.trust, judge.at
        )
    except BadSignature as bad:
        yield _bad(file, bad.code)
        return
    if found := differences(verified.subject, judge.expected):
        yield _foreign(file, found, verified.subject, judge.expected)


def _bad(file: SentFile, code: str) -> _Found:
    whole = code in _OF_CERTIFICATE
    text = f"электронная подпись не принята: {say(f'signing.why.{code}', 'ru')}"
    return _Found(file, remark_code(code), text, _ADVICE_CERTIFICATE if whole else _ADVICE, whole)


def remark_code(code: str) -> str:
    """A signature's failure as a remark's code: `signature_expired`, `bad_signature`."""
    return code if "signature" in code else f"signature_{code}"


def _foreign(
    file: SentFile, found: tuple[Difference, ...], subject: Subject, expected: Mapping[str, str]
) -> _Found:
    if all(one.why == "yo_mismatch" for one in found):
        names = ", ".join(_title(one) for one in found)
        text = f"электронная подпись: {names}: буквы «е» и «ё» в сертификате не такие, как в учётной записи"
        return _Found(file, RemarkCode.YO_MISMATCH, text, _ADVICE_YO, whole=True)
    what = "; ".join(_difference(one, subject, expected) for one in found)
    text = f"электронная подпись принадлежит другому лицу: {what}"
    return _Found(file, RemarkCode.FOREIGN_SIGNATURE, text, _ADVICE_FOREIGN, whole=True)


def _title(one: Difference) -> str:
    return say(f"signing.title.{one.field}", "ru")


def _difference(one: Difference, subject: Subject, expected: Mapping[str, str]) -> str:
    """What differs; of numbers the last digits, of names none."""
    title = _title(one)
    if one.field not in ("snils", "inn"):
        return f"{title} в сертификате другое" if one.field != "last_name" else f"{title} в сертификате другая"
    theirs, mine = (subject.snils, expected["snils"]) if one.field == "snils" else (subject.inn, expected["inn"])
    shown = snils_tail if one.field == "snils" else tail
    return f"{title} в сертификате {shown(theirs) if theirs else 'не указан'}, у вас {shown(mine)}"


def _of_certificate(group: list[_Found], signed: int) -> Remark:
    """Said once; the files are named where others are signed otherwise."""
    first = group[0]
    if len(group) == signed:
        return Remark(first.code, first.text[0].upper() + first.text[1:], first.advice)
    names = ", ".join(one.file.name for one in group)
    return Remark(first.code, f"{'Файл' if len(group) == 1 else 'Файлы'} {names}: {first.text}", first.advice)


def _of_one(one: _Found) -> Remark:
    slot = None if one.file.kind == FORM_KIND else one.file.kind
    return Remark(one.code, f"Файл {one.file.name}: {one.text}", one.advice, attachment=slot)
