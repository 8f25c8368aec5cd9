"""An active account is not yet a cabinet; the professional status is bound with a code to the phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .life import PASSWORD, member
from .papers import form, papers
from .shared import living
from .world import World


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with living(tmp_path_factory.mktemp("active")) as one:
        yield one


@pytest.mark.shows("R52", "C9")
def test_activation_opens_the_account_and_not_the_cabinet(world: World, tmp_path: Path) -> None:
    email = member(world, tmp_path, 301)
    world.sign_in(email, PASSWORD)
    account = world.ok("account", "show", "--json").json
    assert account["cabinet"] is False
    assert account["opened"] == []
    assert world.ok("documents", "--json").json["items"] == []
    assert world.ok("services", "--json").json["items"]
    slots = world.ok("account", "appointment", "slots", "identity-mfc", "--json").json["items"]
    assert slots, "an appointment may be made"
    early = world.run("apply", "activity-report", "--set", "patients=3", "--json")
    assert early.code == 6, "what needs the cabinet does not open with the account"


@pytest.mark.shows("R23")
def test_binding_the_snils_ends_with_a_code_to_the_phone_and_opens_the_services(world: World) -> None:
    """The phone of the form is not the account's: its code is asked for before anything is sent."""
    world.sign_in()
    scans = papers(world.folder / "scans", ("diploma",))
    scans["certificate"] = scans["diploma"].rename(world.folder / "scans" / "sertifikat_specialista.jpg")
    scans |= papers(world.folder / "scans", ("diploma",))
    fields = {"snils_again": "112-233-445 95", "phone": "+7 900 000-55-66"}
    typed = str(form(world.folder / "status.toml", scans, **fields))
    asked = world.ok("apply", "professional-status", "--form", typed, "--json", code=4).json
    assert world.ok("status", "--json").json["items"] == [], "nothing was sent without it"
    options = ("--challenge", asked["challenge"], "--code", world.last_code("+79000005566"), "--json")
    number = world.ok("apply", "professional-status", "--form", typed, *options).json["number"]
    world.ok("portal", "clock", "advance", "5wd")
    assert world.ok("status", number, "--json").json["items"][0]["status"] == "approved"
    opened = world.ok("account", "show", "--json").json["professional_services"]
    assert {"patient-booking", "statistics"} <= set(opened)
