"""Institutions, the ministry's clerk, senders of documents and professional services, as people meet them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gosmed_cli.contract.catalogue import bundled_service

from .papers import papers, papers_for
from .shared import living
from .world import World

OURS, OTHERS = "1027700132195", "1037739012343"
PAPER = (
    "--last-name", "Соколова", "--first-name", "Анна", "--middle-name", "Петровна",
    "--inn", "500100732259", "--snils", "112-233-445 95", "--phone", "+7 900 000-00-01",
)  # fmt: skip


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Анна has her cabinet and confirmed status; telemedicine is available to her."""
    text = (Path(__file__).parent / "meetings.toml").read_text(encoding="utf-8")
    given = 'level = "confirmed"\nopened = { cabinet = true, professional_services = ["telemedicine"] }'
    folder = tmp_path_factory.mktemp("desks")
    scenario = folder / "desks.toml"
    scenario.write_text(text.replace('level = "standard"', given, 1), encoding="utf-8")
    with living(folder, str(scenario), signed_in=True) as one:
        yield one


def shown(world: World, number: str) -> dict[str, Any]:
    found: dict[str, Any] = world.ok("status", number, "--json").json["items"][0]
    return found


@pytest.mark.shows("R5", "R85")
def test_the_administrator_of_the_institution_alone_answers(world: World) -> None:
    number = world.ok(
        "apply", "institution-link", "--set", "identity_proof=egrip", "--set", "ogrnip=316500100732251", "--json"
    ).json["number"]
    letters = world.ok("portal", "outbox", "--recipient", "admin@gp1.example.ru", "--json").json["items"]
    assert number in letters[-1]["text"]
    world.ok("portal", "clock", "advance", "30d")
    world.sign_in()
    assert shown(world, number)["status"] == "under_review", "no term: it waits for its answer"

    wrong = world.ok("portal", "decide", number, "--approve", "--as", "frmr", "--json", code=6).error
    assert wrong["advice"] == f"gosmed portal decide {number} --approve --as institution-administrator"
    role = ("--as", "institution-administrator", "--institution")
    assert world.ok("portal", "decide", number, "--approve", *role, OTHERS, "--json", code=6).error["code"] == (
        "other_institution"
    )
    refuse = ("portal", "decide", number, "--refuse", "--reason", "У нас не работает")
    assert world.ok(*refuse, *role, OTHERS, "--json", code=6).error["code"] == "other_institution"
    assert shown(world, number)["status"] == "under_review", "another institution's word changes nothing"
    assert world.ok("portal", "decide", number, "--approve", "--as", "nobody", code=2)
    world.ok("portal", "decide", number, "--approve", *role, OURS)
    assert shown(world, number)["status"] == "approved"
    assert "institution_link" in world.ok("account", "show", "--json").json["opened"]


@pytest.mark.shows("R59", "R102")
def test_a_professional_service_is_switched_on_only_when_it_is_open(world: World) -> None:
    closed = world.ok("services", "enable", "telemedicine", "--json", code=6).error
    assert "professional-status" in closed["advice"], "the tab comes first"
    number = world.with_code(
        "apply", "professional-status", "--set", "snils_again=112-233-445 95", *_attached(world), "--json"
    ).json["number"]
    world.ok("portal", "decide", number, "--approve")
    enabled = world.ok("services", "enable", "telemedicine", "--json")
    assert "telemedicine" in enabled.out
    assert world.ok("account", "show", "--json").json["enabled_services"] == ["telemedicine"]
    other = world.ok("services", "enable", "e-prescriptions", "--json", code=6).error
    assert "qualification" in other["advice"]
    world.ok("services", "disable", "telemedicine")
    assert world.ok("account", "show", "--json").json["enabled_services"] == []


def _attached(world: World) -> list[str]:
    service = bundled_service("professional-status")
    assert service is not None
    scans = papers_for(world.folder / "scans", service)
    return [word for kind, path in scans.items() for word in ("--attach", f"{kind}={path}")]


@pytest.mark.shows("R103")
def test_documents_are_sent_and_received(world: World) -> None:
    letter = papers(world.folder / "scans", ("diploma",))["diploma"]
    strange = world.ok(
        "apply", "e-document", "--set", "document_kind=act", "--set", "recipient=Минздравв",
        "--set", "subject=Акт сверки", "--json", code=3,
    ).error  # fmt: skip
    assert (strange["sent"], [one["field"] for one in strange["errors"]]) == (False, ["recipient"])
    assert "gosmed dictionary departments" in str(strange["errors"]), "where the recipients are listed"
    number = world.ok(
        "apply", "e-document", "--set", "document_kind=act", "--set", "recipient=minzdrav",
        "--set", "subject=Акт сверки", "--json",
    ).json["number"]  # fmt: skip
    due = shown(world, number)["review_due_at"]
    sent_at = shown(world, number)["submitted_at"]
    assert due[:16] > sent_at[:16]
    assert due[11:16] == sent_at[11:16], "an act is answered in 24 hours, not by the end of a day"

    world.ok(
        "portal", "send-document", str(letter), "--to", "sokolova@example.ru", "--title", "Акт проверки",
        "--from", "Росздравнадзор", "--json",
    )  # fmt: skip
    received = world.ok("documents", "--received", "--json").json["items"]
    assert [(one["title"], one["sender"]) for one in received] == [("Акт проверки", "Росздравнадзор")]
    assert "Акт проверки (from: Росздравнадзор)" in world.ok("documents").out
    copy = world.folder / "act.jpg"
    world.ok("documents", "download", received[0]["id"], "-o", str(copy))
    assert copy.read_bytes() == letter.read_bytes()
    told = world.ok("portal", "outbox", "--recipient", "sokolova@example.ru", "--json").json["items"]
    assert any("Акт проверки" in one["text"] for one in told)
    assert world.ok(
        "portal", "send-document", str(letter), "--to", "nobody@example.ru", "--title", "x", "--from", "y", code=5
    )


@pytest.mark.shows("R5", "R84")
@pytest.mark.parametrize("late", [False, True], ids=["in time", "a second late"])
def test_a_question_of_the_ministry_is_answered_within_five_working_days(world: World, late: bool) -> None:
    world.ok("portal", "clock", "set", "2026-04-30T12:00:00+03:00" if not late else "2026-06-01T12:00:00+03:00")
    world.sign_in()
    given = world.ok("portal", "certificate", *PAPER, "--question", "Чем подтверждается стаж?", "--json").json
    number = world.ok("apply", "ministry-visit", "--set", f"certificate_id={given['certificate']}", "--json").json[
        "number"
    ]
    asked = shown(world, number)
    assert (asked["status"], asked["remarks"][0]["code"]) == ("needs_correction", "question")
    until = asked["resubmit_until"]
    assert until[:19] == ("2026-06-08T23:59:59" if late else "2026-05-08T23:59:59"), "May Day is off"
    world.ok("portal", "clock", "set", f"{until[:10]}T23:5{'9:59' if late else '8:00'}+03:00")
    if late:
        world.ok("portal", "clock", "advance", "2s")
    world.sign_in()
    answer = world.run("resubmit", number, "--set", "answer=Копия трудовой книжки у вас", "--json")
    assert answer.code == (6 if late else 0), str(answer)
    assert shown(world, number)["status"] == ("refused" if late else "approved")
