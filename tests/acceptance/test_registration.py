"""The main path: from scans on a disk to an approved cabinet, as typed, over a real socket."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from .papers import form, papers
from .world import World

OTHER_INN = "772345678901"  # valid, and not hers
OWN_INN = "500100732259"
MakeWorld = Callable[..., World]


@pytest.mark.shows("R1", "R3", "R38", "R39", "R44", "R46", "R48", "R74")
def test_registration_refused_corrected_and_approved(make_world: MakeWorld) -> None:
    world = make_world("first-refusal")
    world.sign_in()
    scans = papers(
        world.folder / "scans", ("passport", "passport-registration", "diploma", "employment-certificate")
    )
    typed = form(world.folder / "form.toml", scans, inn=OTHER_INN)

    sent = world.ok("register", "--form", str(typed), "--json").json
    number = sent["number"]
    assert isinstance(number, str)
    assert number.isdigit()
    assert sent["status"] in ("registered", "sent", "received", "under_review")
    assert sent["attempt"] == 1
    assert sent["review_due_at"] > sent["submitted_at"]

    world.ok("portal", "clock", "advance", "5wd")
    refused = world.ok("status", number, "--json").json["items"][0]
    assert refused["status"] == "refused"
    assert refused["status_title"] == "Отказ"
    about = {remark.get("field") or remark.get("attachment"): remark for remark in refused["remarks"]}
    assert about["inn"]["code"] == "mismatch"
    assert about["further-education"]["code"] in ("attachment_required", "expired")
    assert set(about) == {"inn", "further-education"}, "nothing else is wrong"
    assert all(remark["message"] and remark["advice"] for remark in about.values())
    assert refused["resubmit_until"]
    world.ok("status", number, "--exit-status", code=10)

    words = world.ok("status", number).out
    assert f"gosmed resubmit {number}" in words

    more = papers(world.folder / "more", ("further-education",))
    certificate = f"further-education={more['further-education']}"
    again = world.ok("resubmit", number, "--set", f"inn={OWN_INN}", "--attach", certificate, "--json").json
    assert again["number"] == number, "the same application goes on"
    assert again["attempt"] == 2

    world.ok("portal", "clock", "advance", "5wd")
    approved = world.ok("status", number, "--wait", "--exit-status", "--json").json["items"][0]
    assert approved["status"] == "approved"
    assert [entry["status"] for entry in approved["history"]].count("refused") == 1, "the history goes on"

    decision = world.folder / "decision.pdf"
    world.ok("decision", number, "-o", str(decision))
    assert decision.read_bytes().startswith(b"%PDF-")
    account = world.ok("account", "show", "--json").json
    assert account["cabinet"] is True
    assert len(world.ok("status", "--json").json["items"]) == 1


def again(world: World, refused: dict[str, Any]) -> list[str]:
    """Options that attach what the remarks ask for."""
    kinds = tuple(one["attachment"] for one in refused["remarks"] if one.get("attachment"))
    made = papers(world.folder / "again", kinds)
    return [word for kind, path in made.items() for word in ("--attach", f"{kind}={path}")]


@pytest.mark.shows("R74")
def test_second_refusal_points_to_support(make_world: MakeWorld) -> None:
    world = make_world("second-refusal")
    world.sign_in()
    refused = world.ok("status", "--json").json["items"][0]
    assert refused["status"] == "refused"
    assert refused["attempt"] == 1
    number = refused["number"]
    world.ok("resubmit", number, "--set", f"inn={OTHER_INN}", *again(world, refused), "--json")
    world.ok("portal", "clock", "advance", "5wd")
    words = world.ok("status", number)
    item = world.ok("status", number, "--json").json["items"][0]
    assert item["status"] == "refused"
    assert item["attempt"] == 2
    assert number in words.out


@pytest.mark.shows("R41")
def test_duplicate_record_asks_to_clarify(make_world: MakeWorld) -> None:
    world = make_world("duplicate")
    world.sign_in()
    scans = papers(world.folder / "scans")
    number = world.ok("register", "--form", str(form(world.folder / "f.toml", scans)), "--json").json["number"]
    world.ok("portal", "clock", "advance", "5wd")
    item = world.ok("status", number, "--json").json["items"][0]
    assert item["status"] == "needs_correction"
    assert "duplicate" in {remark["code"] for remark in item["remarks"]}


def test_the_guides_own_ticket(make_world: MakeWorld) -> None:
    """A licence PDF of 1 MB is answered «Файл не поддерживается»."""
    world = make_world("file-not-supported")
    world.sign_in()
    scans = papers(
        world.folder / "scans", ("passport", "passport-registration", "diploma", "employment-certificate")
    )
    from gosmed_cli.documents.sample import good_scan

    licence = world.folder / "scans" / "licenzia_2020.pdf"
    good_scan(licence, "licence", size=1_000_000)
    scans["licence"] = licence
    result = world.run("register", "--form", str(form(world.folder / "f.toml", scans)), "--json")
    if result.code == 0:
        number = result.json["number"]
        world.ok("portal", "clock", "advance", "5wd")
        item = world.ok("status", number, "--json").json["items"][0]
        remarks = item["remarks"]
    else:
        assert result.code == 3
        assert result.error["sent"] is True
        remarks = result.error["errors"]
    assert any(
        remark.get("attachment") == "licence" and "Файл не поддерживается" in remark["message"]
        for remark in remarks
    )


@pytest.mark.shows("R54", "R56", "R63", "R64")
@pytest.mark.parametrize("service", ["qualification", "employment"])
def test_other_services_go_the_same_way(world: World, service: str) -> None:
    kinds = {
        "qualification": ("diploma", "residency"),
        "employment": ("employment-certificate", "employment-contract", "egrul-extract", "passport"),
    }[service]
    world.sign_in()
    more = {"started_on": "01.09.2012"} if service == "employment" else {}
    scans = papers(world.folder / "scans", kinds)
    sent = world.ok("apply", service, "--form", str(form(world.folder / "f.toml", scans, **more)), "--json").json
    world.ok("portal", "clock", "advance", "6wd")
    item = world.ok("status", sent["number"], "--json").json["items"][0]
    assert item["status"] == "approved", item
    assert item["status_title"] == "Подтверждено"
