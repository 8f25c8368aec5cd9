"""Notices: one for a happening, by the channels that its owner has on (R46–R48)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from gosmed_cli.contract.vocabulary import NoticeChannel, NoticeKind
from gosmed_cli.mock_portal import notices, security_notice

from .desk import BASE, LOGIN, PHONE, Desk, open_desk

pytestmark = pytest.mark.shows("R48")
NOTICES, SETTINGS = f"{BASE}/notifications", f"{BASE}/notifications/settings"


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as found:
        yield found


def tell(desk: Desk, kind: NoticeKind = NoticeKind.STATUS, subject: str = "Решение") -> int:
    with desk.portal.store.transaction() as t:
        return notices.notify(t, desk.portal, desk.account, kind, subject, "Текст", order_id=7)


async def switch(desk: Desk, *changes: dict[str, Any]) -> httpx.Response:
    return await desk.web.put(SETTINGS, json={"items": list(changes)}, headers=desk.token())


async def listed(desk: Desk, headers: dict[str, str] | None = None, **query: Any) -> dict[str, Any]:
    answer = await desk.web.get(NOTICES, params=query, headers=headers or desk.token())
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def off(channel: str, **more: str) -> dict[str, Any]:
    return {"channel": channel, "on": False, **more}


async def test_a_notice_is_one_whatever_carries_it(desk: Desk) -> None:
    tell(desk)
    (one,) = (await listed(desk))["items"]
    assert (one["kind"], one["subject"], one["number"]) == ("status", "Решение", "7")
    assert one["channels"] == ["sms", "email"]
    assert [(sent["channel"], sent["target"]) for sent in desk.outbox()] == [("sms", PHONE), ("email", LOGIN)]


async def test_a_channel_that_is_off_carries_nothing_more(desk: Desk) -> None:
    answer = await switch(desk, off("sms"), {"channel": "push", "on": True, "kind": "status"})
    assert answer.status_code == 200
    tell(desk)
    assert [one["channel"] for one in desk.outbox()] == ["email", "push"]
    shown = await desk.web.get(SETTINGS, headers=desk.token(scope="status"))
    assert shown.json() == answer.json()


async def test_a_kind_may_differ_from_the_rest(desk: Desk) -> None:
    await switch(desk, off("sms"), {"channel": "sms", "on": True, "kind": "reminder"})
    tell(desk)
    tell(desk, NoticeKind.REMINDER)
    by_kind = {one["kind"]: one["channels"] for one in (await listed(desk))["items"]}
    assert by_kind == {"status": ["email"], "reminder": ["sms", "email"]}


async def test_without_a_channel_it_can_still_be_read(desk: Desk) -> None:
    await switch(desk, off("sms", kind="status"), off("email", kind="status"))
    tell(desk)
    assert desk.outbox() == []
    assert [one["channels"] for one in (await listed(desk))["items"]] == [[]]


async def test_security_cannot_be_silenced(desk: Desk) -> None:
    refused = await switch(desk, off("email"), off("sms"))
    assert (refused.status_code, refused.json()["code"]) == (422, "security_silenced")
    with desk.portal.store.transaction() as t:
        assert notices.settings(t, desk.account)[NoticeKind.STATUS][NoticeChannel.SMS], "nothing has changed"
    kept = await switch(desk, off("email"), off("sms"), {"channel": "email", "on": True, "kind": "security"})
    assert kept.status_code == 200
    with desk.portal.store.transaction() as t:
        security_notice.tell(t, desk.portal, desk.account, "Пароль изменён", "Текст", former=("old@example.ru",))
    assert [one["target"] for one in desk.outbox()] == [LOGIN, "old@example.ru"]


async def test_pages_kinds_and_times(desk: Desk) -> None:
    for number in range(5):
        tell(desk, NoticeKind.REMINDER if number == 2 else NoticeKind.STATUS, subject=str(number))
        desk.time.pass_(days=1)
    first = await listed(desk, limit=2)
    rest = await listed(desk, limit=50, cursor=first["next"])
    assert [one["subject"] for one in first["items"] + rest["items"]] == ["4", "3", "2", "1", "0"]
    assert rest["next"] is None
    assert [one["subject"] for one in (await listed(desk, kind="reminder"))["items"]] == ["2"]
    within = await listed(desk, since="2026-03-03T00:00:00+03:00", until="2026-03-04T23:59:59")
    assert [one["subject"] for one in within["items"]] == ["2", "1"]


async def test_nobody_reads_anothers_notices_or_settings(desk: Desk) -> None:
    tell(desk)
    other = desk.add_account("other@example.ru", "+79000000002")
    assert (await listed(desk, desk.token(other)))["items"] == []
    await switch(desk, off("sms"))
    theirs = (await desk.web.get(SETTINGS, headers=desk.token(other))).json()["items"]
    assert next(one for one in theirs if one["kind"] == "status")["sms"] is True


async def test_who_may_only_read_switches_nothing(desk: Desk) -> None:
    answer = await desk.web.put(SETTINGS, json={"items": [off("sms")]}, headers=desk.token(scope="status"))
    assert answer.status_code == 403


async def test_codes_are_no_notices(desk: Desk) -> None:
    await desk.challenge()
    assert desk.code() in desk.outbox()[-1]["text"]
    assert (await listed(desk))["items"] == []
