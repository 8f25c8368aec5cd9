"""A new phone and e-mail for the account: codes to the old and the new one, wrong and late (R100, R40)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .shared import living
from .world import Result, World

pytestmark = pytest.mark.shows("R100", "R40")
LOGIN, PHONE, PASSWORD = "sokolova@example.ru", "+79000000001", "Demo-2026!"
NEW_PHONE, NEW_EMAIL = "+79000000077", "anna@example.ru"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with living(tmp_path_factory.mktemp("contacts"), signed_in=True) as one:
        yield one


def change(world: World, value: str, *options: str, code: int = 0) -> Result:
    return world.ok("apply", "contact-change", "--set", value, *options, "--json", code=code)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_a_new_phone_needs_a_code_from_the_old_one_and_from_the_new(world: World) -> None:
    value = f"new_phone={NEW_PHONE}"
    old = change(world, value, code=4)
    assert old.json["sent_to"] == "+7 *** *** 00 01", "the phone that is replaced comes first"
    finish = ["--challenge", old.json["challenge"], "--code"]
    code = world.last_code(PHONE)
    assert change(world, value, *finish, wrong(code), code=4).error["code"] == "wrong_code"
    new = change(world, value, *finish, code, code=4)
    assert new.json["sent_to"] == "+7 *** *** 00 77"
    late = world.last_code(NEW_PHONE)
    world.ok("portal", "clock", "advance", "6m")
    assert change(world, value, "--challenge", new.json["challenge"], "--code", late, code=4).error["code"] == (
        "challenge_over"
    )
    again = change(world, value, code=4)
    assert again.json["sent_to"] == "+7 *** *** 00 77", "the old phone has let go already"
    done = change(world, value, "--challenge", again.json["challenge"], "--code", world.last_code(NEW_PHONE))
    assert done.json["status"] == "approved"

    account = world.ok("account", "show", "--json").json
    assert (account["phone"], account["known"]["phone"]) == (NEW_PHONE, NEW_PHONE)
    told = [
        one for one in world.ok("portal", "outbox", "--json", "--all").json["items"] if "изменён" in one["text"]
    ]
    assert {one["to"] for one in told} >= {PHONE, NEW_PHONE}, "the old phone hears of it too"
    world.ok("login", "--login", PHONE, "--password-stdin", stdin=PASSWORD, code=4)
    other = world.ok("login", "--login", PHONE, "--password-stdin", "--json", stdin=PASSWORD, code=4)
    assert other.error["code"] == "wrong_credentials", "the old phone is a login no more"


def test_the_login_follows_the_email_and_the_sign_in_stays(world: World) -> None:
    value = f"new_email={NEW_EMAIL}"
    old = change(world, value, code=4)
    assert old.json["method"] == "email"
    new = change(world, value, "--challenge", old.json["challenge"], "--code", world.last_code(LOGIN), code=4)
    change(world, value, "--challenge", new.json["challenge"], "--code", world.last_code(NEW_EMAIL))
    assert world.ok("whoami", "--json").code == 0, "the tokens of this computer stay good"
    assert world.ok("account", "show", "--json").json["email"] == NEW_EMAIL
    world.sign_in(NEW_EMAIL, PASSWORD)


def test_a_method_is_switched_off_and_refused_clearly(world: World) -> None:
    assert change(world, "app_sign_in=нет").json["status"] == "approved"
    assert world.ok("account", "show", "--json").json["sign_in_methods"] == ["sms"]
    result = world.ok(
        "login", "--login", NEW_EMAIL, "--method", "app", "--password-stdin", "--json", stdin=PASSWORD, code=4
    )
    assert result.error["code"] == "method_off"
    assert "gosmed login --method sms" in result.error["advice"]
    assert change(world, "app_sign_in=да").json["status"] == "approved"
    assert world.ok("account", "show", "--json").json["sign_in_methods"] == ["sms", "app"]
