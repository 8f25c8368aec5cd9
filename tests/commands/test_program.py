"""The program as a whole: language, help, wrong usage, streams, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands.table import TABLE

from .conftest import Gosmed


def test_help_is_in_the_language_asked_for(gosmed: Gosmed) -> None:
    assert "Использование: gosmed" in gosmed("--lang", "ru", "--help").out
    assert "Usage: gosmed" in gosmed("--help").out


def test_nothing_typed_shows_help(gosmed: Gosmed) -> None:
    done = gosmed()
    assert done.code == 0
    assert "Usage: gosmed" in done.out
    assert "status" in done.out


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("name", list(TABLE))
def test_every_command_has_help_without_bare_keys(gosmed: Gosmed, name: str, lang: str) -> None:
    done = gosmed(name, "--help", "--lang", lang)
    assert done.code == 0
    assert done.err == ""
    assert "help." not in done.out
    assert f"gosmed {name}" in done.out


@pytest.mark.parametrize(
    ("names", "lang"),
    [(("GOSMED_LANG", "ru"), "ru"), (("LC_ALL", "ru_RU.UTF-8"), "ru"), (("LC_ALL", "de_DE.UTF-8"), "en")],
)
def test_language_of_the_environment(
    gosmed: Gosmed, monkeypatch: pytest.MonkeyPatch, names: tuple[str, str], lang: str
) -> None:
    monkeypatch.setenv(*names)
    assert ("Использование" in gosmed("--help").out) == (lang == "ru")


def test_language_of_the_configuration_beats_the_locale(gosmed: Gosmed, home: Path) -> None:
    (home / "config.toml").write_text('lang = "ru"\n[profiles.work]\nlang = "en"\n', encoding="utf-8")
    assert "Использование" in gosmed("--help").out
    assert "Usage" in gosmed("--help", "--profile", "work").out
    assert "Usage" in gosmed("--lang=en", "--help").out


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (["login", "--code"], "gosmed login --help"),
        (["account", "confirm", "bank", "--set"], "gosmed account confirm bank --help"),
        (["account", "--portal"], "gosmed account --help"),
        (["--portal"], "gosmed --help"),
        (["status", "--chnged"], "gosmed status --help"),
    ],
)
def test_wrong_usage_leads_to_the_help_of_that_command(gosmed: Gosmed, arguments: list[str], command: str) -> None:
    words = gosmed(*arguments)
    assert words.code == 2
    assert words.err.splitlines()[-1].endswith(f": {command}")


@pytest.mark.parametrize(
    ("arguments", "russian", "english"),
    [
        (["journal", "--limit", "-1"], "целое число от 1", "a whole number from 1"),
        (["journal", "--limit", "много"], "целое число от 1", "a whole number from 1"),
        (["portal", "serve", "--port", "99999"], "целое число от 0 до 65535", "a whole number from 0 to 65535"),
    ],
)
def test_what_a_number_may_be_is_told_in_the_language_of_the_run(
    gosmed: Gosmed, arguments: list[str], russian: str, english: str
) -> None:
    assert f"нужно {russian})" in gosmed(*arguments, "--lang", "ru").err
    assert f"it must be {english})" in gosmed(*arguments, "--lang", "en").err


@pytest.mark.parametrize(
    ("arguments", "code", "named"),
    [
        (["stauts"], "unknown_command", "status"),
        (["services", "serach"], "unknown_command", "search"),
        (["status", "--chnged"], "unknown_option", "--changed"),
        (["status", "--limit"], "option_needs_value", "--limit"),
        (["status", "--limit", "many"], "bad_value", "--limit"),
        (["status", "--lang", "de"], "bad_choice", "ru, en"),
        (["status", "--timeout", "2h"], "needs_option", "--wait"),
        (["status", "--wait", "--watch"], "conflict", "--watch"),
        (["status", "--wait", "--until", "gone"], "bad_choice", "approved"),
        (["status", "--wait", "--timeout", "soon"], "bad_span", "--timeout"),
        (["status", "--query", "items["], "bad_query", "JMESPath"),
        (["logout", "now"], "extra_argument", "now"),
        (["services", "show"], "missing_parameter", "SLUG"),
        (["login", "--challenge", "x"], "missing_parameter", "--code"),
        (["portal", "decide", "1"], "missing_parameter", "--approve"),
        (["check"], "missing_parameter", "FILE"),
        (["api", "GET", "account"], "bad_path", "account"),
    ],
)
def test_wrong_usage(gosmed: Gosmed, arguments: list[str], code: str, named: str) -> None:
    words = gosmed(*arguments)
    assert words.code == 2
    assert words.out == ""
    assert named in words.err
    assert code == "bad_query" or len(words.err.splitlines()) == 2, "what happened, and the next step"
    russian = gosmed(*arguments, "--lang", "ru") if "--lang" not in arguments else words
    assert russian.code == 2
    if arguments[-1] == "--limit":
        return  # what would follow is its value
    error = json.loads(gosmed(*arguments, "--json").err)["error"]
    assert error["code"] == code
    assert error["sent"] is False
    assert error["advice"]


def test_global_options_before_and_after(gosmed: Gosmed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GOSMED_PORTAL", raising=False)
    before = gosmed("--portal", "http://127.0.0.1:1", "config", "get", "portal")
    after = gosmed("config", "get", "portal", "--portal", "http://127.0.0.1:1")
    between = gosmed("config", "--portal=http://127.0.0.1:1", "get", "portal")
    assert before == after == between
    assert before.out == "http://127.0.0.1:1\n"


def test_a_group_followed_by_an_option_does_the_first_named(gosmed: Gosmed) -> None:
    assert json.loads(gosmed("services", "--json").out) == json.loads(gosmed("services", "list", "--json").out)
    assert gosmed("portal", "scenario").out == gosmed("portal", "scenario", "list").out
    assert "NAME" in gosmed("services", "--help").out


def test_version_after_a_command(gosmed: Gosmed) -> None:
    assert gosmed("status", "--version").out.startswith("gosmed 0.")


def test_no_portal_is_said_with_the_way_to_name_one(gosmed: Gosmed) -> None:
    done = gosmed("status")
    assert done.code == 2
    assert "--portal" in done.err
    assert done.out == ""


def test_standard_input_is_not_read_unasked(gosmed: Gosmed) -> None:
    done = gosmed("login", "--login", "a@example.ru", "--portal", "http://127.0.0.1:1", stdin="secret\n")
    assert done.code == 2
    assert "--password-stdin" in done.err
    assert "secret" not in done.err


def test_a_fault_leaves_a_trace_and_no_traceback(
    gosmed: Gosmed, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("112-233-445 95 of anna@example.ru, token " + "a1" * 20)

    monkeypatch.setattr("commands.dictionary.dictionary", broken)
    done = gosmed("dictionary", "specialties")
    assert done.code == 1
    assert "Traceback" not in done.err
    assert "ZeroDivisionError" in done.err
    (trace,) = (home / "state" / "traces").iterdir()
    text = trace.read_text(encoding="utf-8")
    assert trace.stat().st_mode & 0o777 == 0o600
    assert "ZeroDivisionError" in text
    assert "test_program" in text
    for private in ("112-233-445", "anna@example.ru", "a1a1a1"):
        assert private not in text
    assert "Traceback" in gosmed("dictionary", "specialties", "--debug").err
