"""Identity at an МФЦ and in a video meeting: free times, booking, moving, giving back, the visit (R26–R28)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .in_process import Typed
from .shared import begun, living

SCENARIO = Path(__file__).with_name("signature.toml")
NUMBERS = ("--set", "snils=112-233-445 95", "--set", "oms=7700001234567895")
IVAN = ("--profile", "ivan")
pytestmark = pytest.mark.shows("R26")


@pytest.fixture
def anna(tmp_path: Path) -> Iterator[Typed]:
    """Anna, whose identity nobody has confirmed, and Ivan, who signs in under a profile of his own, likewise."""
    both = tmp_path / "nobody-confirmed.toml"
    both.write_text(SCENARIO.read_text(encoding="utf-8").replace('"confirmed"', '"standard"'), encoding="utf-8")
    with living(tmp_path, str(both), signed_in=True) as world:
        yield Typed(world)


def free(anna: Typed, *options: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = anna.ok(
        "account", "appointment", "slots", "identity-mfc", "--json", *options
    ).json["items"]
    return items


def applied(anna: Typed, *options: str) -> str:
    return str(anna.ok("account", "confirm", "mfc", *NUMBERS, *options, "--json").json["number"])


def status(anna: Typed, number: str) -> Any:
    return anna.ok("status", number, "--json").json["items"][0]


def test_a_number_that_is_not_ones_own_leads_to_the_list(anna: Typed) -> None:
    for argv in (
        ("show", "999"),
        ("slots", "999"),
        ("book", "999", "mfc-77-1/2026-03-03T10:00"),
        ("cancel", "999"),
    ):
        error = anna.run("account", "appointment", *argv, "--json").error
        assert (error["code"], error["advice"]) == ("unknown_number", "gosmed status"), argv


def test_one_application_at_a_time(anna: Typed) -> None:
    number = applied(anna)
    another = ("--set", f"slot={free(anna)[0]['slot']}")
    error = anna.run("account", "confirm", "mfc", *NUMBERS, *another, "--json").error
    assert error["code"] == "application_pending"
    assert "gosmed account appointment book" in error["advice"]
    anna.ok("cancel", number, "--yes")
    assert applied(anna, *another) != number


def test_who_is_confirmed_is_told_so(anna: Typed) -> None:
    slot = free(anna)[0]
    number = applied(anna, "--set", f"slot={slot['slot']}")
    anna.ok("portal", "clock", "set", slot["at"])
    anna.ok("portal", "visit", number, "--held")
    error = anna.run("account", "confirm", "mfc", *NUMBERS, "--json").error
    assert error["code"] == "level_already"
    assert error["advice"].endswith("gosmed account show")


@pytest.mark.shows("R27")
def test_booked_with_the_application_moved_and_visited(anna: Typed) -> None:
    first, second = free(anna)[:2]
    number = applied(anna, "--set", f"slot={first['slot']}")
    assert status(anna, number)["appointment"]["slot"] == first["slot"]
    assert first["slot"] not in [one["slot"] for one in free(anna)], "taken now"

    moved = anna.ok("account", "appointment", "book", number, second["slot"], "--json").json
    assert moved["meeting"]["slot"] == second["slot"]
    assert first["slot"] in [one["slot"] for one in free(anna)], "given back by the move"
    shown = anna.ok("account", "appointment").out
    assert number in shown
    assert second["place_title"] in shown

    assert anna.ok("account", "show", "--json").json["level"] != "confirmed"
    anna.ok("portal", "clock", "set", second["at"])
    anna.ok("portal", "visit", number, "--held")
    done = status(anna, number)
    assert done["status"] == "approved"
    assert anna.ok("account", "show", "--json").json["level"] == "confirmed"
    assert "You now have: a confirmed account" in anna.ok("status", number).out


def test_given_back_and_booked_later(anna: Typed) -> None:
    slot = free(anna, "--place", "mfc-77-2")[0]
    assert slot["place"] == "mfc-77-2"
    number = applied(anna, "--set", f"slot={slot['slot']}")
    off = anna.ok("account", "appointment", "cancel", number, "--json")
    assert off.json["meeting"] is None
    assert f"gosmed account appointment slots {number}" in off.err
    assert status(anna, number)["status"] == "under_review", "the application stays"
    later = anna.ok("account", "appointment", "slots", number, "--json").json["items"][3]
    anna.ok("account", "appointment", "book", number, later["slot"])
    listed = anna.ok("account", "appointment", "show", "--json").json["items"]
    assert [(one["number"], one["meeting"]["slot"]) for one in listed] == [(number, later["slot"])]


def test_a_time_that_is_taken_offers_the_nearest_free_ones(anna: Typed) -> None:
    slots = free(anna)
    taken = slots[5]["slot"]
    mine = applied(anna, "--set", f"slot={slots[0]['slot']}")
    anna.world.sign_in("orlov@example.ru", "Demo-2026!", *IVAN)
    his = ("--set", "snils=087-654-303 00", "--set", "oms=7753890912345673", *IVAN)
    anna.ok("account", "confirm", "mfc", *his, "--set", f"slot={taken}", "--json")

    refused = anna.run("account", "appointment", "book", mine, taken, "--json")
    assert refused.code == 6, str(refused)
    assert refused.error["code"] == "slot_taken"
    offered = refused.error["errors"]
    assert 0 < len(offered) <= 3
    words = refused.error["advice"]
    command = words[words.index("gosmed ") :].split()
    assert command[1:4] == ["account", "appointment", "book"]
    anna.ok(*command[1:], "--json")  # the advice is a command that works

    past = anna.run("account", "appointment", "book", mine, "mfc-77-1/2026-02-27T10:00", "--json")
    assert (past.code, past.error["code"]) == (6, "slot_past")
    strange = anna.run("account", "appointment", "book", mine, "mfc-77-1/2026-03-04T10:17", "--json")
    assert (strange.code, strange.error["code"]) == (6, "slot_unknown")
    assert strange.error["errors"], "others are offered"


def test_of_two_who_want_one_time_at_the_same_moment_one_gets_it(anna: Typed) -> None:
    first, second, wanted = (one["slot"] for one in free(anna)[:3])
    mine = applied(anna, "--set", f"slot={first}")
    anna.world.sign_in("orlov@example.ru", "Demo-2026!", *IVAN)
    his_numbers = ("--set", "snils=087-654-303 00", "--set", "oms=7753890912345673", *IVAN)
    his = anna.ok("account", "confirm", "mfc", *his_numbers, "--set", f"slot={second}", "--json").json["number"]
    book = ("account", "appointment", "book")
    racers = [
        begun(anna.world, *book, mine, wanted, "--json"),
        begun(anna.world, *book, str(his), wanted, "--json", *IVAN),
    ]
    said = [one.communicate(timeout=60) for one in racers]
    assert sorted(one.returncode for one in racers) == [0, 6], said
    lost = next(err for one, (_, err) in zip(racers, said, strict=True) if one.returncode == 6)
    assert '"code": "slot_taken"' in lost
    assert "gosmed account appointment book" in lost or "gosmed --profile ivan account appointment book" in lost
    held = [status(anna, mine)["appointment"]["slot"]]
    held.append(anna.ok("status", str(his), "--json", *IVAN).json["items"][0]["appointment"]["slot"])
    assert held.count(wanted) == 1
    assert set(held) < {first, second, wanted}, "who lost keeps the time that was booked before"


def test_who_does_not_come_books_again(anna: Typed) -> None:
    slot = free(anna)[0]
    number = applied(anna, "--set", f"slot={slot['slot']}")
    anna.ok("portal", "clock", "set", slot["at"])
    anna.ok("portal", "visit", number, "--missed")
    missed = status(anna, number)
    assert missed["status"] == "needs_correction"
    assert f"gosmed account appointment slots {number}" in anna.ok("status", number).out
    again = anna.ok("account", "appointment", "slots", number, "--json").json["items"][0]
    anna.ok("account", "appointment", "book", number, again["slot"])
    assert status(anna, number)["status"] == "under_review"


def test_slots_are_narrowed_and_listed_for_people(anna: Typed) -> None:
    day = free(anna, "--from", "04.03.2026", "--to", "04.03.2026")
    assert day
    assert all(one["at"].startswith("2026-03-04") for one in day)
    assert len(free(anna, "--limit", "2")) == 2
    assert {one["place"] for one in free(anna, "--place", "казань")} == {"mfc-16-1"}
    unknown = anna.run("account", "appointment", "slots", "identity-mfc", "--place", "moon", "--json")
    assert unknown.code == 5
    words = anna.ok("account", "appointment", "slots", "identity-mfc", "--limit", "3").out
    assert "02.03.2026, Mon" in words or "03.03.2026, Tue" in words
    assert "gosmed apply identity-mfc --set slot=" in words
    live = anna.ok("dictionary", "mfc-slots", "--json").json["items"]
    assert {one["value"] for one in live} == {one["slot"] for one in free(anna)}
    none = anna.run("account", "appointment", "slots", "identity-bank", "--json")
    assert (none.code, none.error["code"]) == (2, "no_meetings")
    assert anna.ok("account", "appointment", "--json").json == {"items": [], "next": None}


@pytest.mark.shows("R28")
def test_a_video_meeting_takes_place_by_the_clock(anna: Typed) -> None:
    slot = anna.ok("account", "appointment", "slots", "identity-video", "--json").json["items"][0]
    sent = anna.ok("account", "confirm", "video", *NUMBERS[:2], "--set", f"slot={slot['slot']}", "--json").json
    assert status(anna, sent["number"])["status"] == "under_review"
    anna.ok("portal", "clock", "set", slot["at"])
    assert status(anna, sent["number"])["status"] == "approved"
    assert anna.ok("account", "show", "--json").json["level"] == "confirmed"
