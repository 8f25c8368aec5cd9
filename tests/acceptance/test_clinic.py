"""A clinic's two hundred: a script looks after several people by profile, and each costs one cheap request."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .shared import living
from .world import World

PASSWORD = "Clinic-2026!"
WAITING, REFUSED, SECOND, DONE = 45, 81, 99, 171  # the numbers of four people, as the scenario declares them


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with living(tmp_path_factory.mktemp("clinic"), "clinic") as world:
        for number in (WAITING, REFUSED, SECOND, DONE):
            profile = f"p{number}"
            login = f"clinic-{number:03}@example.ru"
            world.ok("profiles", "add", profile, "--portal", world.url, "--login", login)
            options = ("login", "--profile", profile, "--password-stdin", "--scope", "status", "--json")
            challenge = world.ok(*options, stdin=PASSWORD, code=4).json["challenge"]
            code = world.last_code(f"+7901{number:07}")
            finish = ("login", "--profile", profile, "--scope", "status", "--challenge", challenge, "--code", "-")
            world.ok(*finish, stdin=code)
        yield world


def changed(world: World, number: int) -> str:
    """What `status --changed` prints for this person."""
    return world.ok("status", "--changed", "--profile", f"p{number}").out


def seen(world: World) -> list[str]:
    """The paths of all requests so far."""
    items = world.ok("portal", "requests", "--json", "--all").json["items"]
    return [one["path"] for one in items if not one["path"].startswith("/_portal")]


def test_each_person_is_in_the_state_that_the_scenario_declares(clinic: World) -> None:
    shown = {
        number: clinic.ok("status", "--profile", f"p{number}", "--json").json["items"]
        for number in (WAITING, REFUSED, SECOND, DONE)
    }
    assert [one["status"] for one in shown[WAITING]] == ["under_review"]
    assert [(one["status"], one["attempt"]) for one in shown[SECOND]] == [("refused", 2)]
    assert {one["status"] for one in shown[DONE]} == {"approved"}
    closing = shown[REFUSED][0]
    assert (closing["status"], closing["resubmittable"]) == ("refused", True)
    assert closing["resubmit_until"].startswith("2026-03-02T23:59:59")
    assert [one["attachment"] for one in closing["remarks"]] == ["further-education"]


def test_looking_costs_one_request_a_person(clinic: World) -> None:
    for number in (SECOND, DONE):
        changed(clinic, number)  # the first look records a baseline
    before = len(seen(clinic))
    for number in (SECOND, DONE):
        assert changed(clinic, number) == ""
    assert seen(clinic)[before:] == ["/api/gusmev/order/getUpdatedAfter"] * 2


def test_changes_are_told_of_those_whom_they_concern(clinic: World) -> None:
    for number in (WAITING, REFUSED, SECOND, DONE):
        changed(clinic, number)
    assert [changed(clinic, number) for number in (WAITING, REFUSED, SECOND, DONE)] == [""] * 4
    clinic.ok("portal", "clock", "advance", "6wd")
    assert "✓" in changed(clinic, WAITING), "reviewed in the meantime"
    assert changed(clinic, DONE) == ""
    assert changed(clinic, WAITING) == "", "and told once"
