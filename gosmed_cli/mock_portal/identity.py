"""Whether what somebody says of themself agrees with the registers that know who people are (R16, R19–R21).

Values are compared with the person whom they mean best; each difference is named by its field. What the registers
of professions say is a matter of applications, not of the account.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..contract import catalogue
from ..contract.catalogue import Field
from ..contract.problems import ProblemDetail
from ..contract.vocabulary import Level, RemarkCode
from . import registers, review
from .registers import REGISTERS, Person
from .store import Transaction

# what a register of people holds, in the order of the form
FIELDS = (
    "last_name",
    "first_name",
    "middle_name",
    "birth_date",
    "passport_series",
    "passport_number",
    "passport_issued",
    "passport_issuer",
    "passport_code",
    "snils",
    "inn",
)
_NO_SNILS = (
    "Такого СНИЛС нет в СФР (ранее ПФР): сверьте 11 цифр с карточкой. Если СНИЛС ещё нет, подайте заявление "
    "в СФР с паспортом (форма АДВ-1, ранее ПФ-1); до этого зарегистрируйтесь без него"
)


@dataclass(frozen=True, slots=True)
class Compared:
    """`problems` are what contradicts the registers; `proven` says that СНИЛС and passport are one person's."""

    problems: tuple[ProblemDetail, ...]
    proven: bool

    @property
    def level(self) -> Level:
        """How far such an account may be trusted before the identity is confirmed (R18, R20)."""
        return Level.STANDARD if self.proven else Level.BASIC


def compare(t: Transaction, values: Mapping[str, str]) -> Compared:
    """Compare these values, canonical and by the names of forms, with the registers.

    Somebody whom no register knows contradicts nothing, unless a СНИЛС was given that nobody has.
    """
    person = _meant(t, values)
    if person is None or (values.get("snils") and registers.lookup(t, values["snils"]) is None):
        unknown = _problem("snils", "unknown_snils", _NO_SNILS)
        return Compared((unknown,) if values.get("snils") else (), False)
    problems = tuple(_difference(field, values.get(field.name)) for field in _wrong(person, values))
    needed = ("snils", "passport_series", "passport_number")
    return Compared(problems, not problems and all(values.get(name) for name in needed))


def _meant(t: Transaction, values: Mapping[str, str]) -> Person | None:
    """The person of the registers with whom most values agree; the first of equals."""

    def agreeing(person: Person) -> int:
        return sum(_same(catalogue.common_field(name), values.get(name), person) for name in FIELDS)

    return max(registers.candidates(t, values), key=agreeing, default=None)


def _wrong(person: Person, values: Mapping[str, str]) -> list[Field]:
    """The fields in which the person is another; what was left out, or no register knows, is not compared."""
    found = []
    for name in FIELDS:
        field = catalogue.common_field(name)
        said = values.get(name) or (name == "middle_name" and _known(field, person))
        if (
            said
            and (_known(field, person) or name == "middle_name")
            and not _same(field, values.get(name), person)
        ):
            found.append(field)
    return found


def _known(field: Field, person: Person) -> str | None:
    assert field.compare is not None, "every field here is one that a register holds"
    return person.attribute(field.compare.attribute)


def _same(field: Field, value: str | None, person: Person) -> bool:
    return bool(value) and review.same(field, value, _known(field, person))


def _difference(field: Field, value: str | None) -> ProblemDetail:
    assert field.compare is not None, "see `_known`"
    what = "не указано, а в данных {0} есть" if not value else "не совпадает с данными {0}"
    return _problem(field.name, RemarkCode.MISMATCH.value, what.format(REGISTERS[field.compare.register]))


def _problem(field: str, code: str, message: str) -> ProblemDetail:
    return ProblemDetail(field=field, code=code, message=message)
