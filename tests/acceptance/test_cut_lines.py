"""Faults over a real socket: a cut line looks to a client as a cut line does."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
import uvicorn

from gosmed_cli.contract.vocabulary import Level
from gosmed_cli.contract.wire import BASE
from gosmed_cli.mock_portal import accounts, security
from gosmed_cli.mock_portal.app import create_app
from gosmed_cli.mock_portal.protocol import CuttableProtocol
from gosmed_cli.mock_portal.state import Portal

KEY = {"X-Portal-Key": "key"}
CONTACTS = f"{BASE}/contacts/challenges"


class Line:
    """A portal behind a socket, and somebody signed in."""

    def __init__(self, portal: Portal, server: uvicorn.Server, web: httpx.AsyncClient) -> None:
        self.portal, self.server, self.web = portal, server, web

    async def fault(self, effect: str) -> None:
        body = {"effect": effect, "nth": 1, "path": CONTACTS}
        assert (await self.web.post("/_portal/faults", json=body, headers=KEY)).status_code == 201

    async def ask(self) -> httpx.Response:
        return await self.web.post(CONTACTS, json={"phone": "+79000000009"})

    def sent(self) -> int:
        found: int = self.portal.store.connection.execute("SELECT COUNT(*) FROM outbox").fetchone()[0]
        return found


@asynccontextmanager
async def a_line() -> AsyncIterator[Line]:
    portal = Portal.open(":memory:", "key")
    with portal.store.transaction() as t:
        now = portal.clock.now()
        account = accounts.create(
            t, now, email="anna@example.ru", phone="+79000000001", password="Demo-2026!", level=Level.BASIC
        )
        token = security.issue_tokens(t, portal, account)["access_token"]
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(
            create_app(portal), http=CuttableProtocol, log_level="error", date_header=False, lifespan="off"
        )
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        while not server.started:  # noqa: ASYNC110  uvicorn tells of its start by this flag alone
            await asyncio.sleep(0.01)
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        headers = {"Authorization": f"Bearer {token}"}
        async with httpx.AsyncClient(base_url=url, headers=headers, trust_env=False) as web:
            yield Line(portal, server, web)
        server.should_exit = True
        await serving
    portal.close()


@pytest.mark.parametrize(("effect", "done"), [("reset", 0), ("truncate", 1), ("lose-reply", 1)])
async def test_the_line_is_cut(effect: str, done: int) -> None:
    async with a_line() as line:
        await line.fault(effect)
        with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
            await line.ask()
        assert line.sent() == done
        assert (await line.ask()).status_code == 200


async def test_small_answers_are_not_held_back() -> None:
    """An answer that waits for Nagle's algorithm takes 40 ms."""
    async with a_line() as line:
        assert (await line.web.get(f"{BASE}/account")).status_code == 200
        (connection,) = line.server.server_state.connections
        plain = connection.transport.get_extra_info("socket")
        assert plain.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


async def test_a_long_poll_does_not_hold_up_the_end() -> None:
    async with a_line() as line:
        path = f"{BASE}/events"
        after = (await line.web.get(path)).json()["next"]
        waiting = asyncio.create_task(line.web.get(path, params={"after": after, "wait": 30}, timeout=30))
        while not line.server.server_state.tasks:  # noqa: ASYNC110  the request is on its way
            await asyncio.sleep(0.01)
        line.server.should_exit = True
        answer = await asyncio.wait_for(waiting, 3)
        assert answer.json() == {"items": [], "next": after}
