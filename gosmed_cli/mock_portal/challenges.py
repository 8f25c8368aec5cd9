"""Codes under way: sign-in, registration, new contacts, new passwords. They live 5 minutes and 5 attempts.

Functions that count an attempt return what they found instead of raising it, because the count must be
committed: `problems.settle` raises it once the transaction is over.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from ..contract.cabinet.sign_in import Challenge
from ..rules.contacts import mask_email, mask_phone
from . import outbox, system
from .clock import iso, moscow, parse
from .problems import Refused
from .security import server_secret
from .state import Portal
from .store import Transaction

LIFE = timedelta(minutes=5)
ATTEMPTS = 5
WINDOW, MOST = timedelta(minutes=15), 30  # codes to one target
Method = Literal["sms", "app", "email", "key"]
Purpose = Literal[
    "sign_in", "registration", "contact", "contact_change", "contact_sign", "recovery", "certificate", "records"
]
_CODED = frozenset({"sms", "email"})
PRESSED_AFTER = timedelta(seconds=2)  # of portal time
APP = "Мобильное приложение"

_TEXTS = {
    "sign_in": ("Вход на портал", "Код {code} для входа на портал. Никому его не сообщайте. Действует 5 минут."),
    "registration": (
        "Регистрация",
        "Код {code} для регистрации на портале. Никому его не сообщайте. Действует 5 минут.",
    ),
    "contact": (
        "Подтверждение контакта",
        "Код {code} для подтверждения контакта. Никому его не сообщайте. Действует 5 минут.",
    ),
    "contact_change": (
        "Изменение контактных данных",
        "Код {code} для изменения контактных данных учётной записи. Никому его не сообщайте. Действует 5 минут. "
        "Если вы ничего не меняете, смените пароль.",
    ),
    "contact_sign": (
        "Подтверждение заявления",
        "Код {code} для отправки заявления на портале. Никому его не сообщайте. Действует 5 минут. "
        "Если вы ничего не отправляете, смените пароль.",
    ),
    "recovery": (
        "Восстановление пароля",
        "Код {code} для нового пароля на портале. Никому его не сообщайте. Действует 5 минут. "
        "Если вы не меняете пароль, ничего не делайте: без кода он останется прежним.",
    ),
    "certificate": (
        "Регистрация по справке ведомства",
        "Код {code} для регистрации на портале по справке ведомства. Никому его не сообщайте. Действует 5 минут.",
    ),
    "records": (
        "Доступ к картам пациентов",
        "Код {code} для доступа к картам пациентов на портале. Никому его не сообщайте. Действует 5 минут. "
        "Если вы карт не открываете, смените пароль.",
    ),
}
_APP_TEXT = "Подтвердите вход на портал в приложении. Если это не вы, отклоните запрос и смените пароль."


@dataclass(frozen=True, slots=True)
class Waiting:
    """The challenge is to be approved in the app and is not yet."""

    row: sqlite3.Row


def start(
    t: Transaction,
    portal: Portal,
    purpose: Purpose,
    method: Method,
    target: str,
    account_id: str | None = None,
    *,
    instead: str | None = None,
    nobody: bool = False,
) -> Challenge:
    """Send a code (or a question of the app) to this target. With `instead` that text goes out, for `nobody`
    nothing does, and no code will ever fit: the answer does not tell. Raises Refused `too_many_codes`."""
    now = portal.clock.now()
    t.q.forget_challenges(before=iso(now - WINDOW))
    if t.q.challenges_of(target=target, since=iso(now - WINDOW))["number"] >= MOST:
        raise Refused("too_many_codes", retry_after=int(WINDOW.total_seconds()))
    number, code = secrets.token_urlsafe(18), f"{secrets.randbelow(10**6):06d}"
    t.add(
        "challenges",
        id=number,
        purpose=purpose,
        account_id=account_id,
        method=method,
        target=target,
        code_hash=_hash(t, number, code if method in _CODED and not (instead or nobody) else secrets.token_hex(8)),
        attempts_left=ATTEMPTS,
        approved=0,
        expires_at=iso(now + LIFE),
        created_at=iso(now),
    )
    subject, text = _TEXTS[purpose]
    words = instead or (_APP_TEXT if method == "app" else text.format(code=code))
    if not nobody and method != "key":
        outbox.send(t, portal, account_id, "push" if method == "app" else method, target, subject, words)
    found = _described(number, method, target, iso(now + LIFE))
    if method == "key":
        found["nonce"] = nonce(t, number)
    return found


def nonce(t: Transaction, number: str) -> str:
    """What is signed to finish a challenge by key: of this challenge alone, and of no use once that is over."""
    return hmac.new(bytes.fromhex(server_secret(t)), f"nonce:{number}".encode(), hashlib.sha256).hexdigest()


def described(row: sqlite3.Row) -> Challenge:
    """A challenge as the contract has it."""
    return _described(row["id"], row["method"], row["target"], row["expires_at"])


def _described(number: str, method: Method, target: str, expires_at: str) -> Challenge:
    masked = {"app": lambda _: APP, "key": lambda _: "", "email": mask_email, "sms": mask_phone}[method](target)
    return Challenge(challenge=number, method=method, sent_to=masked, expires_at=moscow(parse(expires_at)))


def finish(
    t: Transaction, portal: Portal, purpose: str, number: str, code: str | None
) -> sqlite3.Row | Waiting | Refused:
    """The challenge if this code (or the app's approval) is right, and it is used up; else why not."""
    row = alive(t, portal, purpose, number)
    if row is None:
        return Refused("challenge_over")
    if row["method"] == "app":
        if not row["approved"] and not _approves_itself(t, portal, row):
            return Waiting(row)
    elif not hmac.compare_digest(row["code_hash"], _hash(t, number, code or "")):
        return failed(t, row, "wrong_code")
    t.q.close_challenge(id=number)
    return row


def alive(t: Transaction, portal: Portal, purpose: str, number: str) -> sqlite3.Row | None:
    """The challenge that may still be finished; None where it is over, used up, or another's."""
    row: sqlite3.Row | None = t.q.challenge(id=number)
    if row is None or row["purpose"] != purpose or parse(row["expires_at"]) <= portal.clock.now():
        return None
    return row if row["attempts_left"] > 0 else None


def failed(t: Transaction, row: sqlite3.Row, code: str, **more: Any) -> Refused:
    """Count an attempt that failed; what to answer. Commit it."""
    t.q.challenge_attempt(id=row["id"])
    left = row["attempts_left"] - 1
    return Refused(code, left=left, **more) if left else Refused("challenge_over")


def _approves_itself(t: Transaction, portal: Portal, row: sqlite3.Row) -> bool:
    """Whether the owner of the account has had time to press the button: nobody holds the phone of a portal that
    is tried out, so that it presses by itself unless the scenario says `app_approval = "manual"`."""
    return system.app_approves_itself(t) and portal.clock.now() - parse(row["created_at"]) >= PRESSED_AFTER


def _hash(t: Transaction, number: str, code: str) -> str:
    return hmac.new(bytes.fromhex(server_secret(t)), f"{number}:{code}".encode(), hashlib.sha256).hexdigest()
