"""The action log: what was done, when, on which device (R87, R94)."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import pytest

from gosmed_cli.contract.vocabulary import Act
from gosmed_cli.mock_portal import actions, security
from gosmed_cli.text.say import known

from .counter import pdf
from .desk import BASE, Desk, open_desk

pytestmark = pytest.mark.shows("R94")


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as found:
        yield found


async def log(desk: Desk, account: str | None = None, **query: Any) -> list[dict[str, Any]]:
    answer = await desk.web.get(f"{BASE}/journal", params=query, headers=desk.token(account, "status"))
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def test_signing_in_and_out_name_the_device(desk: Desk) -> None:
    challenge = (await desk.challenge()).json()["challenge"]
    pair = (await desk.tokens(challenge, desk.code())).json()
    headers = {"Authorization": f"Bearer {pair['access_token']}"}
    for _ in range(2):  # the second changes nothing
        assert (await desk.web.post(f"{BASE}/sign-in/revoke", headers=headers)).status_code == 204
    assert [(one["action"], one["device"]) for one in await log(desk)] == [
        ("signed_out", "laptop"),
        ("signed_in", "laptop"),
    ]


async def test_a_document_comes_is_read_and_goes(desk: Desk) -> None:
    data, headers, number = pdf(), desk.token(), str(uuid4())
    digest = b64encode(hashlib.sha256(data).digest()).decode()
    sent = {**headers, "Content-Digest": f"sha-256=:{digest}:", "Idempotency-Key": "once"}
    path, what = f"{BASE}/documents/{number}", {"kind": "diploma", "name": "diplom.pdf"}
    for _ in range(2):  # a repetition is no second upload
        assert (await desk.web.put(path, params=what, content=data, headers=sent)).status_code == 201
    assert (await desk.web.get(f"{path}/content", headers=headers)).status_code == 200
    assert (await desk.web.delete(path, headers=headers)).status_code == 204
    found = [(one["action"], one["object"]) for one in await log(desk)]
    assert found == [
        (act, "diplom.pdf") for act in ("document_deleted", "document_downloaded", "document_uploaded")
    ]


async def test_settings_and_data(desk: Desk) -> None:
    body = {"items": [{"channel": "sms", "on": False}]}
    await desk.web.put(f"{BASE}/notifications/settings", json=body, headers=desk.token())
    await desk.web.patch(f"{BASE}/account", json={"licence": "ЛО-77-01-000001"}, headers=desk.token())
    edited, switched = await log(desk)
    assert (edited["action"], edited["object"]) == ("account_edited", "licence")
    assert "ЛО-77" not in str(edited), "the log names what was changed, not the number"
    assert (switched["action"], switched["object"]) == ("settings_changed", "*.sms=off")


async def test_the_feed_of_changes_is_not_woken(desk: Desk) -> None:
    headers = desk.token()
    before = (await desk.web.get(f"{BASE}/events", headers=headers)).json()
    with desk.portal.store.transaction() as t:
        actions.of_device(t, desk.portal, desk.account, "phone", Act.SIGNED_IN)
        last = t.q.last_event(account_id=desk.account)["id"]
    after = (await desk.web.get(f"{BASE}/events", params={"after": before["next"]}, headers=headers)).json()
    assert (after["items"], last) == ([], before["next"])


async def test_pages_times_and_owners(desk: Desk) -> None:
    for number in range(4):
        with desk.portal.store.transaction() as t:
            actions.of_device(t, desk.portal, desk.account, "phone", Act.SIGNED_IN, str(number))
        desk.time.pass_(days=1)
    assert [one["object"] for one in await log(desk, limit=2)] == ["3", "2"]
    assert [one["object"] for one in await log(desk, until="2026-03-03T12:00:00+03:00")] == ["1", "0"]
    other = desk.add_account("other@example.ru", "+79000000002")
    assert await log(desk, other) == []


def test_every_action_has_words() -> None:
    assert [one for one in Act if not known(f"notices.action.{one}")] == []


async def test_the_device_is_the_sign_ins(desk: Desk) -> None:
    with desk.portal.store.transaction() as t:
        pair = security.issue_tokens(t, desk.portal, desk.account, "full", "ward-computer")
    headers = {"Authorization": f"Bearer {pair['access_token']}"}
    await desk.web.patch(f"{BASE}/account", json={"licence": "ЛО-77-01-000001"}, headers=headers)
    assert [one["device"] for one in await log(desk)] == ["ward-computer"]
