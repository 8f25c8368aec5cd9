"""Faults: each effect, when it strikes, and what is done behind it."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from gosmed_cli.mock_portal.fault_plan import BadFault, Fault

from .desk import BASE, Desk, open_desk

ACCOUNT = f"{BASE}/account"
CONTACTS = f"{BASE}/contacts/challenges"


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as found:
        yield found


async def fault(desk: Desk, **data: Any) -> int:
    answer = await desk.operator("POST", "faults", json=data)
    assert answer.status_code == 201
    number: int = answer.json()["id"]
    return number


async def ask_for_code(desk: Desk) -> httpx.Response:
    return await desk.web.post(CONTACTS, json={"phone": "+79000000009"}, headers=desk.token())


async def test_status_answers_without_doing_anything(desk: Desk) -> None:
    await fault(desk, effect="status", status=429, code="too_many_requests", retry_after=7, path=CONTACTS)
    answer = await ask_for_code(desk)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "7")
    assert answer.json()["code"] == "too_many_requests"
    assert desk.outbox() == []


async def test_status_has_the_shape_of_its_surface(desk: Desk) -> None:
    await fault(desk, effect="status", status=503)
    cabinet = await desk.web.get(ACCOUNT)
    epgu = await desk.web.post("/api/gusmev/order")
    assert cabinet.headers["content-type"] == "application/problem+json"
    assert epgu.json().keys() == {"code", "message"}
    assert epgu.headers["Date"]


async def test_reset_cuts_before_the_work(desk: Desk) -> None:
    await fault(desk, effect="reset", path=CONTACTS)
    with pytest.raises(ConnectionResetError):
        await ask_for_code(desk)
    assert desk.outbox() == []


@pytest.mark.parametrize("effect", ["lose-reply", "truncate"])
async def test_the_work_is_done_though_the_answer_is_lost(desk: Desk, effect: str) -> None:
    await fault(desk, effect=effect, path=CONTACTS)
    with pytest.raises(ConnectionResetError):
        await ask_for_code(desk)
    assert len(desk.outbox()) == 1


async def test_duplicate_does_the_work_twice(desk: Desk) -> None:
    await fault(desk, effect="duplicate", path=CONTACTS)
    answer = await ask_for_code(desk)
    assert answer.status_code == 200
    assert len(desk.outbox()) == 2


async def test_latency_delays_and_lets_pass(desk: Desk) -> None:
    await fault(desk, effect="latency", delay=0.05)
    started = time.perf_counter()
    answer = await desk.web.get(ACCOUNT, headers=desk.token())
    assert answer.status_code == 200
    assert time.perf_counter() - started >= 0.05


async def test_latency_goes_with_another_fault(desk: Desk) -> None:
    await fault(desk, effect="latency", delay=0.01)
    await fault(desk, effect="status", status=502)
    assert (await desk.web.get(ACCOUNT)).status_code == 502


async def test_the_nth_request_alone_is_struck(desk: Desk) -> None:
    await fault(desk, effect="status", status=500, nth=2, path=ACCOUNT, method="get")
    headers = desk.token()
    await desk.web.get(f"{BASE}/help")
    found = [(await desk.web.get(ACCOUNT, headers=headers)).status_code for _ in range(4)]
    assert found == [200, 500, 200, 200]
    listed = (await desk.operator("GET", "faults")).json()["items"]
    assert (listed[0]["seen"], listed[0]["fired"]) == (4, 1)


async def test_times_bounds_the_strikes(desk: Desk) -> None:
    await fault(desk, effect="status", status=500, nth=2, times=2, path=ACCOUNT)
    headers = desk.token()
    found = [(await desk.web.get(ACCOUNT, headers=headers)).status_code for _ in range(5)]
    assert found == [200, 500, 500, 200, 200]


async def test_operator_paths_are_spared(desk: Desk) -> None:
    number = await fault(desk, effect="status", status=500)
    assert (await desk.operator("GET", "state")).status_code == 200
    assert (await desk.operator("DELETE", f"faults/{number}")).status_code == 204
    assert (await desk.operator("GET", "faults")).json() == {"items": []}
    assert (await desk.web.get(f"{BASE}/help")).status_code == 200


async def test_the_request_log_names_the_fault(desk: Desk) -> None:
    await fault(desk, effect="lose-reply", path=ACCOUNT)
    with pytest.raises(ConnectionResetError):
        await desk.web.get(ACCOUNT, params={"secret": "1"}, headers=desk.token())
    await desk.web.get(f"{BASE}/help")
    lines = (await desk.operator("GET", "requests")).json()["items"]
    assert [(one["method"], one["path"], one["status"], one["fault"]) for one in lines] == [
        ("GET", ACCOUNT, 0, "lose-reply"),
        ("GET", f"{BASE}/help", 200, None),
    ]
    assert lines[0]["account_id"] == desk.account
    rest = (await desk.operator("GET", f"requests?after={lines[0]['id']}")).json()["items"]
    assert rest == lines[1:]


def test_probability_is_drawn_alike_for_one_seed() -> None:
    drawn = [[Fault("reset", probability=0.5, seed=seed).strikes(n, 0) for n in range(200)] for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] != drawn[2]
    assert 60 < sum(drawn[0]) < 140


@pytest.mark.parametrize(
    ("pattern", "path", "looks"),
    [
        ("/api/gusmev", "/api/gusmev/push", True),
        ("/api/gusmev/", "/api/gusmev", True),
        ("/api/gus", "/api/gusmev/push", False),
        ("/api/*/push", "/api/gusmev/push", True),
        ("/api/*/push", "/api/gusmev/order", False),
    ],
)
def test_paths_are_whole_segments_or_globs(pattern: str, path: str, looks: bool) -> None:
    assert Fault("reset", path=pattern).looks_at("GET", path) is looks


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"effect": "explode"},
        {"effect": "reset", "nth": 0},
        {"effect": "reset", "nth": True},
        {"effect": "reset", "probability": 2},
        {"effect": "status", "status": 200},
        {"effect": "reset", "wrong": 1},
        {"effect": "latency", "delay": "long"},
        {"effect": "reset", "path": ""},
    ],
)
def test_a_fault_described_wrongly_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(BadFault):
        Fault.of(data)
