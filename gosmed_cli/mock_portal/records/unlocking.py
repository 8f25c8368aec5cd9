"""The second factor before patients' records (R87): fresh for this sign-in, good for half an hour."""

from __future__ import annotations

from datetime import datetime, timedelta

from ...contract.cabinet.sign_in import Challenge
from ...contract.vocabulary import Method
from .. import accounts, challenges
from ..challenges import Waiting
from ..clock import iso, parse
from ..problems import Refused
from ..security import Caller
from ..state import Portal
from ..store import Transaction

OPEN_FOR = timedelta(minutes=30)  # of portal time
_PUSH = "Подтвердите доступ к картам пациентов в приложении. Если это не вы, отклоните запрос и смените пароль."


def start(t: Transaction, portal: Portal, caller: Caller, method: Method) -> Challenge:
    """Send a code, or a question of the app. Raises Refused `method_off`, `too_many_codes`."""
    account = t.q.account(id=caller.account_id)
    if method not in accounts.methods(account):
        raise Refused("method_off")
    instead = _PUSH if method is Method.APP else None
    way: challenges.Method = "app" if method is Method.APP else "sms"
    asked = challenges.start(t, portal, "records", way, account["phone"], account["id"], instead=instead)
    t.add("record_challenges", challenge=asked["challenge"], family_id=caller.family_id)
    return asked


def finish(
    t: Transaction, portal: Portal, caller: Caller, number: str, code: str | None
) -> datetime | Waiting | Refused:
    """Until when records are open now; else why not. Of another sign-in's challenge nothing is told. Commit it."""
    asked = t.q.record_challenge(challenge=number)
    if asked is None or asked["family_id"] != caller.family_id:
        return Refused("challenge_over")
    found = challenges.finish(t, portal, "records", number, code)
    if isinstance(found, Refused | Waiting):
        return found
    until = portal.clock.now() + OPEN_FOR
    t.q.forget_record_challenge(challenge=number)
    t.q.unlock_records(family_id=caller.family_id, until=iso(until))
    return until


def require(t: Transaction, portal: Portal, caller: Caller) -> None:
    """Raises Refused `second_factor_needed` unless this sign-in has opened records and its time is not over."""
    row = t.q.record_unlock(family_id=caller.family_id)
    if row is None or parse(row["until"]) <= portal.clock.now():
        raise Refused("second_factor_needed")
