"""Reading: lists, waiting, watching, what changed, decisions, cancelling."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from gosmed_cli.client.http import httpx
from gosmed_cli.client.portal import Portal
from gosmed_cli.contract.cabinet.applications import Application
from gosmed_cli.errors import NotAllowed, NotFound, StillUndecided, Unavailable, UsageProblem
from gosmed_cli.mock_portal import proceedings, schedule
from gosmed_cli.usecases import cancel, changes, decision, statuses
from gosmed_cli.usecases.submit import submit

from . import world
from .world import Home


async def sent(home: Home, scans: Path) -> str:
    async with home.portal() as portal:
        return (await submit(portal, home.journal(), world.service(), world.draft(scans)))["number"]


def decide(home: Home, number: str, verdict: str = "approved") -> None:
    with home.served.store.transaction() as t:
        proceedings.decide(t, home.served, int(number), verdict, "Так решено")  # type: ignore[arg-type]  # a literal of the test's


async def test_numbers_in_their_order_and_unknown_ones(at_home: Home, scans: Path) -> None:
    number = await sent(at_home, scans)
    async with at_home.portal() as portal:
        assert [one["number"] for one in await statuses.list_(portal)] == [number]
        assert (await statuses.one(portal, number))["status"] == "under_review"
        for strange in ("999", "12x", "", "²"):
            with pytest.raises(NotFound):
                await statuses.list_(portal, [number, strange])


async def test_a_list_is_one_request(at_home: Home) -> None:
    async with at_home.portal() as portal:
        at_home.line.log.clear()
        await statuses.list_(portal)
    assert len(at_home.line.log) == 1


async def test_waiting_until_decided(at_home: Home, scans: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statuses, "_FIRST", 0.05)
    number = await sent(at_home, scans)
    seen: list[str] = []
    async with at_home.portal() as portal:
        task = asyncio.create_task(
            statuses.wait(portal, [number], seen=lambda found: seen.append(found[0]["status"]))
        )
        while not seen:  # noqa: ASYNC110  it has looked once
            await asyncio.sleep(0.01)
        decide(at_home, number)
        (found,) = await asyncio.wait_for(task, 20)
    assert found["status"] == "approved"
    assert seen == ["under_review", "approved"]


async def test_waiting_for_a_status_that_is_there(at_home: Home, scans: Path) -> None:
    number = await sent(at_home, scans)
    async with at_home.portal() as portal:
        (found,) = await statuses.wait(portal, [], until="under_review")
    assert found["number"] == number


async def test_waiting_in_vain(at_home: Home, scans: Path) -> None:
    number = await sent(at_home, scans)
    async with at_home.portal() as portal:
        with pytest.raises(StillUndecided):
            await statuses.wait(portal, [number], patience=0.2)


async def test_an_outage_is_ridden_out(at_home: Home, scans: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statuses, "_FIRST", 0.05)
    number = await sent(at_home, scans)
    decide(at_home, number)
    left = 3

    def fault(request: httpx.Request) -> str | None:
        nonlocal left
        if request.url.path.endswith("/applications") and left:
            left -= 1
            return "503"
        return None

    at_home.line.fault = fault
    async with at_home.portal() as portal:
        object.__setattr__(portal.transport, "settings", world.settings_without_retries(at_home.settings))
        (found,) = await statuses.wait(portal, [number])
    assert found["status"] == "approved"


async def test_an_outage_without_end_ends(at_home: Home, scans: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statuses, "_FIRST", 0.05)
    at_home.line.fault = lambda request: "refused"
    async with at_home.portal() as portal:
        object.__setattr__(portal.transport, "settings", world.settings_without_retries(at_home.settings))
        with pytest.raises(Unavailable):
            await statuses.wait(portal, ["1"], outage=0.3)


async def test_watching_tells_each_change(at_home: Home, scans: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statuses, "_FIRST", 0.05)
    number = await sent(at_home, scans)
    told: list[list[Application]] = []
    async with at_home.portal() as portal:
        async for found in statuses.watch(portal):
            told.append(found)
            if len(told) == 2:
                break
            decide(at_home, number, "refused")
    assert [one[0]["status"] for one in told] == ["under_review", "refused"]


async def looked(portal: Portal, home: Home, cursor: str = "default", *, commit: bool = True) -> list[str]:
    found = await changes.changed(portal, home.journal(), cursor)
    if commit:
        found.commit()
    return [one["number"] for one in found.items]


async def test_what_changed_since_each_cursor_looked(at_home: Home, scans: Path) -> None:
    async with at_home.portal() as portal:
        assert await looked(portal, at_home) == [], "the first look records a baseline"
        number = await sent(at_home, scans)
        assert await looked(portal, at_home, commit=False) == [number]
        assert await looked(portal, at_home) == [number], "a look that was not committed shows it again"
        assert await looked(portal, at_home) == []
        assert await looked(portal, at_home, "mail") == [], "another cursor has its own baseline"
        decide(at_home, number)
        assert await looked(portal, at_home) == [number]
        assert await looked(portal, at_home, "mail") == [number]
        assert await looked(portal, at_home) == []


async def test_two_changes_in_one_millisecond_are_both_seen(at_home: Home, scans: Path) -> None:
    number = await sent(at_home, scans)
    async with at_home.portal() as portal:
        await looked(portal, at_home)
        with at_home.served.clock.at(at_home.served.clock.now()):
            decide(at_home, number, "needs_correction")
            assert await looked(portal, at_home) == [number]
            await cancel.cancel(portal, number)
            assert await looked(portal, at_home) == [number]


async def test_a_reset_portal_is_read_from_the_beginning(at_home: Home, scans: Path) -> None:
    number = await sent(at_home, scans)
    async with at_home.portal() as portal:
        await looked(portal, at_home)
        with at_home.served.store.transaction() as t:
            t.set_meta("instance", "another")
        assert await looked(portal, at_home) == [number]
        assert await looked(portal, at_home) == []


async def test_a_clock_that_went_back_hides_nothing(at_home: Home, scans: Path) -> None:
    number = await sent(at_home, scans)
    async with at_home.portal() as portal:
        await looked(portal, at_home)
        at_home.served.clock.offset -= timedelta(days=30)
        assert await looked(portal, at_home) == []
        decide(at_home, number)
        assert await looked(portal, at_home) == [number]
        assert await looked(portal, at_home) == []


@pytest.mark.shows("R48")
async def test_the_decision_is_saved_once_there_is_one(at_home: Home, scans: Path, tmp_path: Path) -> None:
    number = await sent(at_home, scans)
    target = tmp_path / "decision.pdf"
    async with at_home.portal() as portal:
        with pytest.raises(NotAllowed):
            await decision.save(portal, number, target)
        schedule.advance(at_home.served, "5wd")
        assert await decision.save(portal, number, target) == target
        assert target.read_bytes().startswith(b"%PDF-")
        with pytest.raises(UsageProblem):
            await decision.save(portal, number, target)
        await decision.save(portal, number, target, force=True)
        with pytest.raises(NotFound):
            await decision.save(portal, "999", tmp_path / "other.pdf")
    assert not (tmp_path / "other.pdf").exists()


async def test_cancelling_whose_reply_is_lost(at_home: Home, scans: Path) -> None:
    number = await sent(at_home, scans)
    at_home.line.fault = lambda request: "lose-reply" if request.url.path.endswith("/cancel") else None
    async with at_home.portal() as portal:
        assert (await cancel.cancel(portal, number))["status"] == "cancelled"
        assert (await cancel.cancel(portal, number))["status"] == "cancelled"
    assert sum(line.endswith("/cancel") for line in at_home.line.log) == 1


async def test_what_is_decided_cannot_be_cancelled(at_home: Home, scans: Path) -> None:
    number = await sent(at_home, scans)
    decide(at_home, number)
    async with at_home.portal() as portal:
        with pytest.raises(NotAllowed):
            await cancel.cancel(portal, number)
