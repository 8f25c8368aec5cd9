"""The account that is signed in."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import Response

from ...contract.cabinet.account import Account, AccountChanges
from ...contract.vocabulary import Act
from ...contract.wire import BASE
from .. import account_changes, account_view, actions, idempotency, professional, security
from ..problems import Refused, settle
from ..state import of

router = APIRouter(prefix=f"{BASE}/account", tags=["Учётная запись"])
Name = Annotated[str, Path(max_length=100, description="Код из справочника professional-services")]


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
        found = account_changes.change(t, portal, caller.account_id, body)
        actions.record(t, portal, caller, Act.ACCOUNT_EDITED, ", ".join(sorted(body)))
        return found


@router.put("/services/{name}", summary="Включить профессиональный сервис", response_model=Account)
async def enable(request: Request, name: Name) -> Response:
    """Нужны вкладка «Профессиональные сервисы» и право на сервис; включить дважды не ошибка."""
    return _switched(request, name, on=True)


@router.delete("/services/{name}", summary="Выключить профессиональный сервис", response_model=Account)
async def disable(request: Request, name: Name) -> Response:
    """Право на сервис остаётся, его можно включить снова."""
    return _switched(request, name, on=False)


def _switched(request: Request, name: str, *, on: bool) -> Response:
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)

        def work() -> tuple[int, Account]:
            row = professional.switch(t, portal, caller.account_id, name, on=on)
            actions.record(t, portal, caller, Act.SERVICE_ENABLED if on else Act.SERVICE_DISABLED, name)
            return 200, account_view.show(t, portal, row)

        answer = idempotency.once(t, portal, request, caller.account_id, None, work)
    return settle(answer)
