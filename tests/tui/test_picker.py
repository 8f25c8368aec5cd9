"""The file picker: by keys alone, with the Russian layout on, by a dropped path; verdicts; a repair."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from gosmed_cli.documents.sample import good_scan
from gosmed_cli.text.say import say
from tests import scans as faulty
from tests.usecases import world as usecases
from tests.usecases.world import Home
from tui.wizard import folder
from tui.wizard.checking import Checking
from tui.wizard.folder import Entry
from tui.wizard.picker import Picker

from .world import Screen, shown


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a scan that fits, one that can be repaired, one that cannot, and something else."""
    place = tmp_path_factory.mktemp("shelf")
    good_scan(place / "diplom_2008.jpg", "diploma")
    faulty.save(faulty.sheet(), place / "diplom spravka.png")
    faulty.encrypted_pdf(place / "diplom_secret.pdf")
    (place / "notes.txt").write_text("x")
    (place / "Старое").mkdir()
    return place


@pytest.fixture
def picked() -> list[Any]:
    return []


@asynccontextmanager
async def picking(home: Home, place: Path, picked: list[Any], **options: Any) -> AsyncIterator[Screen]:
    """The picker for a diploma, in this folder."""
    slot = usecases.service().slot("diploma")
    assert slot is not None
    async with shown(home, **options) as screen:
        checking = Checking(usecases.service())
        screen.app.push_screen(Picker(slot, checking), picked.append)
        await screen.until(say("tui_files.picker.keys"))
        screen.app.screen.query_one("Input").value = f"{place}/"  # type: ignore[attr-defined]  # an Input by its name
        await screen.until("notes.txt")
        yield screen
        checking.close()


@pytest.mark.shows("R66", "R69")
async def test_the_one_under_the_cursor_is_checked(home_at: Home, shelf: Path, picked: list[Any]) -> None:
    async with picking(home_at, shelf, picked) as screen:
        await screen.type("2008")
        await screen.until("✓ Fits · JPG")
        await screen.press("enter")
        await screen.when(lambda: bool(picked))
    assert picked == [shelf / "diplom_2008.jpg"]


async def test_a_name_typed_in_the_other_layout_is_found(home_at: Home, shelf: Path, picked: list[Any]) -> None:
    async with picking(home_at, shelf, picked) as screen:
        await screen.type("вшздщь_ыусй")  # «diplom_sec», and one letter too many
        await screen.until(say("tui_files.no_such"))
        await screen.press("backspace")
        await screen.until("diplom_secret.pdf")
        await screen.until("✗ Will be refused")
        await screen.press("enter")
        await screen.until("cannot be repaired")
        assert not picked


async def test_a_dropped_path_leads_to_its_file(home_at: Home, shelf: Path, picked: list[Any]) -> None:
    async with picking(home_at, shelf, picked) as screen:
        await screen.press("left")  # the folder above
        await screen.until("notes.txt", gone=True)
        line = screen.app.screen.query_one("Input")
        line.value = f"'{shelf}/diplom_2008.jpg' "  # type: ignore[attr-defined]  # an Input by its name
        await screen.until("✓ Fits")
        await screen.press("enter")
        await screen.when(lambda: bool(picked))
    assert picked == [shelf / "diplom_2008.jpg"]


async def test_folders_by_arrows(home_at: Home, shelf: Path, picked: list[Any]) -> None:
    async with picking(home_at, shelf, picked) as screen:
        await screen.press("home", "right")
        await screen.until(say("tui_files.empty_folder"))
        await screen.press("left")
        await screen.until("notes.txt")
        await screen.press("escape")
        await screen.when(lambda: picked == [None])


@pytest.mark.shows("R67")
async def test_a_repair_is_shown_before_and_after(home_at: Home, shelf: Path, picked: list[Any]) -> None:
    async with picking(home_at, shelf, picked) as screen:
        await screen.type("spravka")
        await screen.until("✗ Will be refused")
        await screen.press("enter")
        await screen.until("Repaired")
        text = await screen.until("✓ Fits")
        assert "PNG" in text
        assert "JPG" in text
        copy = shelf / "fixed" / "diplom_spravka.jpg"
        assert copy.is_file()
        await screen.press("escape")
        await screen.until(say("tui_files.picker.keys"))
        assert not copy.exists(), "a copy that nobody wanted is not left behind"
        await screen.press("enter")
        await screen.until("✓ Fits")
        await screen.press("enter")
        await screen.when(lambda: bool(picked))
    assert picked == [copy]


def test_paths_as_they_are_typed(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(shelf))
    assert folder.resolved("~/", Path("/")) == (shelf, "")
    assert folder.resolved("~/dipl", Path("/")) == (shelf, "dipl")
    assert folder.resolved("Старое/", shelf) == (shelf / "Старое", "")
    assert folder.resolved(f'"{shelf}/diplom_2008.jpg"', Path("/")) == (shelf, "diplom_2008.jpg")
    assert folder.resolved(f"{shelf}/diplom\\ spravka.png", Path("/")) == (shelf, "diplom spravka.png")
    assert not folder.is_path("diplom")


def test_files_that_a_slot_does_not_take(shelf: Path) -> None:
    slot = usecases.service().slot("diploma")
    assert slot is not None
    names = {one.name: folder.suitable(one, slot) for one in folder.listing(shelf).entries}
    assert names["diplom_2008.jpg"]
    assert names["diplom spravka.png"], "it can be made into one that fits"
    assert not names["notes.txt"]
    assert folder.suitable(Entry(Path("a.JPEG"), False), slot)


def test_a_folder_that_does_not_open(tmp_path: Path) -> None:
    assert folder.listing(tmp_path / "none").wrong
