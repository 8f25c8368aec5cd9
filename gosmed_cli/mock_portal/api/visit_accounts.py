"""Registration by the ministry's certificate (R83)."""

from __future__ import annotations

from typing import Any, cast

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from ...contract.cabinet.account import Account
from ...contract.cabinet.sign_in import CertificateAsked, CertificateRegistration, Challenge
from ...contract.wire import BASE
from .. import account_view, idempotency, visit_accounts
from ..field_checks import checked
from ..problems import Refused, settle
from ..state import Portal, of
from ..store import Transaction
from .registration import today

router = APIRouter(prefix=f"{BASE}/registration", tags=["Регистрация"])


@router.post("/certificates", summary="Код на почту для регистрации по справке ведомства")
async def challenge(request: Request, body: CertificateAsked) -> Challenge:
    """Идентификатор справки и почта. Ответ не говорит, есть ли уже учётная запись с этой почтой."""
    portal = of(request.app)
    email = checked({"email": body["email"]}, ("email",), today(portal), "contact_invalid")["email"]
    with portal.store.transaction() as t:
        return visit_accounts.begin(t, portal, body["certificate"], email)


@router.post("/certificate", status_code=201, summary="Регистрация по справке ведомства", response_model=Account)
async def register(request: Request, body: CertificateRegistration) -> Response:
    """Код из письма, пароль и согласие с условиями: учётная запись сразу активна и подтверждена."""
    portal = of(request.app)
    given = {"email": body["email"]}
    email = checked(
        given,
        ("email",),
        today(portal),
        "registration_invalid",
        password=body["password"],
        agreement=body["agreement"],
    )["email"]
    with portal.store.transaction() as t:
        owner, asked = f"certificate:{body['challenge'][:100]}", cast("dict[str, Any]", body)
        answer = idempotency.once(t, portal, request, owner, asked, lambda: _register(t, portal, body, email))
    return settle(answer)


def _register(
    t: Transaction, portal: Portal, body: CertificateRegistration, email: str
) -> tuple[int, Account] | Refused:
    row = visit_accounts.finish(
        t, portal, body["challenge"], body["code"], body["certificate"], email, body["password"]
    )
    return row if isinstance(row, Refused) else (201, account_view.show(t, portal, row))
