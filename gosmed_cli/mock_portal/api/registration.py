"""The base account: phone → code → form (R9–R12)."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any, cast

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from ...contract.cabinet import Account, Challenge, PhoneToRegister, Registration
from ...contract.vocabulary import Level
from ...contract.wire import BASE
from ...rules.deadlines import MOSCOW
from .. import account_view, accounts, challenges, idempotency, registers
from ..field_checks import checked
from ..problems import Refused, settle
from ..state import Portal, of
from ..store import Transaction

router = APIRouter(prefix=f"{BASE}/registration", tags=["Регистрация"])

_TAKEN = (
    "На этот номер уже зарегистрирована учётная запись. Войдите с паролем или обратитесь в поддержку. "
    "Если вы не регистрировались, не отвечайте на это сообщение."
)
_FIELDS = (
    "last_name",
    "first_name",
    "middle_name",
    "birth_date",
    "sex",
    "passport_series",
    "passport_number",
    "passport_issued",
    "passport_issuer",
    "passport_code",
    "snils",
    "email",
)


@router.post("/challenges", summary="Код на телефон новой учётной записи")
async def challenge(request: Request, body: PhoneToRegister) -> Challenge:
    """Отправляет код по СМС. Ответ не говорит, есть ли уже учётная запись с этим номером."""
    portal = of(request.app)
    phone = checked({"phone": body["phone"]}, ("phone",), _today(portal), "contact_invalid")["phone"]
    with portal.store.transaction() as t:
        taken = accounts.find(t, phone) is not None
        return challenges.start(t, portal, "registration", "sms", phone, instead=_TAKEN if taken else None)


@router.post("", status_code=201, summary="Создать учётную запись", response_model=Account)
async def register(request: Request, body: Registration) -> Response:
    """Код из СМС, личные данные, пароль и согласие с условиями. Поля проверяются все сразу."""
    portal = of(request.app)
    values = _values(body, _today(portal))
    with portal.store.transaction() as t:
        owner = f"registration:{body['challenge'][:100]}"
        asked = cast("dict[str, Any]", body)
        answer = idempotency.once(t, portal, request, owner, asked, lambda: _register(t, portal, body, values))
    return settle(answer)


def _today(portal: Portal) -> date:
    return portal.clock.now().astimezone(MOSCOW).date()


def _values(body: Registration, today: date) -> dict[str, str]:
    given = cast("dict[str, Any]", body)
    asked = {name: given[name] for name in ("phone", *_FIELDS) if given.get(name)}
    return checked(
        asked,
        tuple(asked),
        today,
        "registration_invalid",
        password=body["password"],
        agreement=body["agreement"],
    )


def _register(
    t: Transaction, portal: Portal, body: Registration, values: dict[str, str]
) -> tuple[int, Account] | Refused:
    found = challenges.finish(t, portal, "registration", body["challenge"], body["code"])
    if isinstance(found, Refused):
        return found
    if isinstance(found, challenges.Waiting) or found["target"] != values["phone"]:
        return Refused("challenge_over")
    return 201, _create(t, portal, body, values)


def _create(t: Transaction, portal: Portal, body: Registration, values: dict[str, str]) -> Account:
    level = Level.STANDARD if _in_registers(t, values) else Level.BASIC
    try:
        number = accounts.create(
            t,
            portal.clock.now(),
            email=values["email"],
            phone=values["phone"],
            password=body["password"],
            level=level,
            known={name: value for name, value in values.items() if name not in ("email", "phone")},
        )
    except sqlite3.IntegrityError as error:
        raise Refused("registration_refused") from error
    return account_view.show(t, portal, t.q.account(id=number))


def _in_registers(t: Transaction, values: dict[str, str]) -> bool:
    """Whether СНИЛС and passport belong to one person in the registers (R20, R21)."""
    return any(
        person.snils == values.get("snils")
        and person.attribute("passport.series") == values["passport_series"]
        and person.attribute("passport.number") == values["passport_number"]
        for person in registers.candidates(t, values)
    )
