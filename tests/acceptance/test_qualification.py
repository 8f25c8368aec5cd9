"""The qualification: refused, mended with an apostille within ten days, and what the approval opens (R53–R59)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .papers import form, papers
from .shared import living
from .world import World


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[World]:
    """A portal whose department decides by hand."""
    with living(tmp_path, signed_in=True) as world:
        yield world


def apply(world: World) -> str:
    scans = papers(world.folder / "scans", ("diploma", "residency"))
    typed = form(world.folder / "qualification.toml", scans)
    number: str = world.ok("apply", "qualification", "--form", str(typed), "--json").json["number"]
    return number


@pytest.mark.shows("R53", "R56", "R57", "R58", "R102")
def test_refused_then_mended_with_an_apostille(clerk: World) -> None:
    number = apply(clerk)
    clerk.ok("portal", "decide", number, "--refuse", "--reason", "Диплом выдан за рубежом, нужен апостиль")
    refused = clerk.ok("status", number, "--json").json["items"][0]
    assert refused["status_title"] == "Отказ"
    assert "апостиль" in refused["remarks"][0]["message"]
    assert refused["resubmit_until"].startswith("2026-03-12T23:59:59"), "ten days"
    shut = clerk.run("services", "enable", "e-prescriptions", "--json")
    assert shut.code == 6
    assert "gosmed apply" in shut.error["advice"]

    apostille = papers(clerk.folder / "more", ("diploma",))["diploma"].rename(clerk.folder / "apostille_2012.jpg")
    again = clerk.ok("resubmit", number, "--attach", f"apostille={apostille}", "--json").json
    assert (again["status"], again["attempt"]) == ("under_review", 2)
    sent = clerk.ok("api", "GET", f"/api/cabinet/v1/applications/{number}").json["attachments"]
    assert {one["kind"] for one in sent} == {"diploma", "residency", "apostille"}

    clerk.ok("portal", "clock", "advance", "5wd")
    assert clerk.ok("status", number, "--json").json["items"][0]["status_title"] == "Подтверждено"
    opened = clerk.ok("account", "show", "--json").json["professional_services"]
    assert {"e-prescriptions", "patient-booking"} <= set(opened)


@pytest.mark.shows("R59", "R102")
def test_each_service_of_the_tab_is_switched_on_by_its_owner(clerk: World) -> None:
    scans = papers(clerk.folder / "scans", ("diploma",))
    scans["certificate"] = papers(clerk.folder / "more", ("diploma",))["diploma"].rename(
        clerk.folder / "sertifikat_specialista.jpg"
    )
    typed = form(clerk.folder / "status.toml", scans, snils_again="112-233-445 95")
    clerk.with_code("apply", "professional-status", "--form", str(typed), "--json")
    assert clerk.run("services", "enable", "telemedicine").code == 6, "not before the approval"
    clerk.ok("portal", "clock", "advance", "5wd")

    account = clerk.ok("account", "show", "--json").json
    assert "telemedicine" in account["professional_services"]
    assert account["enabled_services"] == [], "nothing is on by itself"
    clerk.ok("services", "enable", "telemedicine")
    clerk.ok("services", "enable", "statistics")
    assert set(clerk.ok("account", "show", "--json").json["enabled_services"]) == {"telemedicine", "statistics"}
    clerk.ok("services", "disable", "statistics")
    assert clerk.ok("account", "show", "--json").json["enabled_services"] == ["telemedicine"]
    unknown = clerk.run("services", "enable", "telepathy", "--json")
    assert unknown.code == 5
