"""A new account waits for its letter: link or number, password, three days (R50, R51)."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from .desk import BASE, PASSWORD, Desk, open_desk
from .test_registration import form

pytestmark = pytest.mark.shows("R50", "R51")
EMAIL = "novaya@example.ru"


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as found:
        body = await form(found)
        answer = await found.web.post(f"{BASE}/registration", json=body)
        assert answer.status_code == 201
        assert answer.json()["letter"]["sent_to"] == "n***@example.ru"
        yield found


def letter(desk: Desk) -> str:
    text: str = [one for one in desk.outbox() if one["target"] == EMAIL][-1]["text"]
    return text


def number(desk: Desk) -> str:
    found = re.search(r"Номер уведомления: (\d{10})\.", letter(desk))
    assert found is not None
    return found[1]


def token(desk: Desk) -> str:
    found = re.search(r"token=([\w-]+)", letter(desk))
    assert found is not None
    return found[1]


async def activate(desk: Desk, password: str = PASSWORD, **what: Any) -> httpx.Response:
    return await desk.web.post(f"{BASE}/activation", json={"password": password, **what})


async def again(desk: Desk, password: str = PASSWORD, login: str = EMAIL) -> httpx.Response:
    return await desk.web.post(f"{BASE}/activation/letters", json={"login": login, "password": password})


def code_of(answer: httpx.Response) -> str:
    code: str = answer.json()["code"]
    return code


async def test_signing_in_before_is_refused_to_whoever_knows_the_password(desk: Desk) -> None:
    assert code_of(await desk.challenge(EMAIL, "wrong")) == "wrong_credentials"
    answer = await desk.challenge(EMAIL)
    assert (answer.status_code, code_of(answer)) == (403, "not_activated")


async def test_the_link_activates_and_twice_is_harmless(desk: Desk) -> None:
    first, second = [await activate(desk, token=token(desk)) for _ in range(2)]
    assert first.json() == {"login": EMAIL, "already": False}
    assert second.json() == {"login": EMAIL, "already": True}
    assert (await desk.challenge(EMAIL)).status_code == 200


async def test_the_number_activates_and_confirms_the_email(desk: Desk) -> None:
    with desk.portal.store.transaction() as t:
        account = t.q.account_by_email(email=EMAIL)["id"]
        assert t.q.confirmed_contact(account_id=account, contact=EMAIL) is None
    assert (await activate(desk, number=number(desk))).status_code == 200
    with desk.portal.store.transaction() as t:
        assert t.q.confirmed_contact(account_id=account, contact=EMAIL) is not None


async def test_wrong_passwords_lock_the_login(desk: Desk) -> None:
    answers = [await activate(desk, "wrong", number=number(desk)) for _ in range(10)]
    assert {(one.status_code, code_of(one)) for one in answers} == {(401, "activation_password")}
    locked = await activate(desk, number=number(desk))
    assert (locked.status_code, code_of(locked)) == (403, "login_locked")
    desk.time.pass_(minutes=15, seconds=1)
    assert (await activate(desk, number=number(desk))).status_code == 200


async def test_a_link_lives_three_days_to_the_second(desk: Desk) -> None:
    desk.time.pass_(days=3, seconds=-1)
    assert (await activate(desk, "wrong", token=token(desk))).status_code == 401, "still alive"
    desk.time.pass_(seconds=1)
    late = await activate(desk, token=token(desk))
    assert (late.status_code, code_of(late)) == (410, "activation_expired")


async def test_a_new_letter_replaces_the_old_one(desk: Desk) -> None:
    old = token(desk)
    desk.time.pass_(days=4)
    assert (await again(desk)).json()["sent_to"] == "n***@example.ru"
    assert code_of(await activate(desk, token=old)) == "activation_replaced"
    assert (await activate(desk, token=token(desk))).status_code == 200
    assert code_of(await again(desk)) == "activated_already"
    assert (await activate(desk, token=old)).json()["already"] is True


async def test_letters_ask_for_the_password_and_are_few(desk: Desk) -> None:
    assert code_of(await again(desk, "wrong")) == "wrong_credentials"
    assert code_of(await again(desk, login="nobody@example.ru")) == "wrong_credentials"
    answers = [await again(desk) for _ in range(5)]
    assert [one.status_code for one in answers] == [200] * 4 + [429]


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ({}, "activation_incomplete"),
        ({"token": "abc"}, "activation_incomplete"),
        ({"token": "x" * 43}, "activation_unknown"),
        ({"number": "1000000000"}, "activation_unknown"),
        ({"token": "x" * 43, "number": "1000000000"}, "activation_incomplete"),
    ],
)
async def test_what_no_letter_says_is_told_apart(desk: Desk, what: dict[str, str], code: str) -> None:
    assert code_of(await activate(desk, **what)) == code


async def test_nobody_answers_and_the_email_is_free_again(desk: Desk) -> None:
    await desk.web.post(f"{BASE}/registration/challenges", json={"phone": "+79000000077"})
    assert "уже зарегистрирована" in desk.outbox()[-1]["text"]
    desk.time.pass_(days=30, seconds=1)
    made = await desk.web.post(f"{BASE}/registration", json=await form(desk))
    assert made.status_code == 201


async def test_the_link_leads_to_a_page_that_asks_for_the_password(desk: Desk) -> None:
    """The page of the guide: it sends the token of its own address and keeps it from other sites."""
    found = re.search(r"http://127\.0\.0\.1(/activate\?\S+)", letter(desk))
    assert found is not None
    answer = await desk.web.get(found[1])
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert f'"{BASE}/activation"' in answer.text
    assert token(desk) not in answer.text


async def test_no_link_is_stored_outside_the_outbox(desk: Desk) -> None:
    secret = token(desk)
    desk.portal.store.connection.execute("DELETE FROM outbox")
    assert secret not in "\n".join(desk.portal.store.connection.iterdump())
