"""Whose a certificate is, as Russian certificates say it, and whether that is the person expected.

CN  2.5.4.3              full name             СНИЛС  1.2.643.100.3
SN  2.5.4.4              last name             ИНН    1.2.643.3.131.1.1 (of a person: 12 digits)
GN  2.5.4.42             first and middle name           O      2.5.4.10 (of an organisation, whose CN it is)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ..rules import names

if TYPE_CHECKING:
    from cryptography import x509

Why = Literal["mismatch", "yo_mismatch"]


@dataclass(frozen=True, slots=True)
class Subject:
    """A person, or with `organisation` alone one that signs as such. Numbers are digits alone, None where the
    certificate has none; `middle_name` may be empty."""

    last_name: str
    first_name: str
    middle_name: str = ""
    snils: str | None = None
    inn: str | None = None
    organisation: str = ""

    @property
    def given_name(self) -> str:
        """First and middle name, as GN has them."""
        return f"{self.first_name} {self.middle_name}".strip()

    @property
    def full_name(self) -> str:
        return f"{self.last_name} {self.given_name}".strip() or self.organisation


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs: a field of the account (`last_name`, `first_name`, `middle_name`, `snils`, `inn`), and why:
    `yo_mismatch` where only «е» and «ё» do (SPEC «Facts»)."""

    field: str
    why: Why


def of_certificate(certificate: x509.Certificate) -> Subject:
    """Whose it is. Raises ValueError for a certificate whose names cannot be read."""
    from cryptography.x509.oid import NameOID

    def text(oid: x509.ObjectIdentifier) -> str:
        found = certificate.subject.get_attributes_for_oid(oid)
        value = found[0].value if len(found) == 1 else ""
        return " ".join(value.split()) if isinstance(value, str) else ""

    last, given = text(NameOID.SURNAME), text(NameOID.GIVEN_NAME)
    first, _, middle = given.partition(" ")
    common, organisation = text(NameOID.COMMON_NAME), text(NameOID.ORGANIZATION_NAME)
    if not last and common and organisation.startswith(common):  # a long name is cut off in CN
        return Subject("", "", organisation=organisation)
    if not last:  # some authorities write the common name alone
        last, first, middle = (*common.split(" ", 2), "", "", "")[:3]
    return Subject(last, first, middle, _digits(text(NameOID.SNILS), 11), _person_inn(text(NameOID.INN)))


def _digits(text: str, count: int) -> str | None:
    return text if re.fullmatch(rf"[0-9]{{{count}}}", text) else None


def _person_inn(text: str) -> str | None:
    """A certificate of an organisation's employee may have its ИНН here, two zeros before it."""
    return None if text.startswith("00") else _digits(text, 12)


def differences(subject: Subject, expected: Mapping[str, str]) -> tuple[Difference, ...]:
    """Where the subject is not the person of these values (by field name, canonical, as forms have them).

    Names are compared where the last name is expected; СНИЛС where it is, also against a certificate without
    one; ИНН only where both have it.
    """
    found: list[Difference] = []
    if expected.get("last_name"):
        found += _names(subject, expected)
    if expected.get("snils") and subject.snils != expected["snils"]:
        found.append(Difference("snils", "mismatch"))
    if expected.get("inn") and subject.inn and subject.inn != expected["inn"]:
        found.append(Difference("inn", "mismatch"))
    return tuple(found)


def _names(subject: Subject, expected: Mapping[str, str]) -> list[Difference]:
    wanted = {name: expected.get(name, "") for name in ("last_name", "first_name", "middle_name")}
    pairs = [("last_name", subject.last_name, wanted["last_name"])]
    given = f"{wanted['first_name']} {wanted['middle_name']}".strip()
    if not names.same(subject.given_name, given):  # a double first name is not told from a middle name in GN
        pairs += [
            ("first_name", subject.first_name, wanted["first_name"]),
            ("middle_name", subject.middle_name, wanted["middle_name"]),
        ]
    return [
        Difference(field, "yo_mismatch" if names.differ_in_yo_only(mine, theirs) else "mismatch")
        for field, mine, theirs in pairs
        if not names.same(mine, theirs)
    ]
