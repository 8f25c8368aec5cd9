"""A new password for whoever holds the account's confirmed phone or mailbox (R51).

No answer tells whether a login exists: the same words, the same shape, the same limits for logins of nobody.
"""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from typing import Literal

from ..contract.cabinet.sign_in import Challenge
from ..contract.vocabulary import Act
from ..rules.passwords import SAME
from . import accounts, actions, challenges, events, passwords, security_notice
from .clock import iso
from .field_checks import detail
from .problems import Refused
from .state import Portal
from .store import Transaction

Method = Literal["sms", "email"]
MOST, SPAN = 5, timedelta(hours=1)  # codes for one login
MASKS: dict[Method, str] = {"sms": "+7 *** *** ** **", "email": "***@***"}
_SUBJECT = "Пароль изменён"
_TEXT = (
    "Пароль вашей учётной записи изменён по коду, все прежние входы завершены. "
    "Если это сделали не вы, сразу восстановите пароль и обратитесь в поддержку."
)


def start(t: Transaction, portal: Portal, login: str, method: Method) -> Challenge | Refused:
    """Send a code to the confirmed contact of this login; for anybody else pretend to. Commit in either case."""
    login = accounts.login_of(login)
    key = accounts.digest_of_login(t, login)
    if refused := _too_many(t, portal, key):
        return refused
    row = accounts.find(t, login)
    contact = None if row is None else _confirmed(t, row, "phone" if method == "sms" else "email")
    sent = challenges.start(
        t,
        portal,
        "recovery",
        method,
        contact or key,
        row["id"] if row is not None and contact else None,
        nobody=contact is None,
    )
    return Challenge(**{**sent, "sent_to": MASKS[method]})


def _too_many(t: Transaction, portal: Portal, key: str) -> Refused | None:
    now = portal.clock.now()
    t.q.forget_recoveries(before=iso(now - SPAN))
    if t.q.recoveries_since(login_hash=key, since=iso(now - SPAN))["number"] >= MOST:
        return Refused("too_many_codes", retry_after=int(SPAN.total_seconds()))
    t.add("recoveries", id=t.next_id("recoveries"), login_hash=key, asked_at=iso(now))
    return None


def _confirmed(t: Transaction, row: sqlite3.Row, column: str) -> str | None:
    """The account's phone or e-mail, where a code has confirmed it."""
    contact = str(row[column])
    return contact if t.q.confirmed_contact(account_id=row["id"], contact=contact) is not None else None


def finish(t: Transaction, portal: Portal, challenge: str, code: str, password: str) -> Refused | None:
    """Set the new password, end all sign-ins, unlock the login. A wrong code is counted: commit then.

    Raises Refused `password_refused` for the old password: nothing has happened then, the code stays good.
    """
    found = challenges.finish(t, portal, "recovery", challenge, code)
    if isinstance(found, Refused | challenges.Waiting):
        return found if isinstance(found, Refused) else Refused("challenge_over")
    row = t.q.account(id=found["account_id"])
    if passwords.verify(password, row["password_hash"]):
        raise Refused("password_refused", errors=[detail("password", SAME)])
    now = portal.clock.now()
    t.q.set_password(id=row["id"], password_hash=passwords.hash_password(password))
    t.q.revoke_families(account_id=row["id"], now=iso(now))
    accounts.unlock(t, row["id"])
    events.record(t, now, row["id"], "account.password_changed", method=found["method"])
    actions.of_device(t, portal, row["id"], "", Act.PASSWORD_RECOVERED)
    security_notice.tell(t, portal, row["id"], _SUBJECT, _TEXT)
    return None
