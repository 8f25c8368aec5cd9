"""A forgotten password: a code by SMS or e-mail, wrong and late codes, and what ends with it (R33, R51)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .shared import living
from .world import Result, World

pytestmark = pytest.mark.shows("R33", "R51")
LOGIN, PHONE = "sokolova@example.ru", "+79000000001"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with living(tmp_path_factory.mktemp("recovery")) as one:
        yield one


def ask(world: World, login: str = LOGIN, *options: str) -> Result:
    return world.ok("account", "recover", "--login", login, "--json", *options, code=4)


def finish(world: World, challenge: str, code_: str, password: str, code: int = 0) -> Result:
    return world.ok(
        "account", "recover", "--challenge", challenge, "--code", code_, "--password-stdin", "--json",
        stdin=password, code=code,
    )  # fmt: skip


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_recovery_by_sms_ends_every_sign_in(world: World, tmp_path: Path) -> None:
    world.sign_in()
    failed = world.ok("login", "--login", LOGIN, "--password-stdin", "--json", stdin="forgotten", code=4)
    assert "gosmed account recover" in failed.error["advice"]
    phone = world.ok("api", "GET", "/api/cabinet/v1/help", "--json").json["channels"][0]["value"]
    assert failed.error["contacts"][0]["value"] == phone, "where to get help is the portal's word"
    said = world.ok("login", "--login", LOGIN, "--password-stdin", "--lang", "ru", stdin="forgotten", code=4).err
    assert phone in said
    assert "Проверьте раскладку" in said

    asked = ask(world)
    assert asked.json["sent_to"] == "+7 *** *** ** **", "the answer is the same for logins of nobody"
    assert "gosmed account recover" in asked.error["advice"]
    code = world.last_code(PHONE)
    assert finish(world, asked.json["challenge"], wrong(code), "First-2026!", 4).error["code"] == "wrong_code"
    weak = finish(world, asked.json["challenge"], code, "weak", 3)
    assert {one["code"] for one in weak.error["errors"]} >= {"password_short", "password_digit"}
    same = finish(world, asked.json["challenge"], code, "Demo-2026!", 3)
    assert [one["code"] for one in same.error["errors"]] == ["password_same"]
    finish(world, asked.json["challenge"], code, "First-2026!")

    assert world.ok("account", "show", "--json", code=4).error["code"] == "session_over"
    assert world.ok("login", "--login", LOGIN, "--password-stdin", stdin="Demo-2026!", code=4)
    world.sign_in(LOGIN, "First-2026!")
    sent = world.ok("portal", "outbox", "--json", "--all").json["items"]
    assert {one["to"] for one in sent if one["subject"] == "Пароль изменён"} == {PHONE, LOGIN}


def test_recovery_by_email_opens_a_locked_login(world: World) -> None:
    for _ in range(10):
        world.ok("login", "--login", PHONE, "--password-stdin", stdin="Wrong-2026!", code=4)
    locked = world.ok("login", "--login", PHONE, "--password-stdin", "--json", stdin="First-2026!", code=4)
    assert locked.error["code"] == "login_locked"
    assert "gosmed account recover" in locked.error["advice"]
    asked = ask(world, PHONE, "--method", "email")
    finish(world, asked.json["challenge"], world.last_code(LOGIN), "Second-2026!")
    world.sign_in(PHONE, "Second-2026!")


def test_nothing_tells_whether_a_login_exists(world: World) -> None:
    before = len(world.ok("portal", "outbox", "--json", "--all").json["items"])
    real, nobody = (ask(world, login).json for login in (LOGIN, "nobody@example.ru"))
    assert real.keys() == nobody.keys()
    assert (real["sent_to"], real["method"]) == (nobody["sent_to"], nobody["method"])
    assert len(world.ok("portal", "outbox", "--json", "--all").json["items"]) == before + 1
    code = wrong(world.last_code(PHONE))
    errors = [finish(world, one["challenge"], code, "Third-2026!", 4).error for one in (real, nobody)]
    assert errors[0] == errors[1]


def test_a_code_is_too_old_after_five_minutes_and_codes_are_few(world: World) -> None:
    asked = ask(world, PHONE).json
    code = world.last_code(PHONE)
    world.ok("portal", "clock", "advance", "5m")
    assert finish(world, asked["challenge"], code, "Third-2026!", 4).error["code"] == "challenge_over"
    world.ok("portal", "clock", "advance", "2h")
    for _ in range(5):
        ask(world, "somebody@example.ru")
    many = world.ok("account", "recover", "--login", "somebody@example.ru", "--json", code=7)
    assert many.error["code"] == "too_many"
