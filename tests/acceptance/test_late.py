"""Too late for the ordinary way: what remains, what it costs, and that the identity comes first (R74–R76, C17)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .papers import form, papers
from .shared import living
from .world import World

SERVICE = "late-registration"
ANNA_CONFIRMED, BELOV_CONFIRMED = "14.02.2025", "15.11.2024"  # as the register has it
BELOV = "belov@example.ru"
BANK = {"inn": "772906481332", "bank": "Сбербанк", "method": "video"}


@pytest.fixture
def late(tmp_path: Path) -> Iterator[World]:
    with living(tmp_path, "late") as world:
        yield world


def late_form(world: World, last_confirmed_on: str, **fields: str) -> str:
    """The form of a late registration with its three scans."""
    scans = papers(world.folder / "scans", ("passport", "diploma", "further-education"))
    typed = form(world.folder / "late.toml", scans, last_confirmed_on=last_confirmed_on, **fields)
    return str(typed)


@pytest.mark.shows("R74", "R75", "R76")
def test_a_second_too_late_the_late_way_remains_and_opens_the_cabinet(late: World) -> None:
    late.sign_in()
    number = late.ok("status", "--json").json["items"][0]["number"]
    closed = late.run("resubmit", number, "--set", "inn=500100732259", "--json")
    assert closed.code == 6, str(closed)
    assert closed.error["code"] == "window_passed"
    assert f"gosmed apply {SERVICE}" in closed.error["advice"]
    assert f"gosmed apply {SERVICE}" in late.ok("status", number).out

    sent = late.ok("apply", SERVICE, "--form", late_form(late, ANNA_CONFIRMED), "--json")
    for consequence in ("limited", "no benefits", "identity is confirmed again"):
        assert consequence in sent.err, "said before it is sent"
    assert sent.json["status"] == "under_review"
    late.ok("portal", "clock", "advance", "23h")
    new = sent.json["number"]
    assert late.ok("status", new, "--json").json["items"][0]["status"] == "under_review"
    late.ok("portal", "clock", "advance", "1h")
    assert late.ok("status", new, "--json").json["items"][0]["status"] == "approved"
    assert late.ok("account", "show", "--json").json["cabinet"] is True


@pytest.mark.shows("R75")
def test_a_wrong_date_is_refused_and_corrected(late: World) -> None:
    late.sign_in()
    number = late.ok("apply", SERVICE, "--form", late_form(late, "20.02.2025"), "--json").json["number"]
    late.ok("portal", "clock", "advance", "24h")
    refused = late.ok("status", number, "--json").json["items"][0]
    assert [(one["field"], one["code"]) for one in refused["remarks"]] == [("last_confirmed_on", "mismatch")]

    correct = ["--set", "correct_data=true", "--set", "correction=Подтверждали 20.02.2025, есть уведомление"]
    bare = late.run("resubmit", number, *correct[:2], "--json")
    assert bare.code == 3, "what is to be corrected must be said"
    assert [one["field"] for one in bare.error["errors"]] == ["correction"]
    late.ok("resubmit", number, *correct, "--json")
    late.ok("portal", "clock", "advance", "24h")
    assert late.ok("status", number, "--json").json["items"][0]["status"] == "approved"


@pytest.mark.shows("R76", "C17")
def test_anybody_may_begin_and_confirms_the_identity_before_sending(late: World) -> None:
    late.sign_in(BELOV)
    begun = late.run("apply", SERVICE, "--set", f"last_confirmed_on={BELOV_CONFIRMED}", "--json")
    assert begun.code == 3, "it is begun, and its papers are missing"
    work = {"specialty": "Хирургия", "organisation": "ГБУЗ «Городская клиническая больница № 4»"}
    typed = late_form(late, BELOV_CONFIRMED, **work)
    early = late.run("apply", SERVICE, "--form", typed, "--json")
    assert early.code == 6, str(early)
    assert early.error["sent"] is False
    assert "gosmed account confirm bank" in early.error["advice"]
    assert late.ok("status", "--json").json["items"] == [], "nothing was begun"

    bank = str(form(late.folder / "bank.toml", {}, **BANK))
    assert late.ok("account", "confirm", "bank", "--form", bank, "--json").json["status"] == "approved"
    sent = late.ok("apply", SERVICE, "--draft", "--json")
    assert "identity is confirmed again" in sent.err
    late.ok("portal", "clock", "advance", "24h")
    assert late.ok("account", "show", "--json").json["cabinet"] is True
