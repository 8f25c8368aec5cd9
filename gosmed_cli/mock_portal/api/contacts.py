"""Confirming a phone or an e-mail that an application names (R40), or that is to become the account's own (R100).

For a change both contacts get a code, the old one and the new. A contact of another account gets a message in
place of a code: whoever asks for it learns nothing. A code may also stand in place of a signature (R23).
"""

from __future__ import annotations

from typing import Any, cast

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from ...contract.cabinet.account import Contact, ContactProof
from ...contract.cabinet.sign_in import Challenge
from ...contract.vocabulary import Act
from ...contract.wire import BASE
from ...rules.contacts import mask_email, mask_phone
from ...text.formats import MOSCOW
from .. import actions, challenges, events, idempotency, security
from ..clock import iso
from ..field_checks import checked
from ..problems import Refused, settle
from ..state import Portal, of
from ..store import Transaction

router = APIRouter(prefix=f"{BASE}/contacts", tags=["Контакты"])

_TAKEN = (
    "Кто-то указал этот контакт для своей учётной записи на портале, но он уже есть в вашей. Если это вы, "
    "сначала смените его здесь. Если не вы, не отвечайте на это сообщение."
)


@router.post("/challenges", summary="Код на новый телефон или почту")
async def challenge(request: Request, body: Contact) -> Challenge:
    """Указывается либо телефон, либо электронная почта. Для смены контактов учётной записи purpose change,
    для кода вместо подписи sign."""
    portal = of(request.app)
    given = {name: body.get(name) for name in ("phone", "email") if body.get(name)}
    if len(given) != 1:
        raise Refused("contact_invalid")
    today = portal.clock.now().astimezone(MOSCOW).date()
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)
        values = checked(given, tuple(given), today, "contact_invalid")
        method: challenges.Method = "sms" if "phone" in values else "email"
        target = values.get("phone") or values["email"]
        if body.get("purpose") != "change":
            purpose: challenges.Purpose = "contact_sign" if body.get("purpose") == "sign" else "contact"
            return challenges.start(t, portal, purpose, method, target, caller.account_id)
        taken = t.q.contact_of_another(account_id=caller.account_id, contact=target) is not None
        return challenges.start(
            t, portal, "contact_change", method, target, caller.account_id, instead=_TAKEN if taken else None
        )


@router.post("/confirmations", status_code=204, summary="Подтвердить контакт кодом", response_model=None)
async def confirm(request: Request, body: ContactProof) -> Response:
    """После этого контакт можно указывать в заявлениях."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)
        asked = cast("dict[str, Any]", body)
        answer = idempotency.once(
            t, portal, request, caller.account_id, asked, lambda: _confirm(t, portal, caller, body)
        )
    return settle(answer)


def _confirm(
    t: Transaction, portal: Portal, caller: security.Caller, body: ContactProof
) -> tuple[int, None] | Refused:
    row = t.q.challenge(id=body["challenge"])
    if row is None or row["account_id"] != caller.account_id:
        return Refused("challenge_over")
    keep = {
        "contact_change": t.q.confirm_contact_for_change,
        "contact_sign": t.q.confirm_contact_by_signing,
    }
    purpose = row["purpose"] if row["purpose"] in keep else "contact"
    found = challenges.finish(t, portal, purpose, body["challenge"], body["code"])
    if isinstance(found, Refused | challenges.Waiting):
        return found if isinstance(found, Refused) else Refused("challenge_over")
    now = portal.clock.now()
    confirm = keep.get(purpose, t.q.confirm_contact)
    confirm(account_id=caller.account_id, contact=found["target"], now=iso(now))
    events.record(t, now, caller.account_id, "account.contact_confirmed", method=found["method"])
    masked = mask_email if "@" in found["target"] else mask_phone
    actions.record(t, portal, caller, Act.CONTACT_CONFIRMED, masked(found["target"]))
    return 204, None
