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
    world.ok("portal", "clock", "set", "2026-03-04T10:35:00+03:00")
    reminders = [
        one for one in world.ok("portal", "outbox", "--json", "--all").json["items"] if "10:30" in one["text"]
    ]
    assert any(one["at"].startswith("2026-03-03T10:30") for one in reminders), "a day before"
    held = world.ok("portal", "visit", number, "--held", "--by", "Кузнецова М. А.", "--json").json
    assert held["status"] == "approved"
    assert world.ok("account", "show", "--json").json["level"] == "confirmed"
    assert "Составлен электронный акт" in str(held["history"])


@pytest.mark.shows("R26")
def test_who_misses_a_visit_chooses_another_time(world: World) -> None:
    world.ok("logout")
    world.sign_in(ORLOV)
    number = applied(world, "mfc", f"{PLACE}/2026-03-06T12:00")["number"]
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
