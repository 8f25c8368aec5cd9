"""The operator's surface: nobody without the key, everything with it."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator
from typing import Any

import pytest

from gosmed_cli.mock_portal.store.db import SCHEMA_VERSION

from .desk import BASE, KEY, LOGIN, PHONE, START, Desk, open_desk

CALLS = [
    ("GET", "clock"),
    ("POST", "clock"),
    ("POST", "decide"),
    ("GET", "outbox"),
    ("GET", "faults"),
    ("POST", "faults"),
    ("DELETE", "faults"),
    ("GET", "requests"),
    ("POST", "snapshot"),
    ("PUT", "snapshot"),
    ("GET", "scenarios"),
    ("POST", "scenario"),
    ("POST", "scenario/check"),
    ("POST", "reset"),
    ("GET", "state"),
    ("POST", "sign-in/approve"),
]


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as found:
        yield found


@pytest.mark.parametrize(("method", "path"), CALLS)
@pytest.mark.parametrize("headers", [{}, {"X-Portal-Key": "wrong"}, {"Authorization": f"Bearer {KEY}"}])
async def test_without_the_key_nothing_is_told(
    desk: Desk, method: str, path: str, headers: dict[str, str]
) -> None:
    answer = await desk.web.request(method, f"/_portal/{path}", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (401, "operator_key")
    assert (await desk.operator("GET", "state")).json()["accounts"] == 1


async def test_the_key_may_come_in_either_header(desk: Desk) -> None:
    for headers in ({"X-Portal-Key": KEY}, {"Authorization": f"Operator {KEY}"}):
        assert (await desk.web.get("/_portal/state", headers=headers)).status_code == 200


@pytest.mark.parametrize(
    ("change", "now"),
    [
        ({"advance": "5d"}, "2026-03-07T09:00:00.000000+03:00"),
        ({"advance": "5wd"}, "2026-03-10T09:00:00.000000+03:00"),
        ({"advance": "90s"}, "2026-03-02T09:01:30.000000+03:00"),
        ({"set": "2026-04-01T12:00:00"}, "2026-04-01T12:00:00.000000+03:00"),
        ({"set": "2026-04-01T12:00:00Z"}, "2026-04-01T15:00:00.000000+03:00"),
    ],
)
async def test_the_clock_moves_and_every_answer_says_so(desk: Desk, change: dict[str, str], now: str) -> None:
    answer = await desk.operator("POST", "clock", json=change)
    assert (answer.status_code, answer.json()["now"]) == (200, now)
    assert (await desk.operator("GET", "clock")).json()["now"] == now
    assert answer.headers["Date"].endswith("2026 06:00:00 GMT") or answer.headers["Date"][:16]


@pytest.mark.parametrize(
    "change", [{}, {"advance": "5 weeks"}, {"set": "yesterday"}, {"advance": "1d", "set": "2026-04-01"}]
)
async def test_a_moment_that_is_none_is_refused(desk: Desk, change: dict[str, str]) -> None:
    answer = await desk.operator("POST", "clock", json=change)
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_moment")
    assert desk.portal.clock.now() == START


async def test_the_outbox_is_read_by_recipient_and_place(desk: Desk) -> None:
    await desk.challenge()
    await desk.web.post(f"{BASE}/registration/challenges", json={"phone": "+79000000099"})
    everything = (await desk.operator("GET", "outbox")).json()
    assert [one["to"] for one in everything["items"]] == [PHONE, "+79000000099"]
    mine = (await desk.operator("GET", "outbox", params={"to": PHONE})).json()["items"]
    assert len(mine) == 1
    assert mine[0]["channel"] == "sms"
    rest = await desk.operator("GET", "outbox", params={"after": mine[0]["id"]})
    assert [one["to"] for one in rest.json()["items"]] == ["+79000000099"]
    assert (await desk.operator("GET", "outbox", params={"after": everything["next"]})).json()["items"] == []


@pytest.mark.parametrize("number", ["999", "abc", "1" * 30, "²"])
async def test_deciding_what_is_not_there(desk: Desk, number: str) -> None:
    answer = await desk.operator("POST", "decide", json={"number": number, "verdict": "approve"})
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


async def test_a_snapshot_brings_everything_back(desk: Desk) -> None:
    headers = desk.token()
    with desk.portal.store.transaction() as t:
        t.q.blob_keep(sha256="0" * 64, size=3, data=b"\x00\xff\n")
    before = (await desk.operator("GET", "state")).json()
    saved = await desk.operator("POST", "snapshot")
    assert saved.headers["Content-Type"] == "application/gzip"
    await desk.operator("POST", "clock", json={"advance": "10d"})
    await desk.operator("POST", "reset")
    assert (await desk.web.get(f"{BASE}/account", headers=headers)).status_code == 401
    loaded = await desk.operator("PUT", "snapshot", content=saved.content)
    assert loaded.json() == before
    assert (await desk.web.get(f"{BASE}/account", headers=headers)).json()["email"] == LOGIN
    with desk.portal.store.transaction() as t:
        assert bytes(t.q.blob_data(sha256="0" * 64)["data"]) == b"\x00\xff\n"


async def test_a_snapshot_gets_another_instance_only_if_asked(desk: Desk) -> None:
    saved = (await desk.operator("POST", "snapshot")).content
    before = (await desk.operator("GET", "state")).json()["instance"]
    same = (await desk.operator("PUT", "snapshot", content=saved)).json()["instance"]
    other = (await desk.operator("PUT", "snapshot?new_instance=true", content=saved)).json()["instance"]
    assert same == before != other


async def test_a_snapshot_is_taken_at_its_own_moment(desk: Desk) -> None:
    saved = (await desk.operator("POST", "snapshot")).content
    desk.time.pass_(days=30)
    loaded = (await desk.operator("PUT", "snapshot", content=saved)).json()
    assert loaded["now"] == "2026-03-02T09:00:00.000000+03:00"


def changed(data: bytes, old: bytes, new: bytes) -> bytes:
    return gzip.compress(gzip.decompress(data).replace(old, new, 1))


async def test_what_is_no_snapshot_changes_nothing(desk: Desk) -> None:
    saved = (await desk.operator("POST", "snapshot")).content
    before = (await desk.operator("GET", "state")).json()
    broken = [
        b"",
        b"nonsense",
        gzip.compress(b"{}"),
        gzip.compress(b"[]\n[]"),
        saved[: len(saved) // 2],
        changed(saved, f'"schema": "{SCHEMA_VERSION}"'.encode(), b'"schema": "1"'),
        changed(saved, b'["accounts"', b'["sqlite_master"'),
        changed(saved, b'"email"', b'"email) --"'),
        changed(saved, b'"password_hash"', b'"nothing"'),
    ]
    for one in broken:
        answer = await desk.operator("PUT", "snapshot", content=one)
        assert (answer.status_code, answer.json()["code"]) == (422, "bad_snapshot")
        assert (await desk.operator("GET", "state")).json() == before


async def test_reset_forgets_and_changes_the_instance(desk: Desk) -> None:
    before = (await desk.operator("GET", "state")).json()
    after = (await desk.operator("POST", "reset")).json()
    assert (before["accounts"], after["accounts"]) == (1, 0)
    assert before["instance"] != after["instance"]
    answer = await desk.web.get(f"{BASE}/help")
    assert answer.headers["X-Portal-Instance"] == after["instance"]
    assert answer.headers["X-Portal-Api"] == "1"


async def test_a_scenario_is_loaded_by_name(desk: Desk) -> None:
    assert "demo" in (await desk.operator("GET", "scenarios")).json()["items"]
    loaded = (await desk.operator("POST", "scenario", json={"name": "demo"})).json()
    assert loaded["accounts"] >= 1
    assert (await desk.challenge()).status_code == 200
    again = (await desk.operator("POST", "scenario", json={"name": "demo"})).json()
    assert again["accounts"] == loaded["accounts"]
    assert again["instance"] != loaded["instance"]
    assert (await desk.operator("GET", "outbox")).json()["items"] == []


@pytest.mark.parametrize("body", [{}, {"name": "nonsense"}, {"text": "clock = 5"}, {"text": "["}])
async def test_a_scenario_that_is_none_changes_nothing(desk: Desk, body: dict[str, Any]) -> None:
    answer = await desk.operator("POST", "scenario", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_scenario")
    assert (await desk.operator("GET", "state")).json()["accounts"] == 1


async def test_a_scenario_is_checked_without_loading(desk: Desk) -> None:
    answer = await desk.operator("POST", "scenario/check", json={"text": "review = 'sometimes'"})
    assert answer.json()["problems"]
    assert (await desk.operator("GET", "state")).json()["accounts"] == 1
