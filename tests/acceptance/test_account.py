"""A person whom only the registers know gets an account, confirms the identity through a bank, and registers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .life import ORLOV, PASSWORD, create, created, letter, notice_number
from .life import account_form as typed
from .papers import form, papers
from .shared import living
from .world import Result, World

BANK = {"snils": ORLOV["snils"], "inn": "772816897110", "bank": "Сбербанк", "method": "video"}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with living(tmp_path_factory.mktemp("account")) as one:
        yield one


def broken(result: Result) -> dict[str, Any]:
    """Field → what is wrong, of an error that ended with 3."""
    assert result.code == 3, str(result)
    return {one["field"]: one for one in result.error["errors"]}


@pytest.mark.shows("R11")
def test_a_weak_password_is_told_rule_by_rule_and_no_code_is_sent(world: World, tmp_path: Path) -> None:
    before = len(world.ok("portal", "outbox", "--json").json["items"])
    result = create(world, typed(tmp_path), password="weak")
    assert result.error["sent"] is False
    codes = {one["code"] for one in result.error["errors"]}
    assert codes == {"password_short", "password_upper", "password_digit", "password_special"}
    assert set(broken(result)) == {"password"}
    assert "weak" not in result.err.replace("weak password", ""), "a password is never repeated"
    assert len(world.ok("portal", "outbox", "--json").json["items"]) == before


@pytest.mark.shows("R10")
@pytest.mark.parametrize("agreement", ["", "agreement = false"])
def test_without_the_agreement_there_is_no_account(world: World, tmp_path: Path, agreement: str) -> None:
    assert set(broken(create(world, typed(tmp_path, agreement=agreement)))) == {"agreement"}


@pytest.mark.shows("R10", "R39")
def test_mistakes_of_the_form_come_with_their_lines(world: World, tmp_path: Path) -> None:
    file = typed(tmp_path, birth_date="31.02.1979", snils="087-654-303 01")
    result = world.ok("account", "create", "--form", file, "--password-stdin", stdin=PASSWORD, code=3)
    assert "account.toml:4" in result.err
    assert "account.toml:13" in result.err
    assert "087-654" not in result.err, "personal numbers are masked"


@pytest.mark.shows("R9")
def test_a_wrong_code_makes_no_account_and_the_right_one_still_does(world: World, tmp_path: Path) -> None:
    file = typed(tmp_path, phone="+7 900 000-00-08", email="second@example.ru", snils="")
    asked = create(world, file)
    assert asked.code == 4, str(asked)
    assert asked.json["sent_to"] == "+7 *** *** 00 08"
    right = world.last_code("+79000000008")
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    refused = create(world, file, "--challenge", asked.json["challenge"], "--code", wrong)
    assert refused.code == 4, str(refused)
    made = create(world, file, "--challenge", asked.json["challenge"], "--code", right)
    assert made.code == 0, str(made)
    assert made.json["email"] == "second@example.ru"


def test_a_phone_of_somebody_else_gets_a_warning_and_no_code(world: World, tmp_path: Path) -> None:
    """The answer is as for any phone: who has an account is not revealed."""
    asked = create(world, typed(tmp_path, phone="+7 900 000-00-01", email="third@example.ru", snils=""))
    assert asked.code == 4, str(asked)
    assert set(asked.json) == {"challenge", "method", "sent_to"}
    sent = [one for one in world.ok("portal", "outbox", "--json").json["items"] if one["to"] == "+79000000001"]
    assert not any(word.strip(".,").isdigit() and len(word) >= 6 for word in sent[-1]["text"].split())


def test_an_email_of_somebody_else_makes_no_account(world: World, tmp_path: Path) -> None:
    file = typed(tmp_path, phone="+7 900 000-00-09", email="sokolova@example.ru", snils="")
    asked = create(world, file)
    code = world.last_code("+79000000009")
    refused = create(world, file, "--challenge", asked.json["challenge"], "--code", code)
    assert refused.code == 6, str(refused)
    assert "gosmed login" in refused.error["advice"]


@pytest.mark.shows("R1", "R9", "R13", "R17", "R25", "R27", "R49", "R52", "C9")
def test_a_stranger_becomes_confirmed_and_registers(world: World, tmp_path: Path) -> None:
    """From no account to a review: `account show` names each next step, in between nothing is let through."""
    (tmp_path / "password").write_text(PASSWORD + "\n", encoding="utf-8")
    file = typed(tmp_path, agreement='agreement = true\npassword_file = "password"', snils="")
    asked = world.ok("account", "create", "--form", file, "--json", code=4).json
    code = world.last_code("+79000000007")
    command = ["account", "create", "--form", file, "--challenge", asked["challenge"], "--code", "-", "--json"]
    made = world.ok(*command, stdin=code).json
    assert made["level"] == "basic"
    assert made["cabinet"] is False
    number = notice_number(letter(world, "orlov@example.ru"))
    world.ok("account", "activate", number, "--password-stdin", stdin=PASSWORD)

    world.sign_in("orlov@example.ru", PASSWORD)
    first = world.ok("account", "show")
    assert "gosmed account confirm bank" in first.out
    assert "gosmed account confirm bank" in world.ok("account", "show", "--lang", "ru").out

    scans = papers(tmp_path / "scans")
    work = {
        "inn": BANK["inn"],
        "snils": ORLOV["snils"],
        "specialty": "Кардиология",
        "organisation": "ГБУЗ «Городская клиническая больница № 4»",
    }
    cabinet = str(form(tmp_path / "cabinet.toml", scans, **work))
    early = world.run("apply", "medical-cabinet", "--form", cabinet, "--json")
    assert early.code == 6, str(early)
    assert "gosmed account confirm bank" in early.error["advice"]
    assert world.ok("status", "--json").json["items"] == [], "nothing was begun"

    bank = str(form(tmp_path / "bank.toml", {}, **BANK))
    answered = world.ok("account", "confirm", "bank", "--form", bank, "--json").json
    assert answered["status"] == "approved"
    confirmed = world.ok("account", "show", "--json").json
    assert confirmed["level"] == "confirmed"
    assert "gosmed register" in world.ok("account", "show").out

    number = world.ok("register", "--form", cabinet, "--json").json["number"]
    assert number in world.ok("account", "show").out
    world.ok("portal", "clock", "advance", "6wd")
    item = world.ok("status", number, "--json").json["items"][0]
    assert item["status"] == "approved", item
    assert world.ok("account", "show", "--json").json["cabinet"] is True


@pytest.mark.shows("R16", "R20", "R21")
def test_a_passport_that_the_registers_contradict_makes_no_account(world: World, tmp_path: Path) -> None:
    """The field is named, the code stays good, and the corrected form makes the account."""
    options = {"phone": "+7 900 000-00-11", "email": "fourth@example.ru"}
    file = typed(tmp_path, **options, passport_number="111111")
    asked = create(world, file)
    finish = ["--challenge", asked.json["challenge"], "--code", world.last_code("+79000000011")]
    refused = create(world, file, *finish)
    assert set(broken(refused)) == {"passport_number"}
    assert "111111" not in refused.err
    made = create(world, typed(tmp_path, **options), *finish)
    assert made.json["level"] == "standard", "СНИЛС and passport agree with the registers"


@pytest.mark.shows("R19")
def test_a_snils_that_nobody_has_says_how_to_get_one(world: World, tmp_path: Path) -> None:
    file = typed(tmp_path, phone="+79000000012", email="fifth@example.ru", snils="112-233-446 96")
    refused = broken(created(world, file, "+79000000012"))
    assert set(refused) == {"snils"}
    assert "АДВ-1" in refused["snils"]["message"]
