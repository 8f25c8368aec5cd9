"""Medical institutions, as the scenario's `[[institution]]` describes them, and their administrators (R5)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..contract.catalogue import Service
from . import decision, outbox
from .state import Portal
from .store import Transaction
from .store.db import dumps

FIELD = "ogrn"  # the field by which a form names an institution


def add(t: Transaction, data: Mapping[str, Any]) -> None:
    """Have ЕГРЮЛ know this institution; its ОГРН is canonical."""
    t.add("institutions", ogrn=data["ogrn"], data=dumps(dict(data)))


def named(t: Transaction, values: Mapping[str, str]) -> Mapping[str, Any] | None:
    """The institution that a form names; None where it names none, or one that is not there."""
    row = t.q.institution(ogrn=values.get(FIELD, ""))
    return None if row is None else dict(json.loads(row["data"]))


def tell_administrator(
    t: Transaction, portal: Portal, number: int, service: Service, values: Mapping[str, str]
) -> None:
    """Write to the administrator of the institution that an application waits for his answer."""
    institution = named(t, values)
    administrator = institution.get("administrator") if institution else None
    if administrator:
        text = (
            f"Заявление № {number} ждёт вашего решения. Услуга: «{service.title.ru}». "
            f"Заявитель: {decision.applicant(values)}. Подтвердите или отклоните его в кабинете учреждения."
        )
        outbox.send(t, portal, None, "email", administrator, f"Новое заявление: {service.title.ru}", text)
