"""A submission is exactly once, whatever happens between two steps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gosmed_cli.client.http import httpx
from gosmed_cli.contract.cabinet.applications import Application
from gosmed_cli.errors import GosmedError, NotAllowed, RuleBroken, Unavailable
from gosmed_cli.usecases.packing import Draft
from gosmed_cli.usecases.submit import submit

from . import world
from .world import Home

PUSH = "/api/gusmev/push/chunked"


class Stopped(BaseException):
    """The process ends here."""


class StopAt:
    """Ends the run at its n-th boundary."""

    def __init__(self, number: int) -> None:
        self.left, self.passed = number, 0

    def __call__(self, what: str) -> None:
        self.passed += 1
        self.left -= 1
        if self.left == 0:
            raise Stopped(what)


async def send(home: Home, draft: Draft, **options: Any) -> Application:
    journal = home.journal()
    try:
        async with home.portal() as portal:
            return await submit(portal, journal, world.service(), draft, **options)
    finally:
        journal.close()


async def listed(home: Home) -> list[Application]:
    async with home.portal() as portal:
        return (await portal.cabinet.applications())["items"]


async def one_whole_application(home: Home, draft: Draft) -> Application:
    """There is exactly one application, and its scans arrived byte for byte."""
    items = await listed(home)
    assert len(items) == 1
    async with home.portal() as portal:
        detail = await portal.cabinet.application(items[0]["number"])
    assert {one["kind"]: one["sha256"] for one in detail["attachments"]} == world.digests(draft)
    assert detail["fields"]["inn"] == draft.values["inn"]
    return items[0]


async def test_an_application_is_sent(at_home: Home, scans: Path) -> None:
    draft = world.draft(scans)
    sent = await send(at_home, draft)
    assert sent["status"] == "under_review"
    assert sent["attempt"] == 1
    assert (await one_whole_application(at_home, draft))["number"] == sent["number"]
    left = at_home.settings.paths.state / "submissions"
    assert list(left.iterdir()) == [], "an archive with personal data is not kept"


async def test_the_same_draft_twice_is_one_application(at_home: Home, scans: Path) -> None:
    draft = world.draft(scans)
    assert (await send(at_home, draft))["number"] == (await send(at_home, draft))["number"]
    await one_whole_application(at_home, draft)


async def test_stopped_at_each_boundary_in_turn(at_home: Home, scans: Path) -> None:
    """Each run goes on from what the one before it left behind."""
    draft = world.draft(scans)
    stops = 0
    for number in range(1, 50):
        try:
            await send(at_home, draft, checkpoint=StopAt(number))
            break
        except Stopped:
            stops += 1
    assert stops >= 4
    await one_whole_application(at_home, draft)


@pytest.mark.parametrize("number", range(1, 10))
async def test_stopped_once_and_run_again(at_home: Home, scans: Path, number: int) -> None:
    draft = world.draft(scans)
    stop = StopAt(number)
    with pytest.raises(Stopped):
        await send(at_home, draft, checkpoint=stop)
    await send(at_home, draft)
    assert (await one_whole_application(at_home, draft))["attempt"] == 1


def nth(path: str, number: int, effect: str) -> Any:
    seen = 0

    def fault(request: httpx.Request) -> str | None:
        nonlocal seen
        seen += request.url.path == path
        return effect if request.url.path == path and seen == number else None

    return fault


@pytest.mark.parametrize("effect", ["lose-reply", "lose-request", "refused", "503", "429", "500"])
async def test_faults_in_the_push_are_ridden_out(at_home: Home, scans: Path, effect: str) -> None:
    draft = world.draft(scans)
    at_home.line.fault = nth(PUSH, 1, effect)
    await send(at_home, draft)
    await one_whole_application(at_home, draft)


async def test_a_lost_reply_to_the_last_chunk_is_learned_from_the_order(at_home: Home, scans: Path) -> None:
    at_home.line.fault = nth(PUSH, 1, "lose-reply")
    await send(at_home, world.draft(scans))
    assert at_home.line.log.count(f"POST {PUSH}") == 1, "it had arrived, so it is not sent again"


async def test_an_order_is_not_created_twice_blindly(at_home: Home, scans: Path) -> None:
    draft = world.draft(scans)
    at_home.line.fault = nth("/api/gusmev/order", 1, "lose-reply")
    with pytest.raises(Unavailable):
        await send(at_home, draft)
    assert at_home.line.log.count("POST /api/gusmev/order") == 1
    await send(at_home, draft)
    await one_whole_application(at_home, draft)


async def test_another_draft_after_an_interruption_that_arrived(at_home: Home, scans: Path) -> None:
    """The earlier application exists: it is named, and nothing is sent over it."""
    first = world.draft(scans)
    at_home.line.fault = nth(PUSH, 1, "lose-reply")
    journal = at_home.journal()

    def stop(what: str) -> None:
        if what == "before arrival":
            raise Stopped

    with pytest.raises(Stopped):
        async with at_home.portal() as portal:
            await submit(portal, journal, world.service(), first, checkpoint=stop)
    journal.close()
    with pytest.raises(NotAllowed) as found:
        await send(at_home, world.draft(scans, organisation="ГБУЗ «Городская больница № 2»"))
    number = found.value.params["number"]
    assert found.value.code == "submit.other_was_sent"
    assert (await one_whole_application(at_home, first))["number"] == number


async def test_another_draft_after_an_interruption_before_arrival(at_home: Home, scans: Path) -> None:
    first, second = world.draft(scans), world.draft(scans, organisation="ГБУЗ «Городская больница № 2»")
    with pytest.raises(Stopped):
        await send(at_home, first, checkpoint=StopAt(5))
    await send(at_home, second)
    assert (await one_whole_application(at_home, second))["attempt"] == 1


async def test_a_failed_automatic_check_says_what_is_wrong(at_home: Home, scans: Path) -> None:
    draft = world.draft(scans, inn="500100732258")
    with pytest.raises(RuleBroken) as found:
        await send(at_home, draft)
    assert found.value.sent
    assert "inn" in {one.field for one in found.value.details}


async def test_an_archive_that_was_damaged_is_built_again(at_home: Home, scans: Path) -> None:
    draft = world.draft(scans)

    def stop(what: str) -> None:
        if what == "before sending":
            raise Stopped

    with pytest.raises(Stopped):
        await send(at_home, draft, checkpoint=stop)
    (archive,) = (at_home.settings.paths.state / "submissions").glob("*.zip")
    archive.write_bytes(archive.read_bytes()[:-10])
    await send(at_home, draft)
    await one_whole_application(at_home, draft)


async def test_a_portal_that_was_reset_is_started_anew(at_home: Home, scans: Path) -> None:
    draft = world.draft(scans)
    with pytest.raises(Stopped):
        await send(at_home, draft, checkpoint=StopAt(5))
    with at_home.served.store.transaction() as t:
        t.connection.execute("DELETE FROM orders")
        t.set_meta("instance", "another")
    await send(at_home, draft)
    await one_whole_application(at_home, draft)


async def test_a_disk_without_room_stops_everything_before_sending(
    at_home: Home, scans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = world.draft(scans)
    state = at_home.settings.paths.state
    (state / "journal.sqlite").mkdir(parents=True)
    with pytest.raises(GosmedError) as found:
        await send(at_home, draft)
    assert found.value.exit_code == 2
    assert "POST /api/gusmev/order" not in at_home.line.log
