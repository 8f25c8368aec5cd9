"""Recovering a password by a code to the confirmed phone or e-mail (R51)."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request

from ...contract.cabinet.sign_in import Challenge, Recovery, RecoveryAsked
from ...contract.wire import BASE
from ...rules.passwords import check_password
from .. import recovery
from ..field_checks import detail
from ..problems import Refused, settle
from ..state import of

router = APIRouter(prefix=f"{BASE}/recovery", tags=["Вход"])


@router.post("/challenges", summary="Код для нового пароля")
async def challenge(request: Request, body: RecoveryAsked) -> Challenge:
    """Ответ не говорит, есть ли такая учётная запись."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        sent = recovery.start(t, portal, body["login"], body["method"])
    return settle(sent)


@router.post("", status_code=204, summary="Новый пароль", response_model=None)
async def recover(request: Request, body: Recovery) -> None:
    """Код и новый пароль. Все входы завершаются, закрытый вход открывается."""
    portal = of(request.app)
    if broken := check_password(body["password"]):
        raise Refused("password_refused", errors=[detail("password", code) for code in broken])
    with portal.store.transaction() as t:
        done = recovery.finish(t, portal, body["challenge"], body["code"], body["password"])
    settle(done)
