"""A portal in process, with a clock that the test moves and an account that can sign in."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from fastapi import FastAPI

from gosmed_cli.contract.vocabulary import Level
from gosmed_cli.mock_portal import accounts, security
from gosmed_cli.mock_portal.app import create_app
from gosmed_cli.mock_portal.state import Portal

BASE = "/api/cabinet/v1"
KEY = "operator-key"
START = datetime(2026, 3, 2, 6, tzinfo=UTC)
LOGIN, PHONE, PASSWORD = "sokolova@example.ru", "+79000000001", "Demo-2026!"


class Time:
    """The machine's clock as this portal sees it."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class Desk:
    """Everything a test of the portal's surfaces works with."""

    portal: Portal
    app: FastAPI
    web: httpx.AsyncClient
    time: Time
    account: str

    def token(self, account: str | None = None, scope: security.ScopeName = "full") -> dict[str, str]:
        """Headers of somebody signed in."""
        with self.portal.store.transaction() as t:
            pair = security.issue_tokens(t, self.portal, account or self.account, scope)
        return {"Authorization": f"Bearer {pair['access_token']}"}

    def add_account(self, email: str, phone: str, level: Level = Level.CONFIRMED) -> str:
        with self.portal.store.transaction() as t:
            return accounts.create(
                t, self.portal.clock.now(), email=email, phone=phone, password=PASSWORD, level=level
            )

    def outbox(self) -> list[dict[str, Any]]:
        rows = self.portal.store.connection.execute("SELECT * FROM outbox ORDER BY id")
        return [dict(row) for row in rows]

    def code(self) -> str:
        """The code in the newest message."""
        found = re.search(r"\b\d{6}\b", self.outbox()[-1]["text"])
        assert found is not None
        return found[0]

    async def challenge(self, login: str = LOGIN, password: str = PASSWORD, method: str = "sms") -> httpx.Response:
        body = {"login": login, "password": password, "method": method}
        return await self.web.post(f"{BASE}/sign-in/challenges", json=body)

    async def tokens(self, challenge: str, code: str | None, scope: str = "full") -> httpx.Response:
        body = {"challenge": challenge, "scope": scope, "device": "laptop"}
        return await self.web.post(f"{BASE}/sign-in/tokens", json=body if code is None else {**body, "code": code})

    async def operator(self, method: str, path: str, **rest: Any) -> httpx.Response:
        return await self.web.request(method, f"/_portal/{path}", headers={"X-Portal-Key": KEY}, **rest)


@asynccontextmanager
async def open_desk() -> AsyncIterator[Desk]:
    time = Time()
    portal = Portal.open(":memory:", KEY, time)
    app = create_app(portal)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://portal") as web:
        desk = Desk(portal, app, web, time, "")
        desk.account = desk.add_account(LOGIN, PHONE)
        yield desk
    portal.close()
