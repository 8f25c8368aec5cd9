"""An account by the ministry's certificate: at once, once, and not while a question is open (R82–R84)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from gosmed_cli.mock_portal import registers, visit_accounts

from .desk import BASE, LOGIN, Desk, open_desk

pytestmark = pytest.mark.shows("R83")
NUMBER, OPEN = "4821773019540062", "4821773019540079"
EMAIL = "visitor@example.ru"
PERSON: dict[str, Any] = {
    "last_name": "Орлов",
    "first_name": "Иван",
    "middle_name": "Петрович",
    "birth_date": "1979-11-03",
    "sex": "male",
    "snils": "08765430300",
    "inn": "772816897110",
    "passport": {
        "series": "4512", "number": "654321", "issued": "2012-03-15", "issuer": "ОВД Хамовники", "code": "770024",
    },
    "visit": {"certificate": NUMBER, "phone": "+79000000055"},
}  # fmt: skip
QUESTION = "Пришлите свидетельство о перемене имени"


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as found:
        with found.portal.store.transaction() as t:
            registers.add(t, PERSON)
            visit = {"certificate": OPEN, "phone": "+79000000056", "question": QUESTION}
            registers.add(t, {**PERSON, "snils": "11223344595", "visit": visit})
        yield found


async def begin(desk: Desk, certificate: str = "4821-7730-1954-0062", email: str = EMAIL) -> httpx.Response:
    return await desk.web.post(
        f"{BASE}/registration/certificates", json={"certificate": certificate, "email": email}
    )


async def finish(desk: Desk, challenge: str, **changed: Any) -> httpx.Response:
    code = changed.pop("code", None) or desk.code()
    body = {
        "challenge": challenge, "code": code, "certificate": NUMBER, "email": EMAIL,
        "password": "Orlov-2026!", "agreement": True, **changed,
    }  # fmt: skip
    return await desk.web.post(f"{BASE}/registration/certificate", json=body)


def code_of(answer: httpx.Response) -> str:
    code: str = answer.json()["code"]
    return code


async def test_the_account_is_active_confirmed_and_open_at_once(desk: Desk) -> None:
    begun = await begin(desk)
    assert (begun.json()["method"], begun.json()["sent_to"]) == ("email", "v***@example.ru")
    made = await finish(desk, begun.json()["challenge"])
    assert made.status_code == 201, made.text
    account = made.json()
    assert (account["level"], account["cabinet"], account["phone"]) == ("confirmed", True, "+79000000055")
    assert account["known"]["inn"] == "772816897110"
    assert "letter" not in account
    assert (await desk.challenge(EMAIL, "Orlov-2026!")).status_code == 200


async def test_a_certificate_makes_one_account(desk: Desk) -> None:
    waiting = (await begin(desk, email="second@example.ru")).json()["challenge"]
    second = desk.code()
    await finish(desk, (await begin(desk)).json()["challenge"])
    assert (code_of(await begin(desk)), (await begin(desk)).status_code) == ("certificate_used", 409)
    late = await finish(desk, waiting, code=second, email="second@example.ru")
    assert code_of(late) == "certificate_used"


async def test_a_certificate_of_an_approved_application_is_used(desk: Desk) -> None:
    service = visit_accounts._service(desk.portal)
    with desk.portal.store.transaction() as t:
        visit_accounts.spend(t, desk.portal, desk.account, service, {"certificate_id": NUMBER})
    assert code_of(await begin(desk)) == "certificate_used"


@pytest.mark.parametrize("certificate", ["4821773019540063", "-", "NaN"])
async def test_an_unknown_certificate(desk: Desk, certificate: str) -> None:
    answer = await begin(desk, certificate)
    assert (answer.status_code, code_of(answer)) == (404, "certificate_unknown")


@pytest.mark.shows("R84")
async def test_an_open_question_is_said(desk: Desk) -> None:
    answer = await begin(desk, OPEN)
    assert (answer.status_code, code_of(answer)) == (409, "certificate_question")
    assert [one["message"] for one in answer.json()["errors"]] == [QUESTION]


async def test_a_mailbox_of_another_account_gets_a_message(desk: Desk) -> None:
    answer = await begin(desk, email=LOGIN)
    assert answer.status_code == 200
    assert "уже зарегистрирована" in desk.outbox()[-1]["text"]


async def test_wrong_codes_count_and_other_mailboxes_do_not_fit(desk: Desk) -> None:
    challenge = (await begin(desk)).json()["challenge"]
    code = desk.code()
    wrong = "000000" if code != "000000" else "000001"
    assert code_of(await finish(desk, challenge, code=wrong)) == "wrong_code"
    assert code_of(await finish(desk, challenge, password="weak")) == "registration_invalid"
    assert code_of(await finish(desk, challenge, agreement=False)) == "registration_invalid"
    assert code_of(await finish(desk, challenge, email="third@example.ru")) == "challenge_over"
