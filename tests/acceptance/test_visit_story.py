"""An account by the ministry's certificate: at once, once, and not while the office has a question (R83, R84)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .life import PASSWORD, account_form, created, letter, notice_number
from .shared import living
from .world import Result, World

pytestmark = pytest.mark.shows("R83")
NUMBER, ASKED = "4821-7730-1954-0062", "4821773019540070"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with living(tmp_path_factory.mktemp("visit"), str(Path(__file__).parent / "visitors.toml")) as one:
        yield one


def form(folder: Path, certificate: str = NUMBER, email: str = "visitor@example.ru", **more: str) -> str:
    (folder / "password").write_text(PASSWORD + "\n", encoding="utf-8")
    values = {"certificate_id": certificate, "email": email, "password_file": "password", **more}
    path = folder / "visit.toml"
    lines = [f'{name} = "{value}"' for name, value in values.items()]
    path.write_text("\n".join([*lines, "agreement = true"]) + "\n", encoding="utf-8")
    return str(path)


def visit(world: World, *argv: str, code: int = 0, stdin: str | None = None) -> Result:
    return world.ok("account", "confirm", "visit", *argv, "--json", code=code, stdin=stdin)


def test_the_identifier_a_code_and_a_password_make_a_whole_account(world: World, tmp_path: Path) -> None:
    file = form(tmp_path)
    asked = visit(world, "--form", file, code=4).json
    assert (asked["method"], asked["sent_to"]) == ("email", "v***@example.ru")
    code = world.last_code("visitor@example.ru")
    finish = ["--form", file, "--challenge", asked["challenge"], "--code"]
    assert visit(world, *finish, f"{(int(code) + 1) % 1_000_000:06d}", code=4).error["code"] == "wrong_code"
    made = visit(world, *finish, code).json
    assert (made["level"], made["cabinet"], made["phone"]) == ("confirmed", True, "+79000000055")

    world.sign_in("visitor@example.ru", PASSWORD)
    shown = world.ok("account", "show", "--json").json
    assert shown["known"]["last_name"] == "Орлов"
    world.ok("logout")

    again = visit(world, "--form", form(tmp_path, email="second@example.ru"), code=6)
    assert again.error["code"] == "certificate_used"
    assert "gosmed login" in again.error["advice"]


def test_the_identifier_comes_from_standard_input_and_never_as_an_argument(world: World, tmp_path: Path) -> None:
    file = form(tmp_path, certificate="")
    assert visit(world, "-", "--form", file, stdin=ASKED + "\n", code=6).error["code"] == "certificate_question"
    for argv in ((NUMBER,), ("--set", f"certificate_id={NUMBER}")):
        refused = visit(world, *argv, "--form", file, code=2)
        assert refused.error["code"] == "certificate_as_argument"
        assert NUMBER not in refused.err


def test_an_unknown_certificate_and_a_mistyped_one(world: World, tmp_path: Path) -> None:
    unknown = visit(world, "--form", form(tmp_path, "4821-7730-1954-9999"), code=5)
    assert unknown.error["code"] == "certificate_unknown"
    short = visit(world, "--form", form(tmp_path, "4821"), code=3)
    assert {one["field"] for one in short.error["errors"]} == {"certificate_id"}
    assert short.error["sent"] is False


def test_without_a_form_advice_names_what_is_typed(world: World, tmp_path: Path) -> None:
    (tmp_path / "password").write_text(PASSWORD, encoding="utf-8")
    typed = ("--set", "phone=+79000000055", "--set", f"password_file={tmp_path / 'password'}")
    wrong = visit(world, "-", *typed, stdin=NUMBER + "\n", code=3).error["errors"]
    said = {one["field"]: one["message"] for one in wrong}
    assert said["phone"].endswith("There are: certificate_id, email")
    assert "--set agreement=true" in said["agreement"]
    assert "gosmed form" not in str(wrong), "the form of an account is another one"


@pytest.mark.shows("R82")
def test_a_new_certificate_says_that_it_replaces_the_earlier_one(world: World, tmp_path: Path) -> None:
    paper = (
        "--last-name", "Лесной", "--first-name", "Олег", "--snils", "112-233-445 95", "--inn", "500100732259",
        "--phone", "+79000000056", "--question", "Пришлите свидетельство о перемене имени",
    )  # fmt: skip
    world.ok("portal", "snapshot", "save", str(tmp_path / "before.zip"))
    told = world.ok("portal", "certificate", *paper).out
    assert "4821-7730-1954-0070" in told, "the earlier one"
    assert "void" in told
    old = visit(world, "--form", form(tmp_path, ASKED, "lesnoj@example.ru"), code=5).error
    assert old["code"] == "certificate_unknown"
    assert "a newer one has replaced it" in old["message"]
    world.ok("portal", "snapshot", "load", str(tmp_path / "before.zip"))


@pytest.mark.shows("R84")
def test_an_open_question_is_told_with_the_way_to_answer(world: World, tmp_path: Path) -> None:
    result = visit(world, "--form", form(tmp_path, ASKED, "lesnoj@example.ru"), code=6)
    assert result.error["code"] == "certificate_question"
    assert "свидетельство о перемене имени" in result.error["errors"][0]["message"]
    assert "five working days" in result.error["advice"]
    assert "gosmed account create" in result.error["advice"]
    assert "gosmed apply ministry-visit" in result.error["advice"]


@pytest.mark.shows("R84", "R82")
def test_the_question_is_answered_from_a_base_account(world: World, tmp_path: Path) -> None:
    """Without a second visit: the application asks, the answer goes with it, and the certificate is used up."""
    own = {
        "last_name": "Лесной", "first_name": "Олег", "middle_name": "", "birth_date": "11.02.1981",
        "passport_series": "4510", "passport_number": "100200", "passport_issued": "20.01.2011",
        "passport_issuer": "ОВД Тверской", "passport_code": "770-001", "snils": "112-233-445 95",
        "email": "lesnoj@example.ru", "phone": "+79000000056",
    }  # fmt: skip
    made = created(world, account_form(tmp_path, **own), "+79000000056")
    assert made.code == 0, str(made)
    number = notice_number(letter(world, "lesnoj@example.ru"))
    world.ok("account", "activate", number, "--password-stdin", stdin=PASSWORD)
    world.sign_in("lesnoj@example.ru", PASSWORD)
    argument = visit(world, "--set", f"certificate_id={ASKED}", code=2)
    assert argument.error["code"] == "certificate_as_argument", "signed in or not"
    asked = visit(world, "-", "--set", "inn=500100732259", stdin=ASKED + "\n").json
    assert asked["status"] == "needs_correction"
    assert "свидетельство о перемене имени" in str(asked["remarks"])
    answered = world.ok("resubmit", asked["number"], "--set", "answer=Имя не менялось", "--json").json
    assert answered["status"] == "approved", answered
    assert world.ok("account", "show", "--json").json["level"] == "confirmed"
    world.ok("logout")
    again = visit(world, "--form", form(tmp_path, ASKED, "third@example.ru"), code=6)
    assert again.error["code"] == "certificate_used"
