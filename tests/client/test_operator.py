"""The operator of the included portal: time, messages, decisions, faults, snapshots; only with the key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from gosmed_cli.client.http import httpx
from gosmed_cli.client.operator import Reach, find, operate
from gosmed_cli.config import Settings
from gosmed_cli.errors import GosmedError, UsageProblem
from gosmed_cli.mock_portal import scenarios
from gosmed_cli.mock_portal.app import create_app
from gosmed_cli.mock_portal.state import Portal
from gosmed_cli.paths import find as find_paths

URL = "http://portal.test"


@pytest.fixture
def served() -> Iterator[Portal]:
    portal = Portal.open(":memory:", "key")
    scenarios.load(portal, "demo")
    yield portal
    portal.close()


def settings() -> Settings:
    return Settings(paths=find_paths(), portal=URL, keyring=False)


async def test_what_an_operator_does(served: Portal, tmp_path: Path) -> None:
    wire = httpx.ASGITransport(create_app(served))
    async with operate(settings(), Reach(URL, "key"), transport=wire) as operator:
        assert (await operator.clock())["now"].startswith("2026-03-02")
        assert await operator.outbox() == [], "what a scenario tells of the past sends nothing"
        assert (await operator.move_clock(advance="5wd"))["now"].startswith("2026-03-10")
        fault = await operator.add_fault({"effect": "status", "status": 503, "path": "/x"})
        assert [one["id"] for one in await operator.faults()] == [fault["id"]]
        await operator.clear_faults()
        assert await operator.faults() == []
        target = tmp_path / "state.snapshot"
        await operator.save_snapshot(target)
        await operator.reset()
        assert (await operator.state())["accounts"] == 0
        assert (await operator.load_snapshot(target))["accounts"] > 0
        assert "demo" in await operator.scenarios()
        assert await operator.check_scenario("clock = 5")
        assert (await operator.load_scenario(name="demo"))["accounts"] > 0
        assert await operator.requests() == []


async def test_a_wrong_key(served: Portal) -> None:
    wire = httpx.ASGITransport(create_app(served))
    async with operate(settings(), Reach(URL, "wrong"), transport=wire) as operator:
        with pytest.raises(GosmedError) as found:
            await operator.clock()
    assert found.value.code == "client.operator_key"


def test_where_the_key_comes_from(tmp_path: Path) -> None:
    assert find(settings(), environment={"GOSMED_PORTAL_KEY": "k"}) == Reach(URL, "k")
    with pytest.raises(UsageProblem) as found:
        find(settings(), environment={})
    assert found.value.code == "client.no_operator"
    (tmp_path / "portal.json").write_text(json.dumps({"url": "http://127.0.0.1:1", "operator_key": "o", "pid": 1}))
    assert find(settings(), data=tmp_path, environment={}) == Reach("http://127.0.0.1:1", "o")
    (tmp_path / "portal.json").write_text("{")
    with pytest.raises(UsageProblem):
        find(settings(), data=tmp_path, environment={})
