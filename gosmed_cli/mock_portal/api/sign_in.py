"""Signing in: password, second factor, tokens and their renewal (R29, R30, R33; WIRE «Sign-in»)."""

from __future__ import annotations

import sqlite3

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from starlette.requests import Request
from starlette.responses import Response

from ...contract.cabinet.sign_in import Challenge, Credentials, Proof, Refresh, Session, Tokens
from ...contract.vocabulary import Act, Method
from ...contract.wire import BASE
from .. import accounts, actions, challenges, events, key_sign_in, security
from ..challenges import Waiting
from ..clock import moscow, parse
from ..problems import Refused, settle
from ..state import Portal, of
from ..store import Transaction

router = APIRouter(prefix=f"{BASE}/sign-in", tags=["Вход"])


@router.post("/challenges", summary="Пароль и выбор второго фактора")
async def challenge(request: Request, body: Credentials) -> Challenge:
    """Проверяет пароль и отправляет код по СМС или запрос в приложение; для метода key
    даёт nonce, его подписывают.

    Ответы одинаковы для всех логинов."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        found = _first_factor(t, portal, body)
    return settle(found)


def _first_factor(t: Transaction, portal: Portal, body: Credentials) -> Challenge | Refused:
    login = accounts.login_of(body["login"])
    locked = accounts.locked_for(t, portal, login)
    if locked is not None:
        return Refused("login_locked", retry_after=locked)
    account = accounts.check(t, portal, login, body["password"])
    if account is None:
        return Refused("wrong_credentials")
    if refused := _may_not(account, body):
        return refused
    try:
        return challenges.start(t, portal, "sign_in", body["method"], account["phone"], account["id"])
    except Refused as refused:  # the password was right: its success is to be kept
        return refused


def _may_not(account: sqlite3.Row, body: Credentials) -> Refused | None:
    """Why this account may not go on to the second factor; told to whoever knows the password alone."""
    if account["activated_at"] is None:
        return Refused("not_activated")
    if Method(body["method"]) not in accounts.methods(account):
        return Refused("method_off")
    return None


@router.post(
    "/tokens",
    summary="Код и получение маркеров",
    response_model=Tokens,
    responses={202: {"model": Challenge, "description": "Вход ещё не подтверждён в приложении"}},
)
async def tokens(request: Request, body: Proof) -> Tokens | Response:
    """Завершает вход кодом или подписью; для метода app отвечает 202, пока вход не подтверждён."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        if "signature" in body:
            found: sqlite3.Row | Waiting | Refused = key_sign_in.finish(
                t, portal, body["challenge"], body["signature"]
            )
        else:
            found = challenges.finish(t, portal, "sign_in", body["challenge"], body.get("code"))
        pair = None if isinstance(found, Waiting | Refused) else _signed_in(t, portal, found["account_id"], body)
    if pair is not None:
        return pair
    waiting = settle(found)
    assert isinstance(waiting, Waiting)
    return JSONResponse(challenges.described(waiting.row), 202)


def _signed_in(t: Transaction, portal: Portal, account_id: str, body: Proof) -> Tokens:
    account = t.q.account(id=account_id)
    events.record(
        t, portal.clock.now(), account_id, "session.signed_in", device=body["device"], scope=body["scope"]
    )
    actions.of_device(t, portal, account_id, body["device"], Act.SIGNED_IN)
    return security.issue_tokens(t, portal, account_id, body["scope"], body["device"], login=account["email"])


@router.post("/refresh", summary="Новая пара маркеров")
async def refresh(request: Request, body: Refresh) -> Tokens:
    """Меняет маркер обновления на новую пару. Повтор в течение 60 секунд даёт ту же пару."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        pair = security.refresh(t, portal, body["refresh_token"], body.get("device"))
    if pair is None:
        raise Refused("session_over")
    return pair


@router.post("/revoke", status_code=204, summary="Завершить вход")
async def revoke(request: Request, body: Refresh | None = None) -> None:
    """Завершает вход по маркеру доступа из заголовка или маркеру обновления из тела; повтор ничего не меняет."""
    portal = of(request.app)
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    with portal.store.transaction() as t:
        if kind.lower() == "bearer" and token:
            _sign_out(t, portal, token.strip())
        if body is not None:
            _sign_out(t, portal, body["refresh_token"])


def _sign_out(t: Transaction, portal: Portal, token: str) -> None:
    """End the sign-in of this token; the log has it once, however often it is asked for."""
    row = t.q.token(hash=security.digest(token))
    if row is not None and row["revoked_at"] is None:
        actions.of_device(t, portal, row["account_id"], row["device"], Act.SIGNED_OUT)
    security.revoke_by_token(t, portal, token)


@router.get("/session", summary="Текущий вход")
async def session(request: Request) -> Session:
    """Чей это вход, с какого устройства, какие у него права и до когда он действует."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        caller = security.caller(t, portal, request)
        family = t.q.family(id=caller.family_id)
    return Session(
        account=caller.account_id,
        login=caller.login,
        scope=caller.scope,
        device=family["device"],
        signed_in_at=moscow(parse(family["created_at"])),
        refresh_expires_at=moscow(parse(family["expires_at"])),
    )
