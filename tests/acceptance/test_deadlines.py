"""Deadlines in one list and in a calendar (R103, R74, R84)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from gosmed_cli.mock_portal.scenarios import text_of

from .shared import applied
from .world import World

pytestmark = pytest.mark.shows("R103")
MOSCOW = ZoneInfo("Europe/Moscow")


def entries(content: bytes) -> dict[str, dict[str, object]]:
    """UID → what the entry says, as a calendar program reads it."""
    found = Calendar.from_ical(content)
    return {
        str(one["uid"]): {
            "summary": str(one["summary"]),
            "start": one.decoded("dtstart"),
            "sequence": int(str(one["sequence"])),
            "alarms": len(one.subcomponents),
        }
        for one in found.walk("VEVENT")
    }


@pytest.mark.shows("R64", "R74", "C16")
def test_every_deadline_with_its_time_and_command(make_world: Callable[..., World]) -> None:
    world = make_world("first-refusal")
    world.sign_in()
    number = applied(world, inn="770708389324")
    items = world.ok("deadlines", "--json").json["items"]
    waiting = next(one for one in items if one["kind"] == "review")
    assert (waiting["number"], waiting["command"]) == (number, f"gosmed status {number}")
    world.ok("portal", "clock", "advance", "5wd")
    refused = world.ok("status", number, "--json").json["items"][0]
    items = world.ok("deadlines", "--json").json["items"]
    again = next(one for one in items if one["kind"] == "resubmit")
    assert again["at"] == refused["resubmit_until"]
    assert (again["days_left"], again["command"]) == (10, f"gosmed resubmit {number}")
    assert items == sorted(items, key=lambda one: datetime.fromisoformat(one["at"]))
    shown = world.ok("deadlines").out
    assert f"gosmed resubmit {number}" in shown
    assert "in 10 days" in shown
    assert world.ok("deadlines", "--csv").out.startswith("kind,what,at,")
    world.ok("portal", "clock", "set", refused["resubmit_until"])
    assert any(one["kind"] == "resubmit" for one in world.ok("deadlines", "--json").json["items"]) is False


@pytest.mark.shows("R26")
def test_a_calendar_is_written_and_written_again(make_world: Callable[..., World], tmp_path: Path) -> None:
    unconfirmed = tmp_path / "unconfirmed.toml"
    unconfirmed.write_text(text_of("demo").replace('level = "confirmed"', 'level = "standard"'), encoding="utf-8")
    world = make_world(str(unconfirmed))
    world.sign_in()
    number = world.ok("account", "confirm", "mfc", "--set", "slot=mfc-77-1/2026-03-04T10:00", "--json").json[
        "number"
    ]
    bank = ("--set", "inn=500100732259", "--set", "bank=Сбербанк", "--set", "method=video")
    world.ok("account", "confirm", "bank", *bank)  # a bank is quicker; from now on the accreditation is known
    told = world.ok("deadlines", "--ics", "cabinet.ics")
    assert "cabinet.ics" in told.err
    written = (world.folder / "cabinet.ics").read_bytes()
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert b"\n" not in written.replace(b"\r\n", b"")
    first = entries(written)
    meeting = next(one for one in first.values() if number in str(one["summary"]))
    assert meeting["start"] == datetime(2026, 3, 4, 10, tzinfo=MOSCOW)
    assert meeting["alarms"] == 1
    papers = [one["start"] for one in first.values() if isinstance(one["start"], date) and one is not meeting]
    assert date(2029, 6, 30) in papers  # the accreditation, a whole day
    world.ok("account", "appointment", "book", number, "mfc-77-1/2026-03-05T11:30")
    world.ok("portal", "clock", "advance", "2h")
    second = entries(world.ok("deadlines", "--ics", "-").out.encode())
    assert set(second) == set(first)  # renewed, not doubled
    moved = next(one for one in second.values() if number in str(one["summary"]))
    assert moved["start"] == datetime(2026, 3, 5, 11, 30, tzinfo=MOSCOW)
    assert all(int(str(second[uid]["sequence"])) > int(str(first[uid]["sequence"])) for uid in first)


def test_what_lies_years_ahead_is_counted_and_shown_on_request(make_world: Callable[..., World]) -> None:
    world = make_world("demo")
    world.sign_in()
    near = world.ok("deadlines")
    assert near.out == ""
    assert "No deadlines or meetings within a year." in near.err
    assert "1 deadline lies more than a year ahead: gosmed deadlines --all" in near.err
    assert world.ok("deadlines", "--json").json["items"] == []
    for options in (["--all"], ["--from", "01.01.2029"], ["--to", "31.12.2029"]):
        shown = world.ok("deadlines", *options, "--json").json["items"]
        assert [one["at"][:10] for one in shown] == ["2029-06-30"], options
    world.ok("portal", "clock", "set", "2028-06-29T23:50:00+03:00")
    world.sign_in()
    assert world.ok("deadlines", "--json").json["items"] == [], "366 days"
    world.ok("portal", "clock", "advance", "15m")
    due = world.ok("deadlines")
    assert "30.06.2029" in due.out
    assert due.err == ""


def test_nothing_ahead_and_nowhere_to_write(make_world: Callable[..., World], tmp_path: Path) -> None:
    world = make_world("demo")
    world.sign_in()
    told = world.run("deadlines", "--ics", str(tmp_path / "missing" / "x.ics"))
    assert told.code == 2
    assert "x.ics" in told.err
    assert world.run("deadlines", "--ics", "x.ics", "--json").code == 2
    world.ok("portal", "clock", "set", "2030-01-01T09:00:00+03:00")
    world.sign_in()
    assert world.ok("deadlines", "--json").json["items"] == []
    assert "No deadlines" in world.ok("deadlines").err


@pytest.mark.shows("R46")
def test_a_cron_job_with_the_narrow_scope_may_read_them(make_world: Callable[..., World]) -> None:
    world = make_world("demo")
    world.sign_in("sokolova@example.ru", "Demo-2026!", "--scope", "status")
    assert world.ok("deadlines", "--all", "--json").json["items"]
