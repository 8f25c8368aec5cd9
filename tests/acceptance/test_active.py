"""An active account is not yet a cabinet; the professional status is bound with a code to the phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .life import PASSWORD, member
from .papers import form, papers
from .shared import living
from .world import World

PHONE = "+79000000001"


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
    """The account's own phone gets a code too: it stands in place of a signature."""
    world.sign_in()
    scans = papers(world.folder / "scans", ("diploma",))
    scans["certificate"] = scans["diploma"].rename(world.folder / "scans" / "sertifikat_specialista.jpg")
    scans |= papers(world.folder / "scans", ("diploma",))
    typed = str(form(world.folder / "status.toml", scans, snils_again="112-233-445 95"))
    apply = ("apply", "professional-status", "--form", typed, "--json")
    asked = world.ok(*apply, code=4).json
    assert asked["sent_to"] == "+7 *** *** 00 01"
    assert "для отправки заявления" in world.ok("portal", "outbox", "--json").json["items"][-1]["text"]

    good = world.last_code(PHONE)
    wrong = world.run(*apply, "--challenge", asked["challenge"], "--code", _another(good))
    assert (wrong.code, wrong.error["code"]) == (4, "wrong_code")
    world.ok("portal", "clock", "advance", "6m")
    late = world.run(*apply, "--challenge", asked["challenge"], "--code", good)
    assert (late.code, late.error["code"]) == (4, "challenge_over")
    assert world.ok("status", "--json").json["items"] == [], "nothing was sent without it"

    number = world.with_code(*apply, to=PHONE).json["number"]
    world.ok("portal", "clock", "advance", "5wd")
    assert world.ok("status", number, "--json").json["items"][0]["status"] == "approved"
    opened = world.ok("account", "show", "--json").json["professional_services"]
    assert {"patient-booking", "statistics"} <= set(opened)


def _another(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"
