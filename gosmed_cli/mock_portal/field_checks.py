"""Values that come outside an application's form, judged by the same rules, with the rules' own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ..contract import catalogue
from ..contract.problems import ProblemDetail
from ..rules.broken import Broken
from ..rules.fields import normalise
from ..rules.passwords import check_password
from ..text.say import known, say
from .problems import Refused


def checked(
    given: Mapping[str, Any],
    names: Iterable[str],
    today: date,
    refusal: str,
    *,
    password: str | None = None,
    agreement: bool = True,
) -> dict[str, str]:
    """The canonical values of these common fields. Raises Refused `refusal` naming everything that is wrong."""
    values: dict[str, str] = {}
    errors: list[ProblemDetail] = []
    for name in names:
        try:
            values[name] = normalise(catalogue.common_field(name), given[name], today=today)
        except Broken as broken:
            errors.append(detail(name, broken.code, **broken.params))
    if password is not None:
        errors += [detail("password", code) for code in check_password(password)]
    if not agreement:
        errors.append(ProblemDetail(field="agreement", code="required", message="Нужно согласие с условиями"))
    if errors:
        raise Refused(refusal, errors=errors)
    return values


def detail(field: str, code: str, **params: Any) -> ProblemDetail:
    """One broken rule, in Russian; the code is the last part of the message's key."""
    message = say(code, "ru", **params) if known(code) else "Недопустимое значение"
    return ProblemDetail(field=field, code=code.rpartition(".")[2], message=message)
