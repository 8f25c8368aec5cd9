"""The base account: a code to the phone, a form, and what the registers add."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from gosmed_cli.mock_portal import registers

from .desk import BASE, LOGIN, Desk, open_desk

NEW_PHONE = "+79000000077"
FORM = {
    "phone": "8 900 000-00-77",
    "email": "Novaya@Example.ru",
    "password": "Demo-2026!",
    "last_name": "Соколова",
    "first_name": "Анна",
    "middle_name": "Петровна",
    "birth_date": "12.04.1985",
    "sex": "female",
    "passport_series": "4509",
    "passport_number": "123456",
    "passport_issued": "20.05.2010",
    "passport_issuer": "ОВД Тверской",
    "passport_code": "770-001",
    "agreement": True,
}
PERSON = {
    "last_name": "Соколова",
    "first_name": "Анна",
    "middle_name": "Петровна",
    "birth_date": "1985-04-12",
    "snils": "11223344595",
    "passport": {"series": "4509", "number": "123456"},
}


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as found:
        yield found


async def form(desk: Desk, **changed: Any) -> dict[str, Any]:
    """A filled form with a code that fits."""
    answer = await desk.web.post(f"{BASE}/registration/challenges", json={"phone": FORM["phone"]})
    assert answer.json()["sent_to"] == "+7 *** *** 00 77"
    return {**FORM, "challenge": answer.json()["challenge"], "code": desk.code(), **changed}


@pytest.mark.shows("R9", "R12")
async def test_a_phone_and_a_form_make_a_basic_account(desk: Desk) -> None:
    answer = await desk.web.post(f"{BASE}/registration", json=await form(desk))
    assert answer.status_code == 201
    account = answer.json()
    assert (account["level"], account["email"], account["phone"]) == ("basic", "novaya@example.ru", NEW_PHONE)
    assert account["known"]["birth_date"] == "1985-04-12"
    assert account["next_step"] == {"code": "confirm-identity", "service": "identity-bank", "number": None}


@pytest.mark.shows("R12", "R20", "R21")
@pytest.mark.parametrize(("snils", "level"), [("112-233-445 95", "standard"), (None, "basic")])
async def test_snils_that_matches_the_passport_raises_the_level(desk: Desk, snils: str | None, level: str) -> None:
    with desk.portal.store.transaction() as t:
        registers.add(t, PERSON)
    changed = {} if snils is None else {"snils": snils}
    answer = await desk.web.post(f"{BASE}/registration", json=await form(desk, **changed))
    assert (answer.status_code, answer.json()["level"]) == (201, level)


@pytest.mark.shows("R16", "R19", "R20", "R21")
@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"snils": "087-654-303 00"}, {"snils": "unknown_snils"}),
        ({"snils": "087-654-303 00", "passport_number": "654321"}, {"snils": "unknown_snils"}),
        ({"snils": "112-233-445 95", "passport_number": "111111"}, {"passport_number": "mismatch"}),
        ({"snils": "112-233-445 95", "first_name": "Ольга"}, {"first_name": "mismatch"}),
        ({"snils": "112-233-445 95", "middle_name": ""}, {"middle_name": "mismatch"}),
        ({"passport_number": "111111"}, {"passport_number": "mismatch"}),
        ({"last_name": "Орлова"}, {"last_name": "mismatch"}),
    ],
)
async def test_what_contradicts_the_registers_is_refused_by_its_field(
    desk: Desk, changed: dict[str, str], wrong: dict[str, str]
) -> None:
    with desk.portal.store.transaction() as t:
        registers.add(t, PERSON)
    answer = await desk.web.post(f"{BASE}/registration", json=await form(desk, **changed))
    assert (answer.status_code, answer.json()["code"]) == (422, "registers_disagree")
    assert {one["field"]: one["code"] for one in answer.json()["errors"]} == wrong


@pytest.mark.shows("R20")
async def test_a_snils_of_somebody_else_is_the_field_that_is_wrong(desk: Desk) -> None:
    with desk.portal.store.transaction() as t:
        registers.add(t, PERSON)
        registers.add(t, {**PERSON, "snils": "08765430300", "last_name": "Орлова", "passport": {"series": "4512"}})
    answer = await desk.web.post(f"{BASE}/registration", json=await form(desk, snils="087-654-303 00"))
    assert {one["field"] for one in answer.json()["errors"]} == {"snils"}


async def test_the_registers_cannot_be_tried_out_without_end(desk: Desk) -> None:
    with desk.portal.store.transaction() as t:
        registers.add(t, PERSON)
    body = await form(desk, passport_number="111111")
    answers = [await desk.web.post(f"{BASE}/registration", json=body) for _ in range(6)]
    assert [one.json()["code"] for one in answers] == ["registers_disagree"] * 5 + ["challenge_over"]


async def test_somebody_whom_no_register_knows_gets_a_basic_account(desk: Desk) -> None:
    answer = await desk.web.post(f"{BASE}/registration", json=await form(desk))
    assert (answer.status_code, answer.json()["level"]) == (201, "basic")


@pytest.mark.shows("R10")
async def test_every_wrong_field_is_named_at_once(desk: Desk) -> None:
    changed = {"birth_date": "31.02.1979", "password": "short", "agreement": False, "snils": "112-233-445 96"}
    answer = await desk.web.post(f"{BASE}/registration", json=await form(desk, **changed))
    assert answer.status_code == 422
    problem = answer.json()
    assert problem["code"] == "registration_invalid"
    assert {one["field"] for one in problem["errors"]} == {"birth_date", "password", "agreement", "snils"}
    assert all(one["message"] and "." not in one["code"] for one in problem["errors"])


async def test_a_wrong_field_costs_no_code(desk: Desk) -> None:
    body = await form(desk)
    await desk.web.post(f"{BASE}/registration", json={**body, "password": "short"})
    assert (await desk.web.post(f"{BASE}/registration", json=body)).status_code == 201


@pytest.mark.shows("R9")
async def test_a_code_belongs_to_its_phone_and_counts_attempts(desk: Desk) -> None:
    body = await form(desk)
    other = await desk.web.post(f"{BASE}/registration", json={**body, "phone": "+79000000078"})
    assert (other.status_code, other.json()["code"]) == (401, "challenge_over")
    body = await form(desk)
    wrong = "000000" if body["code"] != "000000" else "000001"
    answers = [await desk.web.post(f"{BASE}/registration", json={**body, "code": wrong}) for _ in range(5)]
    assert [answer.json()["code"] for answer in answers] == ["wrong_code"] * 4 + ["challenge_over"]


async def test_an_email_that_is_taken_is_refused_in_general_words(desk: Desk) -> None:
    answer = await desk.web.post(f"{BASE}/registration", json=await form(desk, email=LOGIN))
    assert (answer.status_code, answer.json()["code"]) == (409, "registration_refused")


async def test_a_lost_answer_is_given_again(desk: Desk) -> None:
    body, headers = await form(desk), {"Idempotency-Key": "one"}
    first = await desk.web.post(f"{BASE}/registration", json=body, headers=headers)
    second = await desk.web.post(f"{BASE}/registration", json=body, headers=headers)
    assert first.status_code == second.status_code == 201
    assert first.json() == second.json()
    other = await desk.web.post(f"{BASE}/registration", json={**body, "first_name": "Ольга"}, headers=headers)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")


async def test_a_kept_answer_is_forgotten_after_a_day(desk: Desk) -> None:
    body, headers = await form(desk), {"Idempotency-Key": "one"}
    await desk.web.post(f"{BASE}/registration", json=body, headers=headers)
    desk.time.pass_(hours=24, seconds=1)
    answer = await desk.web.post(f"{BASE}/registration", json=body, headers=headers)
    assert answer.json()["code"] == "challenge_over"


@pytest.mark.shows("R37", "R40")
async def test_a_new_contact_is_confirmed_by_its_own_code(desk: Desk) -> None:
    headers = desk.token()
    url = f"{BASE}/contacts"
    challenge = (
        await desk.web.post(f"{url}/challenges", json={"email": "work@example.ru"}, headers=headers)
    ).json()
    assert (challenge["method"], challenge["sent_to"]) == ("email", "w***@example.ru")
    body = {"challenge": challenge["challenge"], "code": desk.code()}
    stranger = desk.token(desk.add_account("other@example.ru", "+79000000002"))
    assert (await desk.web.post(f"{url}/confirmations", json=body, headers=stranger)).status_code == 401
    assert (await desk.web.post(f"{url}/confirmations", json=body, headers=headers)).status_code == 204
    with desk.portal.store.transaction() as t:
        assert t.q.confirmed_contact(account_id=desk.account, contact="work@example.ru") is not None


@pytest.mark.parametrize("body", [{}, {"phone": "+79000000005", "email": "a@example.ru"}, {"phone": "123"}])
async def test_one_contact_at_a_time_and_a_right_one(desk: Desk, body: dict[str, str]) -> None:
    answer = await desk.web.post(f"{BASE}/contacts/challenges", json=body, headers=desk.token())
    assert (answer.status_code, answer.json()["code"]) == (422, "contact_invalid")


async def test_scope_status_may_not_confirm_contacts(desk: Desk) -> None:
    answer = await desk.web.post(
        f"{BASE}/contacts/challenges", json={"phone": "+79000000005"}, headers=desk.token(scope="status")
    )
    assert (answer.status_code, answer.json()["code"]) == (403, "scope")
