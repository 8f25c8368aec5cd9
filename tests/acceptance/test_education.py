"""Papers of education: PDF alone, converted on request; a preliminary profile that the registers make active."""

from __future__ import annotations

import pytest

from .papers import form, papers
from .world import World


@pytest.mark.shows("R60", "R61", "R62", "C2")
def test_pictures_are_converted_and_the_registers_make_it_active(world: World) -> None:
    world.sign_in()
    scans = papers(world.folder / "scans", ("diploma", "further-education"))
    typed = str(form(world.folder / "education.toml", scans))

    pictures = world.run("apply", "education", "--form", typed, "--json")
    assert pictures.code == 3, str(pictures)
    assert pictures.error["sent"] is False
    assert {one["attachment"] for one in pictures.error["errors"]} == {"diploma", "further-education"}
    assert all("PDF" in one["message"] for one in pictures.error["errors"])

    sent = world.ok("apply", "education", "--form", typed, "--fix", "--json").json
    assert sent["status"] == "under_review"
    kinds = world.ok("api", "GET", f"/api/cabinet/v1/applications/{sent['number']}").json["attachments"]
    assert {one["name"].rpartition(".")[2] for one in kinds} == {"pdf"}
    assert "education" not in world.ok("account", "show", "--json").json["opened"], "preliminary until then"

    world.ok("portal", "clock", "advance", "5wd")
    assert world.ok("status", sent["number"], "--json").json["items"][0]["status_title"] == "Подтверждено"
    assert "education" in world.ok("account", "show", "--json").json["opened"]


@pytest.mark.shows("R62")
def test_what_the_registers_do_not_know_stays_preliminary(world: World) -> None:
    world.sign_in()
    scans = papers(world.folder / "scans", ("diploma", "further-education"))
    typed = str(form(world.folder / "education.toml", scans, specialty="Кардиология"))
    number = world.ok("apply", "education", "--form", typed, "--fix", "--json").json["number"]
    world.ok("portal", "clock", "advance", "5wd")
    refused = world.ok("status", number, "--json").json["items"][0]
    assert [(one["field"], one["code"]) for one in refused["remarks"]] == [("specialty", "mismatch")]
    assert "education" not in world.ok("account", "show", "--json").json["opened"]
