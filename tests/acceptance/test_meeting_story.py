"""Meetings: an МФЦ office and a video call, from the free slots to a confirmed identity, and what may go wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .shared import living
from .world import World

PLACE = "mfc-77-1"
ORLOV = "orlov@example.ru"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    scenario = Path(__file__).parent / "meetings.toml"
    with living(tmp_path_factory.mktemp("meetings"), str(scenario), signed_in=True) as one:
        yield one


def applied(world: World, way: str, slot: str | None = None, code: int = 0) -> dict[str, Any]:
    chosen = ["--set", f"slot={slot}"] if slot else []
    result = world.ok("account", "confirm", way, *chosen, "--json", code=code)
    found: dict[str, Any] = result.error if code else result.json
    return found


def shown(world: World, number: str) -> dict[str, Any]:
    found: dict[str, Any] = world.ok("status", number, "--json").json["items"][0]
    return found


@pytest.mark.shows("R5", "R26", "R27")
def test_a_visit_is_booked_moved_given_back_and_held(world: World) -> None:
    free = world.ok("dictionary", "mfc-slots", "--json").json["items"]
    first, second = (f"{PLACE}/2026-03-04T{time}" for time in ("10:00", "10:30"))
    assert {first, second} <= {one["value"] for one in free}

    number = applied(world, "mfc", first)["number"]
    world.ok("logout")
    world.sign_in(ORLOV)
    taken = applied(world, "mfc", first, code=3)
    assert taken["sent"] is True
    assert [(one["field"], one["code"]) for one in taken["errors"]] == [("slot", "slot_taken")]
    world.ok("logout")
    world.sign_in()

    moved = world.ok("account", "appointment", "book", number, second, "--json").json
    assert moved["meeting"]["slot"] == second
    assert first in {one["value"] for one in world.ok("dictionary", "mfc-slots", "--json").json["items"]}
    world.ok("account", "appointment", "cancel", number, "--yes")
    waiting = shown(world, number)
    assert (waiting["status"], waiting["appointment"]) == ("under_review", None)
    assert world.ok("account", "show", "--json").json["next_step"]["code"] == "book-meeting"
    world.ok("portal", "visit", number, "--held", code=6)

    world.ok("account", "appointment", "book", number, second)
    for word in ("--held", "--missed"):
        early = world.ok("portal", "visit", number, word, "--json", code=6).error
        assert early["code"] == "meeting_ahead"
        assert "04.03.2026, 10:30" in early["message"]
        assert "gosmed portal clock set 2026-03-04T10:30:00+03:00" in early["advice"]
    assert shown(world, number)["appointment"]["state"] == "booked"
    world.ok("portal", "clock", "set", "2026-03-04T10:35:00+03:00")
    assert "a record of it is awaited" in world.ok("status", number).out
    assert all(one["number"] != number for one in world.ok("deadlines", "--all", "--json").json["items"])
    reminders = [
        one for one in world.ok("portal", "outbox", "--json", "--all").json["items"] if "10:30" in one["text"]
    ]
    assert any(one["at"].startswith("2026-03-03T10:30") for one in reminders), "a day before"
    held = world.ok("portal", "visit", number, "--held", "--by", "Кузнецова М. А.", "--json").json
    assert held["status"] == "approved"
    assert world.ok("account", "show", "--json").json["level"] == "confirmed"
    _act_is_kept(world, held)


def _act_is_kept(world: World, held: dict[str, Any]) -> None:
    """The electronic act: in the history, in the status with its command, among the received documents, saved."""
    (act,) = held["documents"]
    assert act["name"] in str(held["history"])
    told = world.ok("status", held["number"]).out
    assert f"gosmed documents download {act['id']}" in told
    received = world.ok("documents", "--received", "--json").json["items"]
    assert [(one["id"], one["kind"]) for one in received] == [(act["id"], "act")]
    copy = world.folder / "act.pdf"
    world.ok("documents", "download", act["id"], "-o", str(copy))
    assert copy.read_bytes().startswith(b"%PDF")
    letters = world.ok("portal", "outbox", "--json", "--all").json["items"]
    assert any(act["title"] in one["text"] for one in letters), "its owner is told"


@pytest.mark.shows("R26")
def test_who_misses_a_visit_chooses_another_time(world: World) -> None:
    world.ok("logout")
    world.sign_in(ORLOV)
    foreign = world.ok("status", "--json").json["items"]
    assert all(one["appointment"] is None for one in foreign), "what another person has booked is not seen"
    number = applied(world, "mfc", f"{PLACE}/2026-03-04T12:00")["number"]
    world.ok("portal", "clock", "set", "2026-03-04T12:00:00+03:00")
    missed = world.ok("portal", "visit", number, "--missed", "--json").json
    assert missed["status"] == "needs_correction"
    assert missed["remarks"][0]["code"] == "slot_missed"
    world.ok("account", "appointment", "book", number, f"{PLACE}/2026-03-06T13:00")
    assert shown(world, number)["status"] == "under_review"
    past = world.run("account", "appointment", "book", number, f"{PLACE}/2026-03-04T10:00", "--json")
    assert past.code == 6, str(past)
    assert past.error["code"] == "slot_past"
    world.ok("cancel", number, "--yes")
    assert f"{PLACE}/2026-03-06T13:00" in world.ok("dictionary", "mfc-slots", "--json").out


@pytest.mark.shows("R28")
def test_a_video_meeting_takes_place_at_its_time(world: World) -> None:
    number = applied(world, "video", "video-1/2026-03-06T15:00")["number"]
    world.ok("portal", "clock", "set", "2026-03-06T14:59:59+03:00")
    assert shown(world, number)["status"] == "under_review"
    world.ok("portal", "clock", "set", "2026-03-06T15:00:01+03:00")
    assert shown(world, number)["status"] == "approved"
    assert world.ok("account", "show", "--json").json["level"] == "confirmed"
