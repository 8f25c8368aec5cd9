"""The whole path of an application on the screen: a refused scan, its repair, sending, a refusal that comes live,
the correction, the approval, the decision saved."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.widgets import Input

from gosmed_cli.documents.sample import good_scan
from gosmed_cli.text.say import say
from tests import scans as faulty
from tests.usecases import world as usecases
from tests.usecases.world import Home
from tui.wizard.scans_view import ScansView

from .world import Screen, shown

SIZE = (120, 40)
PICTURE = "diplom spravka.png"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Scans: a diploma that would be refused, and a better one."""
    place = tmp_path_factory.mktemp("shelf")
    faulty.save(faulty.sheet(), place / PICTURE)
    good_scan(place / "diplom_novyj.jpg", "diploma")
    return place


async def chosen(screen: Screen, slot: str, path: Path, verdict: str) -> None:
    """Add this file to the slot under its name."""
    screen.app.screen.query_one(ScansView).table.select(slot)
    await screen.press("a")
    await screen.until(say("tui_files.picker.keys"))
    screen.app.screen.query_one(Input).value = f"'{path}'"
    await screen.until(verdict)
    await screen.press("enter")


@pytest.mark.shows("R66", "R67", "R74")
async def test_the_whole_path_of_an_application(
    home_at: Home, scans: Path, shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    draft = usecases.draft(scans)
    files = {kind: paths for kind, paths in draft.attachments.items() if kind != "diploma"}
    async with shown(home_at, SIZE) as screen:
        await screen.when(lambda: screen.app.begun)
        screen.app.apply_for("medical-cabinet", values=dict(draft.values), attachments=files)
        await screen.until("● Details")
        await screen.press("ctrl+n")
        await screen.until("● Documents")
        await screen.press("n")
        await screen.until("First: “Diploma”")
        # a scan that would be refused, and its repaired copy
        await chosen(screen, "diploma", shelf / PICTURE, "✗ Will be refused")
        await screen.until(say("tui_files.repair.take"))
        await screen.until("✓ Fits")
        await screen.press("enter")
        await screen.until("diplom_spravka.jpg")
        await screen.press("n")
        await screen.until("Is all of it right?")
        await screen.press("т")  # «n», with the Russian layout on
        number = re.findall(r"Application (\d+) is sent", await screen.until("is sent"))[0]
        await screen.press("escape")
        # the refusal arrives by itself
        await screen.press("2")
        await screen.until("Under review")
        screen.decide(number, "refused", "Скан диплома нечитаем")
        await screen.until("✗")
        await screen.until("c corrects it")
        await screen.press("c")
        await screen.until("● Details")
        await screen.press("ctrl+n")
        await screen.until("Stays as it was sent")
        await chosen(screen, "diploma", shelf / "diplom_novyj.jpg", "✓ Fits")
        await screen.until("diplom_novyj.jpg")
        await screen.press("n")
        await screen.until("Is all of it right?")
        await screen.press("n")
        await screen.until(f"Application {number} is sent")
        await screen.press("escape")
        await screen.until("Under review")
        screen.decide(number, "approved", "Так решено")
        await screen.until("✓ Approved")
        await screen.until("e saves the decision")
        await screen.press("e")
        await screen.until(f"decision_{number}.pdf")
        await screen.press("enter")
        await screen.until("Decision saved")
    assert (tmp_path / f"decision_{number}.pdf").read_bytes().startswith(b"%PDF")
