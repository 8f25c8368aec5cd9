"""Signing in: what the portal asks, what it refuses, and what it does not give away."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from gosmed_cli.mock_portal import passwords

from .desk import BASE, LOGIN, PASSWORD, PHONE, Desk, open_desk


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as found:
        yield found


def code_of(answer: httpx.Response) -> str:
    assert answer.headers["content-type"] == "application/problem+json"
    code: str = answer.json()["code"]
    return code


def another(code: str) -> str:
    return "000000" if code != "000000" else "000001"


@pytest.mark.shows("R29", "R30")
@pytest.mark.parametrize("login", [LOGIN, PHONE, "8 900 000-00-01", "Sokolova@Example.ru"])
async def test_password_and_code_open_the_account(desk: Desk, login: str) -> None:
    challenge = (await desk.challenge(login)).json()
    assert challenge["sent_to"] == "+7 *** *** 00 01"
    tokens = (await desk.tokens(challenge["challenge"], desk.code())).json()
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    session = (await desk.web.get(f"{BASE}/sign-in/session", headers=headers)).json()
    assert (session["account"], session["scope"], session["device"]) == (desk.account, "full", "laptop")
    assert (await desk.web.get(f"{BASE}/account", headers=headers)).json()["email"] == LOGIN


async def test_a_wrong_code_is_told_with_what_is_left(desk: Desk) -> None:
    challenge = (await desk.challenge()).json()["challenge"]
    answer = await desk.tokens(challenge, another(desk.code()))
    assert answer.status_code == 401
    assert code_of(answer) == "wrong_code"
    assert "4" in answer.json()["advice"]
    assert (await desk.tokens(challenge, desk.code())).status_code == 200


async def test_five_wrong_codes_end_the_challenge(desk: Desk) -> None:
    challenge, code = (await desk.challenge()).json()["challenge"], desk.code()
    answers = [code_of(await desk.tokens(challenge, another(code))) for _ in range(5)]
    assert answers == ["wrong_code"] * 4 + ["challenge_over"]
    assert code_of(await desk.tokens(challenge, code)) == "challenge_over"


async def test_a_code_lives_five_minutes_and_once(desk: Desk) -> None:
    challenge, code = (await desk.challenge()).json()["challenge"], desk.code()
    desk.time.pass_(minutes=5)
    assert code_of(await desk.tokens(challenge, code)) == "challenge_over"
    challenge, code = (await desk.challenge()).json()["challenge"], desk.code()
    desk.time.pass_(minutes=4, seconds=59)
    assert (await desk.tokens(challenge, code)).status_code == 200
    assert code_of(await desk.tokens(challenge, code)) == "challenge_over"


@pytest.mark.parametrize("login", [LOGIN, "nobody@example.ru"])
async def test_ten_wrong_passwords_lock_any_login_alike(desk: Desk, login: str) -> None:
    for _ in range(10):
        assert code_of(await desk.challenge(login, "wrong")) == "wrong_credentials"
    answer = await desk.challenge(login, PASSWORD)
    assert (answer.status_code, code_of(answer)) == (403, "login_locked")
    assert 0 < int(answer.headers["Retry-After"]) <= 901
    desk.time.pass_(minutes=15, seconds=1)
    assert (await desk.challenge(login, "wrong")).json()["code"] == "wrong_credentials"


async def test_the_lock_opens_after_fifteen_minutes(desk: Desk) -> None:
    for _ in range(10):
        await desk.challenge(LOGIN, "wrong")
    desk.time.pass_(minutes=15, seconds=1)
    assert (await desk.challenge()).status_code == 200


async def test_a_right_password_forgets_the_wrong_ones(desk: Desk) -> None:
    for _ in range(2):
        for _ in range(9):
            await desk.challenge(LOGIN, "wrong")
        assert (await desk.challenge()).status_code == 200


async def test_nobody_learns_whether_a_login_exists(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    derived: list[str] = []
    derive = passwords._derive

    def counted(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
        derived.append("once")
        return derive(password, salt, n, r, p)

    monkeypatch.setattr(passwords, "_derive", counted)
    passwords._nobodys()
    found = []
    for login in (LOGIN, "nobody@example.ru"):
        derived.clear()
        answer = await desk.challenge(login, "wrong")
        headers = sorted(name for name in answer.headers if name != "content-length")
        found.append((answer.status_code, answer.json(), headers, list(derived)))
    assert found[0] == found[1]
    assert found[0][3] == ["once"]


async def test_a_registration_does_not_tell_that_a_phone_is_taken(desk: Desk) -> None:
    answers = [
        await desk.web.post(f"{BASE}/registration/challenges", json={"phone": phone})
        for phone in (PHONE, "+79000000099")
    ]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json().keys() == answers[1].json().keys()
    texts = [message["text"] for message in desk.outbox()[-2:]]
    assert "уже зарегистрирована" in texts[0]
    assert "Код" in texts[1]


@pytest.mark.shows("R30")
async def test_the_app_approves_instead_of_a_code(desk: Desk) -> None:
    challenge = (await desk.challenge(method="app")).json()
    assert challenge["method"] == "app"
    assert (await desk.tokens(challenge["challenge"], None)).status_code == 202
    answer = await desk.operator("POST", "sign-in/approve", json={"challenge": challenge["challenge"]})
    assert answer.status_code == 200
    assert (await desk.tokens(challenge["challenge"], None)).status_code == 200
    assert (await desk.operator("POST", "sign-in/approve", json={})).status_code == 404


async def test_a_key_is_refused_where_it_is_not_switched_on(desk: Desk) -> None:
    answer = await desk.challenge(method="key")
    assert (answer.status_code, code_of(answer)) == (403, "method_off")
    assert desk.outbox() == []


async def test_refresh_survives_a_crash_and_revokes_on_replay(desk: Desk) -> None:
    challenge = (await desk.challenge()).json()["challenge"]
    first = (await desk.tokens(challenge, desk.code())).json()
    body = {"refresh_token": first["refresh_token"], "device": "laptop"}
    second = (await desk.web.post(f"{BASE}/sign-in/refresh", json=body)).json()
    desk.time.pass_(seconds=30)
    assert (await desk.web.post(f"{BASE}/sign-in/refresh", json=body)).json() == second
    desk.time.pass_(seconds=31)
    assert code_of(await desk.web.post(f"{BASE}/sign-in/refresh", json=body)) == "session_over"
    headers = {"Authorization": f"Bearer {second['access_token']}"}
    assert (await desk.web.get(f"{BASE}/account", headers=headers)).status_code == 401


async def test_revoking_ends_the_sign_in_and_may_be_repeated(desk: Desk) -> None:
    headers = desk.token()
    for _ in range(2):
        assert (await desk.web.post(f"{BASE}/sign-in/revoke", headers=headers)).status_code == 204
    assert (await desk.web.get(f"{BASE}/account", headers=headers)).status_code == 401


async def test_too_many_codes_are_refused_with_a_wait(desk: Desk) -> None:
    for _ in range(30):
        assert (await desk.challenge()).status_code == 200
    answer = await desk.challenge()
    assert (answer.status_code, code_of(answer)) == (429, "too_many_codes")
    assert int(answer.headers["Retry-After"]) > 0


async def test_no_code_or_password_is_stored(desk: Desk) -> None:
    await desk.challenge()
    code = desk.code()
    desk.portal.store.connection.execute("DELETE FROM outbox")
    stored = "\n".join(desk.portal.store.connection.iterdump())
    assert PASSWORD not in stored
    assert f"'{code}'" not in stored
