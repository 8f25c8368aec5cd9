"""The scans of a form on the screen: how each slot stands, a repair, pages put together, the limit of all."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from gosmed_cli.text.say import say
from tests import scans as faulty
from tests.usecases import world as usecases
from tests.usecases.world import Home
from tui.screens.base import CabinetScreen
from tui.widgets.limit_gauge import LimitGauge
from tui.wizard import slots
from tui.wizard.checking import Checking
from tui.wizard.scans_view import ScansView
from tui.wizard.slots import Scans

from .world import Screen, shown


class Desk(CabinetScreen):
    """A screen with the scans of a form, which takes every change."""

    PLACE = "applications"

    def __init__(self, scans: Scans) -> None:
        super().__init__()
        self.scans = scans

    def body(self) -> ComposeResult:
        yield ScansView(Checking(self.scans.service))

    def on_mount(self) -> None:
        self.query_one(ScansView).show(self.scans)
        self.query_one(ScansView).table.focus()

    @on(ScansView.Changed)
    def _changed(self, event: ScansView.Changed) -> None:
        files = {**self.scans.files, event.kind: event.files}
        self.scans = replace(self.scans, files=files)
        self.query_one(ScansView).show(self.scans)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Scans: one that a repair mends, one that nothing mends, and pages."""
    place = tmp_path_factory.mktemp("scans")
    faulty.save(faulty.sheet(), place / "diplom spravka.png")
    faulty.encrypted_pdf(place / "passport_secret.pdf")
    for number in (1, 2, 3):
        faulty.save(faulty.sheet(number), place / f"spravka_{number}.jpg")
    return place


@asynccontextmanager
async def desk(home: Home, scans: Scans, size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[Screen, Desk]]:
    async with shown(home, size) as screen:
        await screen.until("1 Home")
        made = Desk(scans)
        await screen.app.push_screen(made)
        yield screen, made


@pytest.mark.shows("R66")
async def test_slots_say_how_they_stand_and_a_repair_is_taken(home_at: Home, shelf: Path) -> None:
    files = {"diploma": (shelf / "diplom spravka.png",), "passport": (shelf / "passport_secret.pdf",)}
    async with desk(home_at, Scans(usecases.service(), files=files)) as (screen, made):
        await screen.until("✗ Will be refused")
        text = await screen.until("○ 1 file needed")
        assert "– " in text
        view = made.query_one(ScansView)
        await screen.when(lambda: all(view.outcome(one[0], kind) is not None for kind, one in files.items()))
        view.table.select("diploma/0")
        await screen.until("PNG is not accepted")
        await screen.press("enter")
        await screen.until(say("tui_files.repair.take"))
        await screen.until("✓ Fits")
        await screen.press("enter")
        await screen.when(lambda: made.scans.of("diploma")[0].name == "diplom_spravka.jpg")
        await screen.until("diplom_spravka.jpg")
        view.table.select("passport/0")
        await screen.until("password")
        view.take_away()
        await screen.when(lambda: not made.scans.of("passport"))


@pytest.mark.shows("R67")
async def test_pages_are_put_together_where_a_slot_is_full(home_at: Home, shelf: Path) -> None:
    files = {"employment-certificate": (shelf / "spravka_1.jpg",)}
    async with desk(home_at, Scans(usecases.service(), files=files)) as (screen, made):
        view = made.query_one(ScansView)
        await screen.until("spravka_1.jpg")
        view.table.select("employment-certificate")
        view.add_file()
        await screen.until(say("tui_files.full.merge"))
        await screen.press("down", "enter")
        await screen.until(say("tui_files.picker.keys"))
        screen.app.screen.query_one(Input).value = f"{shelf}/spravka_2.jpg"
        await screen.until("Will do")
        await screen.press("enter")
        await screen.when(lambda: made.scans.of("employment-certificate")[0].suffix == ".pdf")
        await screen.until("2 pages")


def fine(_path: Path, _kind: str) -> Any:
    return {"path": "x", "kind": None, "verdict": "pass", "facts": {}, "remarks": [], "fixed": None}


def test_a_correction_keeps_what_was_not_refused() -> None:
    scans = Scans(
        usecases.service(),
        remarks={"diploma": ["Скан нечитаем"]},
        kept={"diploma": [("diplom.jpg", 3_000_000)], "passport": [("passport.jpg", 2_000_000)]},
    )
    states = {slot.kind: slots.state_of(scans, slot, fine)[0] for slot in scans.slots}
    assert states["diploma"].startswith("▲")
    assert states["passport"].startswith("●")
    assert scans.total() == 5_000_000
    answered = replace(scans, files={"diploma": (Path("/none/diplom_2.jpg"),)})
    diploma = answered.service.slot("diploma")
    assert diploma is not None
    assert slots.state_of(answered, diploma, fine) == ("✓ Fits", "good")
    assert answered.total() == 2_000_000
    assert slots.state_of(answered, diploma, lambda path, kind: None)[0].startswith("◐")
    lines = [line for block in slots.detail(scans, diploma, None, fine) for line, _ in block]
    assert lines[0] == "▲ Скан нечитаем"


async def test_the_limit_of_all_turns_to_a_warning(home_at: Home) -> None:
    scans = Scans(usecases.service(), kept={"passport": [("a.pdf", 19_000_000)]})
    async with desk(home_at, scans) as (screen, made):
        await screen.until("nearly the limit: 19 MB of 20 MB")
        made.query_one(ScansView).show(replace(scans, kept={"passport": [("a.pdf", 21_000_000)]}))
        await screen.until("✗ above the limit")
        assert made.query_one(LimitGauge).has_class("-reached")
