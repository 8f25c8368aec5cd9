"""Tokens are refreshed once per expiry, by whoever is first, and never lost."""

from __future__ import annotations

import asyncio
import multiprocessing
import time
from pathlib import Path
from typing import Any

import pytest

from gosmed_cli.client.http import httpx
from gosmed_cli.client.portal import connect
from gosmed_cli.config import Settings
from gosmed_cli.errors import SignInNeeded
from gosmed_cli.paths import Paths
from gosmed_cli.session import SessionStore, StoredTokens

URL = "http://portal.test"
SESSION = {"account": "a", "login": "l", "scope": "full", "device": "d", "refresh_expires_at": "x"}


class Killed(BaseException):
    """The process ends here."""


class Tokens:
    """A portal's rotation of tokens, in a folder, so that two processes meet the same one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.refreshes: list[str] = []
        self.lose_reply = False

    @property
    def valid(self) -> int:
        file = self.folder / "valid"
        return int(file.read_text()) if file.exists() else 2

    def answer(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/refresh"):
            return self._refresh(request)
        good = request.headers["Authorization"] == f"Bearer access-{self.valid}"
        return httpx.Response(200, json=SESSION) if good else httpx.Response(401, json={"code": "unauthorised"})

    def _refresh(self, request: httpx.Request) -> httpx.Response:
        import json

        given = json.loads(request.content)["refresh_token"]
        self.refreshes.append(given)
        with (self.folder / "refreshes").open("a") as log:
            log.write(f"{given}\n")
        if given not in (f"refresh-{self.valid - 1}",):  # the previous one answers the same successor
            return httpx.Response(401, json={"code": "session_over"})
        if self.lose_reply:
            self.lose_reply = False
            raise httpx.ReadError("cut", request=request)
        return httpx.Response(
            200,
            json={
                "access_token": f"access-{self.valid}",
                "access_expires_at": "2026-03-02T06:15:00+00:00",
                "refresh_token": f"refresh-{self.valid}",
                "refresh_expires_at": "2026-05-01T06:00:00+00:00",
                "scope": "full",
                "account": "a",
            },
            headers={"Date": "Mon, 02 Mar 2026 06:00:00 GMT"},
        )


def stored(number: int, *, fresh: float = 800) -> StoredTokens:
    return StoredTokens(f"access-{number}", f"refresh-{number}", "full", "a", "d", time.time() + fresh, "x")


def made(folder: Path) -> tuple[Settings, SessionStore]:
    settings = Settings(paths=Paths(folder / "c", folder / "s"), portal=URL, retry_for=3.0, keyring=False)
    return settings, SessionStore(settings.paths, "default", URL, keyring=False)


async def ask(settings: Settings, session: SessionStore, portal: Tokens, times: int = 1) -> None:
    async with connect(settings, session, transport=httpx.MockTransport(portal.answer)) as connected:
        await asyncio.gather(*(connected.sign_in.session() for _ in range(times)))


async def test_an_old_token_is_refreshed_and_kept(tmp_path: Path) -> None:
    settings, session = made(tmp_path)
    session.save(stored(1))
    portal = Tokens(tmp_path)
    await ask(settings, session, portal)
    assert portal.refreshes == ["refresh-1"]
    kept = session.load()
    assert kept is not None
    assert kept.access_token == "access-2"
    assert kept.fresh_until == pytest.approx(time.time() + 900, abs=5)


async def test_many_requests_refresh_once(tmp_path: Path) -> None:
    settings, session = made(tmp_path)
    session.save(stored(1, fresh=-1))
    portal = Tokens(tmp_path)
    await ask(settings, session, portal, times=30)
    assert portal.refreshes == ["refresh-1"]


async def test_a_lost_reply_of_a_refresh_is_asked_for_again(tmp_path: Path) -> None:
    settings, session = made(tmp_path)
    session.save(stored(1))
    portal = Tokens(tmp_path)
    portal.lose_reply = True
    await ask(settings, session, portal)
    assert portal.refreshes == ["refresh-1", "refresh-1"]


async def test_a_crash_before_the_new_tokens_are_kept_signs_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, session = made(tmp_path)
    session.save(stored(1))
    portal = Tokens(tmp_path)

    def crash(self: SessionStore, tokens: StoredTokens) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(SessionStore, "save", crash)
        with pytest.raises(Killed):
            await ask(settings, session, portal)
    await ask(settings, session, portal)
    assert session.load() is not None


async def test_a_session_that_is_over_says_so(tmp_path: Path) -> None:
    settings, session = made(tmp_path)
    session.save(stored(0))
    with pytest.raises(SignInNeeded) as found:
        await ask(settings, session, Tokens(tmp_path))
    assert found.value.code == "client.session_over"


async def test_a_token_from_outside_is_used_as_it_is(tmp_path: Path) -> None:
    settings, _ = made(tmp_path)
    session = SessionStore(settings.paths, "default", URL, token="access-2")
    await ask(settings, session, Tokens(tmp_path))
    outdated = SessionStore(settings.paths, "default", URL, token="access-1")
    with pytest.raises(SignInNeeded) as found:
        await ask(settings, outdated, Tokens(tmp_path))
    assert found.value.code == "session.token_over"


async def test_a_wrong_code_is_not_taken_for_an_old_token(tmp_path: Path) -> None:
    settings, session = made(tmp_path)
    session.save(stored(1))
    calls: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        calls.append(request.url.path)
        return httpx.Response(401, json={"code": "wrong_code"})

    async with connect(settings, session, transport=httpx.MockTransport(answer)) as portal:
        with pytest.raises(SignInNeeded) as found:
            await portal.cabinet.confirm_contact({"challenge": "c", "code": "1234"})
    assert found.value.code == "client.wrong_code"
    assert len(calls) == 1


def run_process(folder: str, results: Any) -> None:
    settings, session = made(Path(folder))
    portal = Tokens(Path(folder))
    try:
        asyncio.run(ask(settings, session, portal, times=5))
        results.put("ok")
    except BaseException as error:
        results.put(repr(error))


def test_two_processes_refresh_once(tmp_path: Path) -> None:
    _, session = made(tmp_path)
    session.save(stored(1, fresh=-1))
    context = multiprocessing.get_context("fork")
    results = context.Queue()
    processes = [context.Process(target=run_process, args=(str(tmp_path), results)) for _ in range(3)]
    for process in processes:
        process.start()
    assert [results.get(timeout=30) for _ in processes] == ["ok"] * 3
    for process in processes:
        process.join()
    assert (tmp_path / "refreshes").read_text().splitlines() == ["refresh-1"]
