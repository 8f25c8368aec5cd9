"""Support: the guide's own ticket, a second refusal, answers and replies, other ways (R33, R74, R77–R81)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from gosmed_cli.documents.sample import good_scan

from .in_process import Typed
from .papers import form, papers
from .shared import living
from .world import World


@pytest.fixture
def refused(tmp_path: Path) -> Iterator[Typed]:
    """The cabinet was refused because the licence has run out."""
    with living(tmp_path, "file-not-supported", signed_in=True) as world:
        user = Typed(world)
        typed = form(world.folder / "cabinet.toml", papers(world.folder / "scans"))
        user.ok("register", "--form", str(typed), "--json")
        user.ok("portal", "clock", "advance", "6wd")
        yield user


def number_of(user: Typed) -> str:
    return str(user.ok("status", "--json").json["items"][-1]["number"])


@pytest.mark.shows("R81")
def test_a_number_that_is_no_ticket_is_told_in_words_about_tickets(refused: Typed) -> None:
    for command in (("show",), ("reply", "--text", "Спасибо")):
        unknown = refused.run("support", *command, "1230254899", "--json")
        assert (unknown.code, unknown.error["code"]) == (5, "unknown_number")
        assert "ticket" in unknown.error["message"]
        assert "gosmed support list" in unknown.error["advice"]
        other = refused.run("support", *command, number_of(refused), "--json")
        assert (other.code, other.error["code"]) == (5, "no_ticket")


def ticket(user: Typed, number: str) -> Any:
    return user.ok("support", "show", number, "--json").json


@pytest.mark.shows("R6", "R77", "R78", "R80", "R81")
def test_a_file_that_is_not_supported_from_the_error_to_the_answer(refused: Typed) -> None:
    """«Файл не поддерживается»: the guide's sample ticket, with the file itself (PDF, 1 МБ)."""
    user, number = refused, number_of(refused)
    licence = good_scan(user.world.folder / "licenzia_2026.pdf", "licence")
    shut = user.run("resubmit", number, "--attach", f"licence={licence}", "--json")
    assert (shut.code, shut.error["sent"]) == (3, True)
    assert shut.error["errors"][0]["message"] == "Файл не поддерживается"

    sent = user.ok("support", "open", "--about", number, "--json").json
    one = ticket(user, sent["number"])
    assert one["fields"]["topic"] == "upload-fails"
    assert one["fields"]["refers_to"] == number
    assert "Файл не поддерживается" in one["fields"]["description"]
    assert one["fields"]["last_name"] == "Соколова"
    assert one["fields"]["oms"] == "7700001234567895"
    assert one["fields"]["licence"].startswith("Л041")
    assert [(file["kind"], file["size"]) for file in one["attachments"]] == [
        ("refused-file", licence.stat().st_size)
    ], "the very file that was refused"
    assert one["answer"] is None
    assert not list((user.world.home / "state" / "drafts").rglob(f"support-{number}")), "no copy is left behind"

    listed = user.ok("support", "list", "--json").json["items"]
    assert [(found["number"], found["answer"]) for found in listed] == [(sent["number"], None)]
    user.ok("portal", "clock", "advance", "24h")
    answered = ticket(user, sent["number"])
    assert answered["status"] == "approved"
    assert "PDF" in answered["answer"]
    words = user.ok("support", "show", sent["number"]).out
    assert answered["answer"] in words
    assert f"gosmed support reply {sent['number']}" in words


@pytest.mark.shows("R81")
def test_a_reply_refers_to_the_earlier_ticket(refused: Typed) -> None:
    user = refused
    first = user.ok("support", "open", "--about", number_of(user), "--json").json["number"]
    user.ok("portal", "clock", "advance", "25h")
    picture = user.world.folder / "снимок.png"
    picture.write_bytes(b"whatever the screen showed")
    reply = user.ok(
        "support", "reply", first, "--text", "Сделано, не помогло", "--attach", str(picture), "--json"
    ).json["number"]
    assert reply != first
    thread = ticket(user, reply)["thread"]
    assert [(one["number"], one["refers_to"]) for one in thread] == [
        (first, number_of(user)),
        (reply, first),
    ]
    assert thread[1]["description"] == "Сделано, не помогло"
    assert [one["number"] for one in ticket(user, first)["thread"]] == [first, reply], "from either end"
    assert [one["kind"] for one in ticket(user, reply)["attachments"]] == ["screenshot"]
    assert user.run("support", "reply", first, "--text", "  ", "--json").error["code"] == "empty_reply"
    assert user.run("support", "reply", first, "--json").code == 2
    wrong = user.run("support", "reply", number_of(user), "--text", "x", "--json")
    assert wrong.code == 5
    assert f"gosmed support open --about {number_of(user)}" in wrong.error["advice"]


@pytest.mark.shows("R77", "R78", "R79")
def test_a_ticket_by_hand_with_any_file_and_a_wanted_day(refused: Typed) -> None:
    user = refused
    odd = user.world.folder / "странный файл.xyz"
    odd.write_bytes(b"\0\1\2")
    typed = form(
        user.world.folder / "ticket.toml",
        {"screenshot": odd},
        topic="Не удаётся войти",
        description="Код не приходит",
        steps="Вход, пароль, ожидание кода",
        wanted_by="20.03.2026",
    )
    number = user.ok("support", "open", "--form", str(typed), "--json").json["number"]
    one = ticket(user, number)
    assert one["wanted_by"] == "2026-03-20"
    assert one["fields"]["phone"] == "+79000000001", "the bound phone comes from the account"
    assert one["fields"]["steps"] == "Вход, пароль, ожидание кода"
    assert len(one["attachments"]) == 1
    assert "Needed by 20.03.2026" in user.ok("support", "show", number).out
    nothing = user.run("support", "--json")
    assert nothing.code == 2
    empty = user.run("support", "open", "--set", "topic=other", "--json")
    assert (empty.code, [one["field"] for one in empty.error["errors"]]) == (3, ["description"])


@pytest.mark.shows("R74", "R80")
def test_a_second_refusal_has_its_ticket_ready(make_world: Callable[..., World]) -> None:
    world = make_world("second-refusal")
    world.sign_in()
    user = Typed(world)
    number = number_of(user)
    user.ok("resubmit", number, "--set", "inn=500100732259", "--json")
    user.ok("portal", "clock", "advance", "6wd")
    told = user.ok("status", number).out
    assert f"gosmed support open --about {number}" in told
    for channel in user.ok("support", "channels", "--json").json["items"]:
        assert channel["value"] in told, "other ways are named beside it"
    sent = user.ok("support", "open", "--about", number, "--json").json["number"]
    one = ticket(user, sent)
    assert one["fields"]["topic"] == "data-refused"
    assert "ИНН" in one["fields"]["description"]
    assert "attempt 2" not in one["fields"]["description"], "support reads Russian"
    assert "попытка 2" in one["fields"]["description"]
    assert "500100732259" not in one["fields"]["description"]


@pytest.mark.shows("R6", "R36", "R80")
def test_help_is_the_portals_own_data(refused: Typed) -> None:
    user = refused
    kinds = {one["kind"] for one in user.ok("support", "channels", "--json").json["items"]}
    assert kinds == {"phone", "email", "chat", "bot"}
    questions = user.ok("support", "faq", "--json").json["items"]
    assert questions
    assert all(one["question"] in user.ok("support", "faq").out for one in questions)
    lines = user.ok("support", "channels", "--csv").out.splitlines()
    assert lines[0] == "kind,value,note"
    assert user.ok("support", "list", "--json").json["items"] == []
