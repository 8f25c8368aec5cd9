"""What is true of every section, whichever it is: it opens on any terminal, and nothing of it is cut off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from gosmed_cli.text import say
from gosmed_cli.text.say import set_language
from tests.usecases.world import Home
from tui.sections import SECTIONS
from tui.widgets.error_panel import ErrorPanel

from .world import Screen, shown

SIZES = [(60, 20), (80, 24), (200, 60)]


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_section_opens_and_fits(at_work: Home, language: str, size: tuple[int, int]) -> None:
    set_language(language)
    at_work.settings = replace(at_work.settings, lang=language)
    async with shown(at_work, size) as screen:
        await screen.when(lambda: screen.app.begun)
        for section in SECTIONS:
            screen.app.action_go(section.name)
            await screen.when(lambda name=section.name: screen.app.current_mode == name)  # type: ignore[misc]  # bound at once
            await screen.when(lambda: arrived(screen) or is_shut(screen))
            if is_shut(screen):  # patients' records, before a code is given
                await screen.press("n")
                await screen.when(lambda: screen.app.screen.is_modal)
                await screen.type(screen.code())
                await screen.press("enter")
                await screen.when(lambda: arrived(screen))
            await screen.pilot.pause()
            assert section.title in screen.text, section.name
            assert not screen.app.screen.query_one(ErrorPanel).display, (section.name, screen.text)
            line = screen.text.splitlines()[-1]
            assert cell_len(line) <= size[0], (section.name, line)
            assert f"? {say('tui.act.help')}" in line, (section.name, line)


def arrived(screen: Screen) -> bool:
    """Whether the section's data has come."""
    return getattr(screen.app.screen, "fetched_at", None) is not None


def is_shut(screen: Screen) -> bool:
    """Whether it waits for a code."""
    return bool(getattr(screen.app.screen, "is_shut", False))


def test_every_key_leads_to_one_section() -> None:
    keys = [one.key for one in SECTIONS if one.key]
    assert len(keys) == len(set(keys))


def test_every_package_of_screens_is_reachable() -> None:
    from tui.sections import PLACES

    folder = Path(__file__).parents[2] / "tui" / "screens"
    packages = {one.name for one in folder.iterdir() if (one / "screen.py").is_file()}
    assert packages == {*(one.name for one in SECTIONS), *PLACES}
