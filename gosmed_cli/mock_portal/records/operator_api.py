"""The operator's side of patients' records: the audit (R87), and the end of a link to an institution."""

from __future__ import annotations

from typing import Annotated

from annotated_types import MaxLen, MinLen
from fastapi import APIRouter, Depends
from starlette.requests import Request
from typing_extensions import TypedDict

from .. import accounts
from ..api.operator import After, Limit, Text, operator
from ..problems import Refused
from ..state import of
from ..store import Transaction
from . import audit, links
from .audit import AuditPage

router = APIRouter(prefix="/_portal", tags=["Оператор"], dependencies=[Depends(operator)])


class LinkEnded(TypedDict):
    """Whose link (an e-mail or a phone) to which institution."""

    login: Text
    ogrn: Annotated[str, MinLen(1), MaxLen(20)]


@router.get("/audit", summary="Кто и чьи карты смотрел")
async def entries(request: Request, login: str | None = None, after: After = 0, limit: Limit = 100) -> AuditPage:
    """Входы, просмотры и выгрузки, старые первыми. Записи только добавляются."""
    with of(request.app).store.transaction() as t:
        account_id = _account(t, login) if login else None
        items = [audit.show(row) for row in t.q.audit_after(account_id=account_id, after=after, limit=limit)]
    return AuditPage(items=items, next=items[-1]["id"] if items else after)


@router.post("/links/withdrawals", status_code=204, summary="Отозвать привязку к учреждению")
async def withdraw(request: Request, body: LinkEnded) -> None:
    """Вместо администратора учреждения; карты закрываются сразу."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        links.withdraw(t, portal, _account(t, body["login"]), body["ogrn"])


def _account(t: Transaction, login: str) -> str:
    """Raises Refused `no_such_login`."""
    row = accounts.find(t, accounts.login_of(login))
    if row is None:
        raise Refused("no_such_login")
    return str(row["id"])
