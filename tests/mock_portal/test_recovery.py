"""A new password by a code: nothing is given away, everything else is ended (R51)."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from .desk import BASE, LOGIN, PASSWORD, PHONE, Desk, open_desk

pytestmark = pytest.mark.shows("R51")
NEW = "Novyj-2026!"


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as found:
        yield found


async def ask(desk: Desk, login: str = LOGIN, method: str = "sms") -> httpx.Response:
    return await desk.web.post(f"{BASE}/recovery/challenges", json={"login": login, "method": method})


async def recover(desk: Desk, challenge: str, code: str, password: str = NEW) -> httpx.Response:
    body = {"challenge": challenge, "code": code, "password": password}
    return await desk.web.post(f"{BASE}/recovery", json=body)


def code_of(answer: httpx.Response) -> str:
    code: str = answer.json()["code"]
    return code


@pytest.mark.parametrize(("method", "target"), [("sms", PHONE), ("email", LOGIN)])
@pytest.mark.parametrize("login", [LOGIN, PHONE])
async def test_a_code_sets_a_new_password(desk: Desk, login: str, method: str, target: str) -> None:
    challenge = (await ask(desk, login, method)).json()["challenge"]
    assert desk.outbox()[-1]["target"] == target
    assert (await recover(desk, challenge, desk.code())).status_code == 204
    assert (await desk.challenge(LOGIN, PASSWORD)).status_code == 401
    assert (await desk.challenge(LOGIN, NEW)).status_code == 200


async def test_answers_do_not_tell_whether_a_login_exists(desk: Desk) -> None:
    answers = [(await ask(desk, login)).json() for login in (LOGIN, "nobody@example.ru")]
    assert answers[0].keys() == answers[1].keys()
    assert answers[0]["sent_to"] == answers[1]["sent_to"] == "+7 *** *** ** **"
    assert len(answers[0]["challenge"]) == len(answers[1]["challenge"])
    assert len(desk.outbox()) == 1
    wrong = "000000" if desk.code() != "000000" else "000001"
    found = [[code_of(await recover(desk, one["challenge"], wrong)) for _ in range(6)] for one in answers]
    assert found[0] == found[1] == ["wrong_code"] * 4 + ["challenge_over"] * 2


@pytest.mark.parametrize("login", [LOGIN, "nobody@example.ru"])
async def test_codes_are_few_for_any_login(desk: Desk, login: str) -> None:
    answers = [await ask(desk, login) for _ in range(6)]
    assert [one.status_code for one in answers] == [200] * 5 + [429]
    desk.time.pass_(hours=1, seconds=1)
    assert (await ask(desk, login)).status_code == 200


async def test_every_sign_in_ends_and_a_notice_goes_out(desk: Desk) -> None:
    headers = desk.token()
    challenge = (await ask(desk)).json()["challenge"]
    await recover(desk, challenge, desk.code())
    assert (await desk.web.get(f"{BASE}/account", headers=headers)).status_code == 401
    told = [one["target"] for one in desk.outbox() if one["subject"] == "Пароль изменён"]
    assert told == [PHONE, LOGIN]


async def test_a_locked_login_opens(desk: Desk) -> None:
    for _ in range(10):
        await desk.challenge(LOGIN, "wrong")
    assert code_of(await desk.challenge()) == "login_locked"
    challenge = (await ask(desk)).json()["challenge"]
    await recover(desk, challenge, desk.code())
    assert (await desk.challenge(LOGIN, NEW)).status_code == 200


async def test_a_bad_password_costs_no_code(desk: Desk) -> None:
    challenge = (await ask(desk)).json()["challenge"]
    weak = await recover(desk, challenge, desk.code(), "weak")
    assert (weak.status_code, code_of(weak)) == (422, "password_refused")
    assert "password_short" in {one["code"] for one in weak.json()["errors"]}
    old = await recover(desk, challenge, desk.code(), PASSWORD)
    assert [one["code"] for one in old.json()["errors"]] == ["password_same"]
    assert (await recover(desk, challenge, desk.code())).status_code == 204


async def test_a_code_for_recovery_opens_nothing_else(desk: Desk) -> None:
    challenge = (await ask(desk)).json()["challenge"]
    assert code_of(await desk.tokens(challenge, desk.code())) == "challenge_over"
    other = (await desk.challenge()).json()["challenge"]
    assert code_of(await recover(desk, other, desk.code())) == "challenge_over"


async def test_codes_live_five_minutes_and_once(desk: Desk) -> None:
    challenge, code = (await ask(desk)).json()["challenge"], desk.code()
    desk.time.pass_(minutes=5)
    assert code_of(await recover(desk, challenge, code)) == "challenge_over"
    challenge, code = (await ask(desk)).json()["challenge"], desk.code()
    assert (await recover(desk, challenge, code)).status_code == 204
    assert code_of(await recover(desk, challenge, code, "Drugoj-2026!")) == "challenge_over"
