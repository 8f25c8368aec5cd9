"""The account that is signed in."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request

from ...contract.cabinet import Account, AccountChanges
from ...contract.wire import BASE
from .. import account_changes, account_view, security
from ..problems import Refused
from ..state import of

router = APIRouter(prefix=f"{BASE}/account", tags=["Учётная запись"])


@router.get("", summary="Учётная запись и следующий шаг")
async def account(request: Request) -> Account:
    """Уровень, открытые возможности, известные значения полей и следующий незавершённый шаг."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)
        row = t.q.account(id=caller.account_id)
        if row is None:
            raise Refused("not_found")
        return account_view.show(t, portal, row)


@router.patch("", summary="Изменить данные учётной записи")
async def change(request: Request, body: AccountChanges) -> Account:
    """Профессиональные данные, номера документов, паспорт после обмена. Пустое значение убирает необязательное.
    Данные о личности сразу сверяются с реестрами; совпавшие СНИЛС и паспорт повышают базовый уровень."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)
        return account_changes.change(t, portal, caller.account_id, body)
