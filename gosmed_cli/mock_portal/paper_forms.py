"""A visit to the ministry (R82–R84): the clerk compares a paper form with the registers and gives a certificate.

Its identifier opens an account later (`registers.by_certificate`). What the registers hold otherwise becomes a
question, which the applicant answers within the term, without a second visit.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from ..contract import catalogue
from . import registers, review
from .problems import Refused
from .registers import Person
from .store import Transaction

FIELDS = ("last_name", "first_name", "middle_name", "inn", "snils", "phone")  # of the paper form
_COMPARED = ("last_name", "first_name", "middle_name", "inn")


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was given: the `identifier`, the `question` of the office, if there is one, and the identifier of the
    earlier certificate that it `replaces`."""

    identifier: str
    question: str | None
    replaces: str | None


def issue(t: Transaction, form: Mapping[str, str], question: str | None = None) -> Certificate:
    """Give a certificate to the person of this paper form, whose values are canonical; an earlier one is void.

    Raises Refused `no_such_person` for a СНИЛС that no register knows.
    """
    person = registers.lookup(t, form["snils"])
    if person is None:
        raise Refused("no_such_person")
    asked = " ".join(one for one in (question, _difference(form, person)) if one) or None
    identifier = _identifier(t)
    visit = {"certificate": identifier, "phone": form["phone"], **({"question": asked} if asked else {})}
    registers.change(t, person, {**person.data, "visit": visit})
    return Certificate(identifier, asked, person.attribute("visit.certificate"))


def _difference(form: Mapping[str, str], person: Person) -> str:
    """What the paper form and the registers say differently, as a question; nothing where they agree."""
    titles = [
        field.title.ru
        for name in _COMPARED
        if form.get(name)
        and not review.same(field := catalogue.common_field(name), form[name], person.attribute(name))
    ]
    if not titles:
        return ""
    return f"В бумажной форме и в реестрах различаются: {', '.join(titles)}. Что верно и чем это подтверждается?"


def _identifier(t: Transaction) -> str:
    """Sixteen digits that nobody can guess, as printed: 4821-7730-1954-0062."""
    while True:
        digits = f"{secrets.randbelow(10**16):016d}"
        shown = "-".join(digits[start : start + 4] for start in range(0, 16, 4))
        if registers.by_certificate(t, shown) is None:
            return shown
