"""Employment: answered within 24 hours; a refusal brings the list of what to look at (R63–R65)."""

from __future__ import annotations

import pytest

from .papers import form, papers
from .world import World

KINDS = ("employment-certificate", "employment-contract", "egrul-extract", "passport")


@pytest.mark.shows("R64", "R65")
def test_another_start_is_refused_with_a_checklist(world: World) -> None:
    world.sign_in()
    scans = papers(world.folder / "scans", KINDS)
    typed = str(form(world.folder / "employment.toml", scans, started_on="01.10.2012"))
    number = world.ok("apply", "employment", "--form", typed, "--json").json["number"]
    world.ok("portal", "clock", "advance", "23h")
    assert world.ok("status", number, "--json").json["items"][0]["status"] == "under_review"
    world.ok("portal", "clock", "advance", "1h")
    refused = world.ok("status", number, "--json").json["items"][0]
    assert [(one["field"], one["code"]) for one in refused["remarks"]] == [("started_on", "mismatch")]

    words = world.ok("status", number, "--lang", "ru").out
    for part in ("ФИО", "паспорт", "подпись", "печать", "читаются"):
        assert part in words, words
    assert f"gosmed resubmit {number}" in words
    world.ok("resubmit", number, "--set", "started_on=01.09.2012", "--json")
    world.ok("portal", "clock", "advance", "24h")
    assert world.ok("account", "show", "--json").json["employment"] is True
