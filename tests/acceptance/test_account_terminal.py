"""An account's life at a terminal: a link is pasted, a password chosen anew, a field picked by its number."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.test_filling import Terminal

from .life import PASSWORD, account_form, created, letter, link
from .shared import living
from .world import World


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with living(tmp_path_factory.mktemp("terminal")) as one:
        yield one


def at_terminal(world: World, *argv: str) -> Terminal:
    env = {name: value for name, value in world.env().items() if name != "CI"}
    return Terminal(sys.executable, "-m", "gosmed_cli", *argv, env=env)


@pytest.mark.shows("R50")
def test_the_link_is_pasted_and_the_password_typed(world: World, tmp_path: Path) -> None:
    made = created(world, account_form(tmp_path, email="new9@example.ru", phone="+79000000109"), "+79000000109")
    assert made.code == 0, str(made)
    terminal = at_terminal(world, "account", "activate")
    terminal.until("Number of the notice, or the link of the letter: ")
    terminal.type(link(letter(world, "new9@example.ru")))
    terminal.until("Password: ")
    terminal.type(PASSWORD)
    terminal.until("Account activated: new9@example.ru")
    assert terminal.close() == 0


@pytest.mark.shows("R51", "R11")
def test_a_weak_password_is_asked_for_again(world: World) -> None:
    terminal = at_terminal(world, "account", "recover", "--login", "sokolova@example.ru")
    terminal.until("a code was sent to its confirmed phone")
    terminal.until("Code: ")
    terminal.type(world.last_code("+79000000001"))
    for _ in range(2):
        terminal.until("New password: ")
        terminal.type("weak")
        terminal.until("again: ")
        terminal.type("weak")
        terminal.until("at least 8 characters")
    terminal.until("New password: ")
    terminal.type("Better-2026!")
    terminal.until("again: ")
    terminal.type("Better-2026!")
    terminal.until("The password is changed")
    assert terminal.close() == 0
    world.sign_in("sokolova@example.ru", "Better-2026!")


@pytest.mark.shows("R12")
def test_a_field_is_picked_and_saved(world: World) -> None:
    terminal = at_terminal(world, "account", "edit")
    terminal.until("6. Licence number")
    terminal.until("in the list: ")
    terminal.type("66")
    terminal.until("in the list: ")
    terminal.type("6")
    terminal.until("Licence number [")
    terminal.type("Л041-01137-77/00999999")
    terminal.until("6. Licence number: Л041-01137-77/00999999")
    terminal.until("in the list: ")
    terminal.type("")
    terminal.until("Save the changes? (Y/n): ")
    terminal.type("")
    terminal.until("Saved: 1 value")
    assert terminal.close() == 0
    assert world.ok("account", "show", "--json").json["known"]["licence"] == "Л041-01137-77/00999999"
