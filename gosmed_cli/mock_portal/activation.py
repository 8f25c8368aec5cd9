"""A new account waits until the letter is answered: by its link or its number, with the password (R50, R51).

A link holds a token that nobody can guess and of which only the hash is kept; it works for three days of portal
time, and until a later letter replaces it. Whoever never answers gives the phone and the e-mail free after a
month.
"""

from __future__ import annotations

import secrets
import sqlite3
from datetime import datetime, timedelta
from typing import Any, cast

from ..contract.cabinet.sign_in import Activated, Letter
from ..contract.wire import LINK_SECRET
from ..rules.contacts import mask_email
from ..text.formats import MOSCOW
from . import accounts, events, outbox, schedule
from .clock import iso, moscow, parse
from .problems import Refused
from .security import digest
from .state import Portal
from .store import Transaction

LIFE = timedelta(days=3)
FORGOTTEN_AFTER = timedelta(days=30)
LETTERS, LETTERS_SPAN = 5, timedelta(days=1)
DUE = "unactivated"
_NUMBER = 10**9  # notice numbers have ten digits and do not follow one another
_SUBJECT = "Активация учётной записи"
_TEXT = """\
Здравствуйте!

Вы зарегистрировались на портале. Остался один шаг: перейдите по ссылке «Активировать учётную запись» и введите \
пароль, который выбрали при регистрации.

Активировать учётную запись:
{link}

Ссылка действует до {until} (МСК). Если она не открывается, скопируйте её полностью в адресную строку.
Номер уведомления: {number}. Назовите его, если обратитесь в поддержку.

Если вы не регистрировались, ничего не делайте: учётная запись останется закрытой."""


def begin(t: Transaction, portal: Portal, account_id: str) -> Letter:
    """The first letter to a new account, which vanishes if nobody answers for a month."""
    schedule.plan(t, portal.clock.now() + FORGOTTEN_AFTER, DUE, account_id)
    return send(t, portal, account_id)


def send(t: Transaction, portal: Portal, account_id: str) -> Letter:
    """A letter; earlier ones stop working. Raises Refused `too_many_letters`."""
    now = portal.clock.now()
    if t.q.activations_since(account_id=account_id, since=iso(now - LETTERS_SPAN))["number"] >= LETTERS:
        raise Refused("too_many_letters", retry_after=int(LETTERS_SPAN.total_seconds()))
    account = t.q.account(id=account_id)
    number, token, until = _free_number(t), secrets.token_urlsafe(32), now + LIFE
    t.add(
        "activations",
        number=number,
        token_hash=digest(token),
        account_id=account_id,
        expires_at=iso(until),
        sent_at=iso(now),
    )
    link = f"{portal.address}/activate?notice={number}&token={token}"
    text = _TEXT.format(link=link, until=_shown(until), number=number)
    outbox.send(t, portal, account_id, "email", account["email"], _SUBJECT, text)
    return Letter(sent_to=mask_email(account["email"]), expires_at=moscow(until))


def _free_number(t: Transaction) -> str:
    while True:
        number = str(_NUMBER + secrets.randbelow(9 * _NUMBER))
        if t.q.activation_by_number(number=number) is None:
            return number


def _shown(moment: datetime) -> str:
    return f"{moment.astimezone(MOSCOW):%d.%m.%Y, %H:%M}"


def of_token(t: Transaction, token: str) -> sqlite3.Row:
    """The letter with this link. Raises Refused `activation_incomplete`, `activation_unknown`."""
    if len(token) < LINK_SECRET:
        raise Refused("activation_incomplete")
    return _found(t.q.activation_by_token(token_hash=digest(token)))


def of_number(t: Transaction, number: str) -> sqlite3.Row:
    """The letter with this notice number. Raises Refused `activation_unknown`."""
    return _found(t.q.activation_by_number(number=number))


def _found(row: sqlite3.Row | None) -> sqlite3.Row:
    if row is None:
        raise Refused("activation_unknown")
    return row


def complete(t: Transaction, portal: Portal, letter: sqlite3.Row, password: str) -> Activated | Refused:
    """Activate the account of this letter; harmless when repeated. A wrong password is counted: commit in either
    case, so refusals are returned."""
    account = t.q.account(id=letter["account_id"])
    active = account["activated_at"] is not None
    if not active and (refused := _too_old(t, portal, letter)):
        return refused
    locked = accounts.locked_for(t, portal, account["email"])
    if locked is not None:
        return Refused("login_locked", retry_after=locked)
    if accounts.check(t, portal, account["email"], password) is None:
        return Refused("activation_password")
    if not active:
        _activate(t, portal, account)
    return Activated(login=account["email"], already=active)


def _too_old(t: Transaction, portal: Portal, letter: sqlite3.Row) -> Refused | None:
    if t.q.last_activation(account_id=letter["account_id"])["number"] != letter["number"]:
        return Refused("activation_replaced")
    if parse(letter["expires_at"]) <= portal.clock.now():
        return Refused("activation_expired", until=_shown(parse(letter["expires_at"])))
    return None


def _activate(t: Transaction, portal: Portal, account: sqlite3.Row) -> None:
    now = portal.clock.now()
    t.q.activate_account(id=account["id"], now=iso(now))
    t.q.confirm_contact(account_id=account["id"], contact=account["email"], now=iso(now))
    schedule.cancel(t, DUE, account["id"])
    events.record(t, now, account["id"], "account.activated")


def again(t: Transaction, portal: Portal, login: str, password: str) -> Letter | Refused:
    """Another letter for whoever knows the password. Commit in either case: a wrong one is counted."""
    login = accounts.login_of(login)
    locked = accounts.locked_for(t, portal, login)
    if locked is not None:
        return Refused("login_locked", retry_after=locked)
    account = accounts.check(t, portal, login, password)
    if account is None:
        return Refused("wrong_credentials")
    if account["activated_at"] is not None:
        return Refused("activated_already")
    try:
        return send(t, portal, account["id"])
    except Refused as refused:  # the password was right: its success is to be kept
        return refused


@schedule.handler(DUE)
def _forget(t: Transaction, portal: Portal, subject: str, data: dict[str, Any]) -> None:
    """Nobody answered: phone and e-mail are free again."""
    row = cast("sqlite3.Row | None", t.q.account(id=subject))
    if row is not None and row["activated_at"] is None:
        t.q.forget_contacts(account_id=subject)
        t.q.forget_activations(account_id=subject)
        t.q.forget_account(id=subject)
