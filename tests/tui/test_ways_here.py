"""An error's advice names a command; on the screen it says, too, where and with which key that is done here."""

from __future__ import annotations

import pytest

from gosmed_cli.text.say import set_keys
from tests.usecases.world import Home
from tui import keys, ways_here
from tui.sections import SECTIONS

from .world import shown


@pytest.fixture(autouse=True)
def _usual_keys() -> None:
    set_keys(keys.Named({}))


@pytest.mark.parametrize(
    ("advice", "ways"),
    [
        ("gosmed status 1230000001", ["2 Applications"]),
        ("To switch it on: gosmed services enable e-prescriptions", ["3 Services → w Switch on"]),
        (
            "See gosmed cpd. Then gosmed cpd goal 50, or gosmed cpd goal 60",
            ["5 Training", "5 Training → w Goal"],
        ),
        ("gosmed config get proxy", ["m Settings"]),
        ("gosmed courses mine", ["6 Courses → s Show"]),
        ("Confirm it: gosmed apply identity-bank", ["3 Services → a Apply"]),
        ("gosmed account recover", ["Ctrl+R Forgotten password"]),
        ("gosmed login", []),
        ("gosmed portal serve", []),
        ("Ask the portal's support", []),
    ],
)
def test_ways(advice: str, ways: list[str]) -> None:
    assert ways_here.found(advice) == ways


def test_every_section_is_found_by_its_command() -> None:
    for one in SECTIONS:
        (way,) = ways_here.found(one.command)
        assert way.endswith(one.title)


def test_a_configured_key_is_the_one_that_is_named() -> None:
    set_keys(keys.Named({"services.on": "ctrl+t", "app.go_services": ""}))
    assert ways_here.found("gosmed services enable x") == ["m Services → Ctrl+T Switch on"]


async def test_the_error_on_the_screen_says_where(home_at: Home) -> None:
    async with shown(home_at, (120, 40)) as screen:
        await screen.when(lambda: screen.app.begun)
        screen.app.apply_for("no-such-service")
        text = await screen.until("✗")
        assert "Here: 3 Services" in text
