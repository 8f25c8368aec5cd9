"""At a terminal, against a portal: correcting with an interruption, watching, signing in by the app."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable

import pytest

from tests.commands.test_filling import Terminal

from .world import World

NUMBER = "1230254811"  # refused for its ИНН in the scenario «second-refusal»
INN = "770503167440"


def at_terminal(world: World, *argv: str) -> Terminal:
    env = {name: value for name, value in world.env().items() if name != "CI"}
    return Terminal(sys.executable, "-m", "gosmed_cli", *argv, env=env)


def test_a_correction_survives_ctrl_c(make_world: Callable[..., World]) -> None:
    world = make_world("second-refusal")
    world.sign_in()
    first = at_terminal(world, "resubmit", NUMBER)
    first.until("INN [500100732259]: ")
    first.type("7705 0316 7440")
    first.until("Send the application? (Y/n): ")
    first.interrupt()
    first.until(f"To go on: gosmed resubmit {NUMBER}")
    assert first.close() == 130
    draft = world.home / f"state/drafts/default/{NUMBER}.toml"
    assert tomllib.loads(draft.read_text(encoding="utf-8"))["inn"] == INN

    again = at_terminal(world, "resubmit", NUMBER)
    again.until(f"INN [{INN}]: ")
    again.type("")
    again.until(f"INN: {INN}")
    again.until("Send the application? (Y/n): ")
    again.type("")
    again.until("Under review")
    assert again.close() == 0
    assert not draft.exists()
    fields = world.ok("api", "GET", f"/api/cabinet/v1/applications/{NUMBER}").json["fields"]
    assert fields["inn"] == INN
    assert fields["last_name"], "what was not corrected stays as it was"
    world.ok("edit", NUMBER, "--set", f"inn={INN}", code=6)


def test_watching(make_world: Callable[..., World]) -> None:
    world = make_world("second-refusal")
    world.sign_in()
    terminal = at_terminal(world, "status", "--watch")
    terminal.until("Refused")
    terminal.until("Ctrl-C")
    terminal.interrupt()
    assert terminal.close() == 130


def test_what_is_missing_is_kept_without_a_terminal(make_world: Callable[..., World]) -> None:
    world = make_world("second-refusal")
    world.sign_in()
    refused = world.run(
        "resubmit", NUMBER, "--set", "inn=500100732258", "--set", "position=врач-терапевт", "--json"
    )
    assert refused.code == 3
    assert not refused.error["sent"]
    assert refused.error["advice"].endswith(f"gosmed resubmit {NUMBER}")
    assert world.run("resubmit", NUMBER, "--json").code == 3, "what was given is kept and still wrong"
    world.ok("resubmit", NUMBER, "--set", f"inn={INN}", "--json")


@pytest.mark.shows("R30")
def test_sign_in_by_the_app(make_world: Callable[..., World]) -> None:
    world = make_world("demo")
    terminal = at_terminal(world, "login", "--method", "app", "--login", "sokolova@example.ru")
    terminal.until("Password: ")
    terminal.type("Demo-2026!")
    terminal.until("Signed in until")
    assert terminal.close() == 0
    asked = world.run("login", "--method", "app", "--login", "sokolova@example.ru", "--password-stdin", "--json",
                      stdin="Demo-2026!")  # fmt: skip
    assert asked.code == 4
    assert f"--method app --challenge {asked.json['challenge']}" in asked.error["advice"]
    world.ok("login", "--method", "app", "--challenge", asked.json["challenge"])
