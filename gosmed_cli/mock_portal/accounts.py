"""Accounts: finding them by login, making them, locking them."""

from __future__ import annotations

import hashlib
import hmac
import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import uuid4

from ..contract.vocabulary import Level, Method
from ..rules import contacts
from ..rules.broken import Broken
from . import events
from .clock import iso, parse
from .passwords import hash_password, verify
from .security import server_secret
from .state import Portal
from .store import Transaction
from .store.db import dumps

PASSWORDS = 10  # failed in a row before the login is locked
LOCK = timedelta(minutes=15)
DEFAULT_METHODS = (Method.SMS, Method.APP)


def login_of(given: str) -> str:
    """A login as accounts keep it: `+79…` or an e-mail in lower case; anything else as it is."""
    for rule in (contacts.email, contacts.phone):
        try:
            return rule(given)
        except Broken:
            continue
    return given.strip().lower()


def find(t: Transaction, login: str) -> sqlite3.Row | None:
    """The account with this normalised login, an e-mail or a phone."""
    row = t.q.account_by_email(email=login) if "@" in login else t.q.account_by_phone(phone=login)
    return cast("sqlite3.Row | None", row)


def create(
    t: Transaction,
    now: datetime,
    *,
    email: str,
    phone: str,
    password: str,
    password_hash: str | None = None,
    level: Level = Level.BASIC,
    known: Mapping[str, str] | None = None,
    opened: Mapping[str, Any] | None = None,
    methods: Iterable[Method] = DEFAULT_METHODS,
    active: bool = True,
) -> str:
    """Make an account whose phone counts as confirmed; returns its id. All values are normalised.

    One that is not `active` waits for its letter to be answered: that confirms the e-mail (R50).
    Raises sqlite3.IntegrityError for a phone or e-mail that another account has.
    """
    account = uuid4().hex
    t.add(
        "accounts",
        id=account,
        email=email,
        phone=phone,
        password_hash=password_hash or hash_password(password),
        level=level.value,
        known=dumps({**(known or {}), "email": email, "phone": phone}),
        opened=dumps(dict(opened or {})),
        sign_in_methods=dumps(sorted({Method.SMS, *methods})),
        activated_at=iso(now) if active else None,
        failed_passwords=0,
        locked_until=None,
        created_at=iso(now),
    )
    for contact in (email, phone) if active else (phone,):
        t.q.confirm_contact(account_id=account, contact=contact, now=iso(now))
    events.record(t, now, account, "account.created", level=level.value)
    return account


def known(row: sqlite3.Row) -> dict[str, str]:
    """The values that forms may leave out, by field name."""
    return dict(json.loads(row["known"]))


def opened(row: sqlite3.Row) -> dict[str, Any]:
    """What approvals have opened (`opens` of the catalogue)."""
    return dict(json.loads(row["opened"]))


def methods(row: sqlite3.Row) -> frozenset[Method]:
    """The second factors that the account lets in (R100): SMS always."""
    return frozenset(Method(one) for one in json.loads(row["sign_in_methods"]))


def unlock(t: Transaction, account_id: str) -> None:
    """Forget the failed passwords."""
    t.q.set_failed_passwords(id=account_id, failed_passwords=0, locked_until=None)


def locked_for(t: Transaction, portal: Portal, login: str) -> int | None:
    """Seconds for which this login is locked still; None when it is open. Asks alike for logins of nobody."""
    until = _state(t, login)[1]
    left = parse(until) - portal.clock.now() if until else timedelta(0)
    return int(left.total_seconds()) + 1 if left > timedelta(0) else None


def check(t: Transaction, portal: Portal, login: str, password: str) -> sqlite3.Row | None:
    """The account with this login and password, else None, and the failure counted. Commit in either case."""
    row = find(t, login)
    right = verify(password, row["password_hash"] if row else None)
    failed = 0 if right else _state(t, login)[0] + 1
    until = None
    if failed >= PASSWORDS:
        failed, until = 0, iso(portal.clock.now() + LOCK)
    if row is not None:
        t.q.set_failed_passwords(id=row["id"], failed_passwords=failed, locked_until=until)
    else:
        t.q.set_unknown_login(login_hash=_hash(t, login), failed_passwords=failed, locked_until=until)
    return row if right else None


def digest_of_login(t: Transaction, login: str) -> str:
    """A login as tables keep it that must not tell whose it is."""
    return _hash(t, login)


def _state(t: Transaction, login: str) -> tuple[int, str | None]:
    """Failed passwords and the end of the lock, of a real login or of nobody's."""
    row = find(t, login) or t.q.unknown_login(login_hash=_hash(t, login))
    return (0, None) if row is None else (row["failed_passwords"], row["locked_until"])


def _hash(t: Transaction, login: str) -> str:
    return hmac.new(bytes.fromhex(server_secret(t)), login.encode(), hashlib.sha256).hexdigest()
