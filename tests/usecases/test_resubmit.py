"""Sending again: the same application goes on, with one change and scans that this computer lacks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gosmed_cli.errors import NotAllowed, NotFound, RuleBroken
from gosmed_cli.mock_portal import proceedings, schedule
from gosmed_cli.usecases.packing import Draft
from gosmed_cli.usecases.resubmit import fetch, merged, resubmit
from gosmed_cli.usecases.submit import submit

from . import world
from .test_submit import PUSH, StopAt, Stopped, nth
from .world import Home


async def refused(home: Home, scans: Path) -> str:
    async with home.portal() as portal:
        number = (await submit(portal, home.journal(), world.service(), world.draft(scans)))["number"]
    with home.served.store.transaction() as t:
        proceedings.decide(t, home.served, int(number), "refused", "ИНН другой")
    return number


async def again(home: Home, number: str, **options: Any) -> dict[str, Any]:
    """Send again with another organisation; nothing of the first submission is on this computer."""
    journal = home.journal()
    try:
        async with home.portal() as portal:
            sent = await fetch(portal, journal, number)
            values, files = merged(sent, {"organisation": "ГБУЗ «Больница № 2»"}, {})
            draft = Draft("medical-cabinet", {key: str(value) for key, value in values.items()}, files)
            application = await resubmit(portal, journal, world.service(), number, draft, **options)
            return dict(application)
    finally:
        journal.close()


async def check_second_attempt(home: Home, number: str, scans: Path) -> None:
    async with home.portal() as portal:
        page = await portal.cabinet.applications()
        detail = await portal.cabinet.application(number)
    assert [one["number"] for one in page["items"]] == [number]
    assert detail["attempt"] == 2
    assert detail["status"] == "under_review"
    assert detail["fields"]["organisation"] == "ГБУЗ «Больница № 2»"
    assert {one["kind"]: one["sha256"] for one in detail["attachments"]} == world.digests(world.draft(scans))
    rows = home.sql("SELECT attempt, guid, answers_to FROM attempts ORDER BY attempt")
    assert len({row["guid"] for row in rows}) == 2
    assert rows[1]["answers_to"] is not None, "it says which status it answers"


@pytest.mark.shows("R74")
async def test_one_field_changed(at_home: Home, scans: Path) -> None:
    number = await refused(at_home, scans)
    sent = await again(at_home, number)
    assert sent["number"] == number
    await check_second_attempt(at_home, number, scans)
    assert list((at_home.settings.paths.state / "submissions").iterdir()) == [], "fetched scans are not kept"


@pytest.mark.parametrize("boundary", range(1, 9))
async def test_stopped_and_run_again(at_home: Home, scans: Path, boundary: int) -> None:
    number = await refused(at_home, scans)
    with pytest.raises(Stopped):
        await again(at_home, number, checkpoint=StopAt(boundary))
    assert (await again(at_home, number))["number"] == number
    await check_second_attempt(at_home, number, scans)


@pytest.mark.parametrize("effect", ["lose-reply", "lose-request", "503"])
async def test_faults_of_the_line(at_home: Home, scans: Path, effect: str) -> None:
    number = await refused(at_home, scans)
    at_home.line.fault = nth(PUSH, 1, effect)
    await again(at_home, number)
    await check_second_attempt(at_home, number, scans)


async def test_not_while_it_is_reviewed_or_done(at_home: Home, scans: Path) -> None:
    number = await refused(at_home, scans)
    await again(at_home, number)
    with pytest.raises(NotAllowed) as found:
        await again(at_home, number)
    assert found.value.code == "submit.under_review"
    with at_home.served.store.transaction() as t:
        proceedings.decide(t, at_home.served, int(number), "approved")
    with pytest.raises(NotAllowed) as found:
        await again(at_home, number)
    assert found.value.code == "submit.final"
    with pytest.raises(NotFound):
        await again(at_home, "999")


async def test_not_after_its_time(at_home: Home, scans: Path) -> None:
    number = await refused(at_home, scans)
    schedule.advance(at_home.served, "12d")
    with pytest.raises(NotAllowed) as found:
        await again(at_home, number)
    assert found.value.code in ("submit.window_passed", "submit.final")


async def test_a_check_that_fails_leaves_the_refusal_open(at_home: Home, scans: Path) -> None:
    number = await refused(at_home, scans)
    journal = at_home.journal()
    async with at_home.portal() as portal:
        draft = world.draft(scans, inn="500100732258")
        with pytest.raises(RuleBroken) as found:
            await resubmit(portal, journal, world.service(), number, draft)
    assert found.value.sent
    assert found.value.params["number"] == number
    journal.close()
