"""«Изменить заявку» (R97): an application of an editable service is changed while it is under review."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from .papers import form, papers
from .world import World


@pytest.fixture
def editable(make_world: Callable[..., World]) -> World:
    world = make_world("demo", start=False)
    world.served_by = "tests.acceptance.editable"
    world.start()
    world.sign_in()
    return world


@pytest.mark.shows("R97")
def test_changed_under_review_and_then_approved(editable: World) -> None:
    world = editable
    scans = papers(world.folder / "scans", ("diploma", "residency"))
    number = world.ok(
        "apply", "qualification", "--form", str(form(world.folder / "f.toml", scans)), "--json"
    ).json["number"]
    before = world.ok("status", number, "--json").json["items"][0]
    assert (before["status"], before["editable"], before["attempt"]) == ("under_review", True, 1)
    for path in scans.values():
        path.unlink()  # this computer has none of them any more

    more = papers(world.folder / "more", ("licence",))["licence"]
    changed = world.ok(
        "edit", number, "--set", "qualification=first", "--attach", f"licence={more}", "--json"
    ).json
    assert (changed["number"], changed["status"], changed["attempt"]) == (number, "under_review", 2)

    detail = world.ok("api", "GET", f"/api/cabinet/v1/applications/{number}").json
    assert detail["fields"]["qualification"] == "first"
    assert {one["kind"] for one in detail["attachments"]} == {"diploma", "residency", "licence"}
    sent = {one["kind"]: one["sha256"] for one in detail["attachments"]}
    assert sent["licence"] == hashlib.sha256(more.read_bytes()).hexdigest()
    assert len(world.ok("status", "--json").json["items"]) == 1, "the same application"

    assert number in world.ok("edit", number, "--set", "qualification=highest").out
    world.ok("portal", "clock", "advance", "6wd")
    approved = world.ok("status", number, "--exit-status", "--json").json["items"][0]
    assert (approved["status"], approved["editable"], approved["attempt"]) == ("approved", False, 3)
    late = world.run("edit", number, "--set", "qualification=second", "--json")
    assert late.code == 6, str(late)
    assert late.error["advice"]


def test_a_mistake_in_a_change_sends_nothing(editable: World) -> None:
    world = editable
    scans = papers(world.folder / "scans", ("diploma", "residency"))
    typed = form(world.folder / "f.toml", scans)
    number = world.ok("apply", "qualification", "--form", str(typed), "--json").json["number"]
    assert world.run("edit", number, "--json").code == 2, "nothing to change"
    for wrong in (("--set", "snils=112-233-445 96"), ("--set", "snilz=1")):
        refused = world.run("edit", number, *wrong, "--json")
        assert refused.code == 3, str(refused)
        assert refused.error["sent"] is False
    assert world.run("edit", number, "--json").code == 3, "the correction was kept, and its mistake with it"
    assert world.ok("status", number, "--json").json["items"][0]["attempt"] == 1
