"""Codes to the old and the new contact of a change (R100), and sign-in methods that are off."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from .desk import BASE, LOGIN, PHONE, Desk, open_desk

pytestmark = pytest.mark.shows("R100", "R40")


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as found:
        yield found


async def ask(desk: Desk, **contact: str) -> str:
    answer = await desk.web.post(f"{BASE}/contacts/challenges", json=contact, headers=desk.token())
    assert answer.status_code == 200, answer.text
    challenge: str = answer.json()["challenge"]
    return challenge


async def confirm(desk: Desk, challenge: str) -> int:
    body = {"challenge": challenge, "code": desk.code()}
    return (await desk.web.post(f"{BASE}/contacts/confirmations", json=body, headers=desk.token())).status_code


def freed(desk: Desk, contact: str) -> bool:
    with desk.portal.store.transaction() as t:
        row = t.q.confirmed_contact(account_id=desk.account, contact=contact)
    return row is not None and row["change_confirmed_at"] is not None


async def test_a_code_for_a_change_frees_the_old_contact(desk: Desk) -> None:
    assert await confirm(desk, await ask(desk, phone=PHONE)) == 204
    assert not freed(desk, PHONE), "a code for an application changes nothing"
    assert await confirm(desk, await ask(desk, phone=PHONE, purpose="change")) == 204
    assert freed(desk, PHONE)
    assert await confirm(desk, await ask(desk, phone="+79000000099", purpose="change")) == 204
    assert freed(desk, "+79000000099")


@pytest.mark.parametrize("contact", [{"phone": "+79000000002"}, {"email": "other@example.ru"}])
async def test_a_contact_of_another_account_gets_a_message_and_no_code(
    desk: Desk, contact: dict[str, str]
) -> None:
    desk.add_account("other@example.ru", "+79000000002")
    free = {name: value.replace("2", "3").replace("other", "free") for name, value in contact.items()}
    answers = [
        (
            await desk.web.post(
                f"{BASE}/contacts/challenges", json={**one, "purpose": "change"}, headers=desk.token()
            )
        ).json()
        for one in (free, contact)
    ]
    assert answers[0].keys() == answers[1].keys(), "whoever asks learns nothing"
    assert "Код" not in desk.outbox()[-1]["text"]
    assert LOGIN not in desk.outbox()[-1]["text"]


async def test_a_method_that_is_off_is_told_to_whoever_knows_the_password(desk: Desk) -> None:
    with desk.portal.store.transaction() as t:
        t.change("accounts", {"id": desk.account}, sign_in_methods='["sms"]')
    refused = await desk.challenge(method="app")
    assert (refused.status_code, refused.json()["code"]) == (403, "method_off")
    assert (await desk.challenge(password="wrong", method="app")).json()["code"] == "wrong_credentials"
    assert (await desk.challenge()).status_code == 200
