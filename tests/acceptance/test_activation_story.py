"""A new account waits for its letter: activated by number or link, too late, with a wrong password (R50, R51)."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from .life import PASSWORD, account_form, created, letter, link, notice_number
from .shared import living
from .world import Result, World

pytestmark = pytest.mark.shows("R50", "R51")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with living(tmp_path_factory.mktemp("activation")) as one:
        yield one


def new(world: World, folder: Path, number: int) -> tuple[str, str]:
    """A new account that waits; its e-mail and its letter."""
    email, phone = f"new{number}@example.ru", f"+7900000{number:04d}"
    made = created(world, account_form(folder, email=email, phone=phone), phone)
    assert made.code == 0, str(made)
    assert made.json["letter"]["sent_to"] == "n***@example.ru"
    return email, letter(world, email)


def activate(world: World, *argv: str, password: str = PASSWORD, code: int = 0) -> Result:
    return world.ok("account", "activate", *argv, "--password-stdin", "--json", stdin=password, code=code)


def by_link(world: World, text: str, folder: Path, code: int = 0) -> Result:
    """The link on standard input, the password in a file."""
    file = folder / "password"
    file.write_text(PASSWORD + "\n", encoding="utf-8")
    result = world.run("account", "activate", "-", "--json", stdin=text, GOSMED_PASSWORD_FILE=str(file))
    assert result.code == code, str(result)
    assert "Traceback" not in result.err
    return result


def test_before_the_letter_is_answered_nobody_gets_in(world: World, tmp_path: Path) -> None:
    email, text = new(world, tmp_path, 101)
    assert "Активировать учётную запись" in text
    refused = world.ok("login", "--login", email, "--password-stdin", "--json", stdin=PASSWORD, code=4)
    assert refused.error["code"] == "not_activated"
    assert "gosmed account activate" in refused.error["advice"]
    stranger = world.ok("login", "--login", email, "--password-stdin", "--json", stdin="Wrong-2026!", code=4)
    assert stranger.error["code"] == "wrong_credentials", "only who knows the password learns of the account"

    done = activate(world, notice_number(text))
    assert done.json == {"login": email, "already": False}
    world.sign_in(email, PASSWORD)
    assert world.ok("account", "show", "--json").json["email"] == email


def test_the_link_works_whole_and_broken_over_lines_and_twice(world: World, tmp_path: Path) -> None:
    email, text = new(world, tmp_path, 102)
    broken = "\n".join(f"> {line}" for line in textwrap.wrap(link(text), 30, break_on_hyphens=False))
    assert by_link(world, broken, tmp_path).json == {"login": email, "already": False}
    assert by_link(world, link(text), tmp_path).json == {"login": email, "already": True}
    told = world.ok("account", "activate", notice_number(text), "--password-stdin", stdin=PASSWORD)
    assert "active already" in told.out


def test_a_link_cut_off_is_told_before_anything_is_sent(world: World, tmp_path: Path) -> None:
    _, text = new(world, tmp_path, 103)
    short = by_link(world, link(text)[:-5], tmp_path, code=3)
    assert short.error["code"] == "incomplete"
    assert "gosmed account activate -" in short.error["advice"]
    assert by_link(world, "Здравствуйте!", tmp_path, code=3).error["code"] == "no_link"
    assert by_link(world, "\n", tmp_path, code=2).error["code"] == "empty_stdin"
    argument = activate(world, link(text), code=2)
    assert argument.error["code"] == "link_as_argument", "secrets are no arguments"
    silent = world.run("account", "activate", "-", "--json", stdin=link(text))
    assert (silent.code, silent.error["code"]) == (2, "password_and_link")
    assert "GOSMED_PASSWORD_FILE" in silent.error["advice"]


def test_a_wrong_password_counts_and_the_number_goes_to_support(world: World, tmp_path: Path) -> None:
    _, text = new(world, tmp_path, 104)
    for _ in range(10):
        wrong = activate(world, notice_number(text), password="Wrong-2026!", code=4)
        assert wrong.error["code"] == "activation_password"
    assert "support" in wrong.error["advice"]
    assert "number of the notice" in wrong.error["advice"]
    assert activate(world, notice_number(text), code=4).error["code"] == "login_locked"
    unknown = activate(world, "1234567890", code=5)
    assert unknown.error["code"] == "activation_unknown"


def test_a_late_link_says_how_to_get_another(world: World, tmp_path: Path) -> None:
    email, text = new(world, tmp_path, 105)
    world.ok("portal", "clock", "advance", "3d")
    late = activate(world, notice_number(text), code=6)
    assert late.error["code"] == "activation_expired"
    assert "gosmed account activate --resend" in late.error["advice"]
    by_link(world, link(text), tmp_path, code=6)

    command = ["account", "activate", "--resend", "--login", email, "--password-stdin", "--json"]
    assert world.ok(*command, stdin="Wrong-2026!", code=4).error["code"] == "wrong_credentials"
    assert world.ok(*command, stdin=PASSWORD).json["sent_to"] == "n***@example.ru"
    assert activate(world, notice_number(text), code=6).error["code"] == "activation_replaced"
    assert activate(world, notice_number(letter(world, email))).json["already"] is False
    assert world.ok(*command, stdin=PASSWORD, code=6).error["code"] == "activated_already"


def test_with_nothing_to_go_by_both_ways_are_named(world: World) -> None:
    result = world.run("account", "activate", "--lang", "ru")
    assert result.code == 2
    assert "gosmed account activate НОМЕР" in result.err
    assert "gosmed account activate -" in result.err
