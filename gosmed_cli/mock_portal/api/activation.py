"""Activating a new account by the letter's link or number (R50, R51)."""

from __future__ import annotations

from importlib.resources import files

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.requests import Request

from ...contract.cabinet.sign_in import Activated, Activation, Letter, LetterAsked
from ...contract.wire import BASE
from .. import activation
from ..problems import Refused, settle
from ..state import of

router = APIRouter(prefix=f"{BASE}/activation", tags=["Регистрация"])
pages = APIRouter(include_in_schema=False)
PAGE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; connect-src 'self'; style-src 'unsafe-inline'; "
    "script-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


@pages.get("/activate")
async def page() -> HTMLResponse:
    """Where the letter's link leads in a browser: a page that asks for the password."""
    return HTMLResponse(
        (files("gosmed_cli.mock_portal") / "activate.html").read_text(encoding="utf-8"), 200, PAGE_HEADERS
    )


@router.post("", summary="Активировать учётную запись")
async def activate(request: Request, body: Activation) -> Activated:
    """Маркер из ссылки письма или номер уведомления, и пароль. Повтор ничего не меняет."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        token, number = body.get("token"), body.get("number")
        if (token is None) == (number is None):
            raise Refused("activation_incomplete")
        letter = activation.of_token(t, token) if token is not None else activation.of_number(t, str(number))
        done = activation.complete(t, portal, letter, body["password"])
    return settle(done)


@router.post("/letters", summary="Ещё одно письмо со ссылкой")
async def letter(request: Request, body: LetterAsked) -> Letter:
    """Прежние ссылки перестают действовать. Нужны логин и пароль, выбранный при регистрации."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        sent = activation.again(t, portal, body["login"], body["password"])
    return settle(sent)
