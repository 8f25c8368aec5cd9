"""Signing in by key at the portal (R31)."""

from __future__ import annotations

import base64
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any

import pytest

from gosmed_cli.contract.vocabulary import Method
from gosmed_cli.mock_portal.store.db import dumps
from gosmed_cli.signing.cms import sign
from gosmed_cli.signing.keys import Key
from tests.signing.authority import ANNA, PETR

from .desk import BASE, Desk, open_desk
from .keys import key_for


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as found:
        with found.portal.store.transaction() as t:
            account = t.q.account(id=found.account)
            known = {**json.loads(account["known"]), "snils": ANNA.snils}
            methods = dumps([Method.APP, Method.KEY, Method.SMS])
            t.change("accounts", {"id": found.account}, known=dumps(known), sign_in_methods=methods)
        yield found


async def finish(desk: Desk, challenge: str, signature: bytes | str) -> Any:
    text = signature if isinstance(signature, str) else base64.b64encode(signature).decode()
    body = {"challenge": challenge, "scope": "full", "device": "laptop", "signature": text}
    return await desk.web.post(f"{BASE}/sign-in/tokens", json=body)


async def challenge(desk: Desk) -> tuple[str, bytes]:
    answer = (await desk.challenge(method="key")).json()
    assert answer["method"] == "key"
    return answer["challenge"], answer["nonce"].encode()


@pytest.mark.shows("R31")
async def test_a_key_signs_in_without_a_code(desk: Desk) -> None:
    before = len(desk.outbox())
    number, nonce = await challenge(desk)
    answer = await finish(desk, number, sign(nonce, key_for(desk)))
    assert answer.status_code == 200, answer.text
    assert len(desk.outbox()) == before
    headers = {"Authorization": f"Bearer {answer.json()['access_token']}"}
    assert (await desk.web.get(f"{BASE}/account", headers=headers)).status_code == 200


@pytest.mark.shows("R31")
async def test_a_signature_of_a_sign_in_is_good_once_and_for_its_challenge(desk: Desk) -> None:
    key = key_for(desk)
    first, nonce = await challenge(desk)
    second, other = await challenge(desk)
    assert nonce != other
    assert (await finish(desk, second, sign(nonce, key))).json()["code"] == "signature_refused"
    assert (await finish(desk, first, sign(nonce, key))).status_code == 200
    assert (await finish(desk, first, sign(nonce, key))).json()["code"] == "challenge_over"


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda desk: key_for(desk, PETR), "foreign"),
        (lambda desk: key_for(desk, replace(ANNA, snils=None)), "foreign"),
        (lambda desk: key_for(desk, days=0, start=-1), "expired"),
        (lambda desk: key_for(desk, start=1), "not_yet_valid"),
    ],
)
@pytest.mark.shows("R31")
async def test_keys_that_do_not_sign_in(desk: Desk, make: Callable[[Desk], Key], code: str) -> None:
    number, nonce = await challenge(desk)
    answer = await finish(desk, number, sign(nonce, make(desk)))
    assert (answer.status_code, answer.json()["code"]) == (401, "signature_refused")
    assert [one["code"] for one in answer.json()["errors"]] == [code]
    assert (await finish(desk, number, sign(nonce, key_for(desk)))).status_code == 200, (
        "another attempt may follow"
    )


async def test_five_wrong_signatures_end_the_challenge(desk: Desk) -> None:
    number, nonce = await challenge(desk)
    found = [(await finish(desk, number, one)).json()["code"] for one in ("!", "AAAA", b"", b"\x30", "=")[:4]]
    assert set(found) <= {"signature_refused", "invalid_request"}
    for _ in range(5):
        await finish(desk, number, b"\x30\x00")
    assert (await finish(desk, number, sign(nonce, key_for(desk)))).json()["code"] == "challenge_over"


async def test_a_code_does_not_finish_a_key_and_a_key_no_code(desk: Desk) -> None:
    number, nonce = await challenge(desk)
    assert (await desk.tokens(number, "000000")).json()["code"] == "wrong_code"
    by_sms = (await desk.challenge()).json()["challenge"]
    assert (await finish(desk, by_sms, sign(nonce, key_for(desk)))).json()["code"] == "challenge_over"
    desk.time.pass_(minutes=5)
    assert (await finish(desk, number, sign(nonce, key_for(desk)))).json()["code"] == "challenge_over"


async def test_whose_person_is_unknown_cannot_sign_in_by_key(desk: Desk) -> None:
    with desk.portal.store.transaction() as t:
        account = t.q.account(id=desk.account)
        known = {name: value for name, value in json.loads(account["known"]).items() if name != "snils"}
        t.change("accounts", {"id": desk.account}, known=dumps(known))
    number, nonce = await challenge(desk)
    answer = await finish(desk, number, sign(nonce, key_for(desk, replace(ANNA, snils=None))))
    assert answer.json()["code"] == "signature_refused"
