"""The base account: phone → code → form (R9–R12), compared with the registers at once (R16, R19–R21).

A form that contradicts them uses up an attempt of its code, so that nobody tries out what is in a register.
"""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any, cast

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from ...contract.cabinet.account import Account
from ...contract.cabinet.sign_in import Challenge, PhoneToRegister, Registration
from ...contract.wire import BASE
from ...text.formats import MOSCOW
from .. import account_view, accounts, activation, challenges, idempotency, identity, reminders
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
    phone = checked({"phone": body["phone"]}, ("phone",), today(portal), "contact_invalid")["phone"]
    with portal.store.transaction() as t:
        taken = accounts.find(t, phone) is not None
        return challenges.start(t, portal, "registration", "sms", phone, instead=_TAKEN if taken else None)


@router.post("", status_code=201, summary="Создать учётную запись", response_model=Account)
async def register(request: Request, body: Registration) -> Response:
    """Код из СМС, личные данные, пароль и согласие с условиями. Поля проверяются все сразу."""
    portal = of(request.app)
    values = _values(body, today(portal))
    try:
        with portal.store.transaction() as t:
            owner = f"registration:{body['challenge'][:100]}"
            asked = cast("dict[str, Any]", body)
            answer = idempotency.once(t, portal, request, owner, asked, lambda: _register(t, portal, body, values))
    except Refused:
        with portal.store.transaction() as t:
            t.q.challenge_attempt(id=body["challenge"])
        raise
    return settle(answer)


def today(portal: Portal) -> date:
    """The portal's day in Moscow."""
    return portal.clock.now().astimezone(MOSCOW).date()


def _values(body: Registration, day: date) -> dict[str, str]:
    given = cast("dict[str, Any]", body)
    asked = {name: given[name] for name in ("phone", *_FIELDS) if given.get(name)}
    return checked(
        asked,
        tuple(asked),
        day,
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
    compared = identity.compare(t, values)
    if compared.problems:
        raise Refused("registers_disagree", errors=compared.problems)
    try:
        number = accounts.create(
            t,
            portal.clock.now(),
            email=values["email"],
            phone=values["phone"],
            password=body["password"],
            level=compared.level,
            known={name: value for name, value in values.items() if name not in ("email", "phone")},
            active=False,
        )
    except sqlite3.IntegrityError as error:
        raise Refused("registration_refused") from error
    reminders.plan_papers(t, portal, number)
    letter = activation.begin(t, portal, number)
    return Account(**{**account_view.show(t, portal, t.q.account(id=number)), "letter": letter})
