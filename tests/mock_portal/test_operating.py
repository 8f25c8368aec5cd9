"""What the operator's surface and a scenario's `[system]` do for whoever tries the portal out."""

from __future__ import annotations

import random
import tomllib
from collections.abc import AsyncIterator

import pytest

from gosmed_cli.mock_portal import scenarios, system
from gosmed_cli.mock_portal.store.db import dumps

from .desk import Desk, open_desk


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as found:
        yield found


async def test_a_fault_that_is_not_there_is_not_cleared(desk: Desk) -> None:
    added = await desk.operator("POST", "faults", json={"effect": "reset", "path": "/nowhere"})
    assert (await desk.operator("DELETE", "faults/77")).status_code == 404
    assert (await desk.operator("DELETE", f"faults/{added.json()['id']}")).status_code == 204
    assert (await desk.operator("DELETE", f"faults/{added.json()['id']}")).status_code == 404


async def test_the_app_approves_itself_after_a_moment(desk: Desk) -> None:
    challenge = (await desk.challenge(method="app")).json()["challenge"]
    assert (await desk.tokens(challenge, None)).status_code == 202
    desk.time.pass_(seconds=2)
    assert (await desk.tokens(challenge, None)).status_code == 200


async def test_by_hand_the_app_waits(desk: Desk) -> None:
    with desk.portal.store.transaction() as t:
        t.set_meta(system.META, dumps({"app_approval": "manual"}))
    challenge = (await desk.challenge(method="app")).json()["challenge"]
    desk.time.pass_(minutes=1)
    assert (await desk.tokens(challenge, None)).status_code == 202
    await desk.operator("POST", "sign-in/approve", json={})
    assert (await desk.tokens(challenge, None)).status_code == 200


def test_flaky_strikes_early() -> None:
    for fault in tomllib.loads(scenarios.text_of("flaky"))["fault"]:
        draws = [random.Random(f"{fault['seed']}:{n}").random() for n in range(1, 11)]
        first = next((n for n, drawn in enumerate(draws, 1) if drawn < fault["probability"]), 99)
        assert first <= (3 if fault["effect"] == "lose-reply" else 10), fault
