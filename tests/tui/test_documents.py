"""Documents on the screen: pages and facts, signatures, saving, checking a file, sending one, deleting it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from gosmed_cli.documents.sample import good_scan
from gosmed_cli.mock_portal import inbox, organisation_keys
from gosmed_cli.mock_portal.letters import keep_blob
from gosmed_cli.signing import cms
from tests.usecases.world import Home
from tui.screens.documents.screen import DocumentsScreen
from tui.widgets.thumbnail import Thumbnail

from .world import Screen, shown

WIDE = (140, 40)
BANK = "АО «Учебный банк»"


def received(home: Home, *, good: bool = True) -> None:
    """The bank has sent a PDF and its signature."""
    with home.served.store.transaction() as t:
        data = good_scan_bytes(home.folder)
        signature = cms.sign(data if good else data + b"x", organisation_keys.of(t, home.served, BANK))
        for kind, name, form, content in (
            ("account-papers", "bank.jpg", "jpg", data),
            ("account-papers-signature", "bank.jpg.sig", "sig", signature),
        ):
            one = inbox.Received(kind, "Справка банка", BANK, name, form, keep_blob(t, content), len(content))  # type: ignore[arg-type]  # literals
            inbox.put(t, home.served, home.account, one)
            home.served.clock.offset += timedelta(minutes=1)  # in this order in every run


def good_scan_bytes(folder: Path) -> bytes:
    path = folder / "page.jpg"
    if not path.exists():
        good_scan(path, "diploma")
    return path.read_bytes()


def pick(screen: Screen, name: str) -> None:
    """Put the cursor on this one: all have come at the same moment."""
    place = screen.app.screen
    assert isinstance(place, DocumentsScreen)
    place.table.select(next(one["id"] for one in place.items or () if one["name"] == name))


async def at(screen: Screen, words: str) -> None:
    await screen.press("4")
    await screen.until(words)


@pytest.mark.shows("R25")
async def test_a_document_arrives_and_its_page_and_signature_are_shown(
    home_at: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Thumbnail, "in_colour", True)
    async with shown(home_at, WIDE) as screen:
        await at(screen, "No documents yet")
        received(home_at)
        await screen.until("bank.jpg")
        pick(screen, "bank.jpg")
        await screen.press("n")
        await screen.when(lambda: screen.app.screen.query_one(Thumbnail).page is not None)
        await screen.until("JPG, A4")
        assert "▀" in screen.text
        await screen.press("escape", "v")
        await screen.until("the signature is good")
        assert "Учебный банк" in screen.text


async def test_facts_and_who_signed_where_there_are_no_colours(
    home_at: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Thumbnail, "in_colour", False)
    received(home_at)
    async with shown(home_at, (80, 24)) as screen:
        await at(screen, "bank.jpg")
        pick(screen, "bank.jpg")
        await screen.press("т")  # «n», with the Russian layout on
        text = await screen.until("signature is good")
        assert "▀" not in text
        assert "JPG, A4" in text


async def test_a_bad_signature_is_told(home_at: Home) -> None:
    received(home_at, good=False)
    async with shown(home_at, WIDE) as screen:
        await at(screen, "bank.jpg")
        await screen.press("v")
        await screen.until("is not accepted")
        await screen.press("enter")
        await screen.until("is not accepted", gone=True)


async def test_saving_overwrites_nothing(home_at: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    received(home_at)
    (tmp_path / "bank.jpg").write_text("mine")
    async with shown(home_at, WIDE) as screen:
        await at(screen, "bank.jpg")
        await screen.press("s")
        pick(screen, "bank.jpg")
        await screen.press("e")
        await screen.until("bank_2.jpg")
        await screen.press("enter")
        await screen.until("bank_2.jpg")
        await screen.when(lambda: (tmp_path / "bank_2.jpg").exists())
        await screen.press("e")
        await screen.until("bank_3.jpg")
        await screen.press("end", *("backspace",) * 6)
        await screen.type(".jpg")
        await screen.press("enter")
        await screen.until("exists already")
        await screen.press("escape")
    assert (tmp_path / "bank.jpg").read_text() == "mine"
    assert (tmp_path / "bank_2.jpg").read_bytes() == good_scan_bytes(home_at.folder)


@pytest.mark.shows("R68")
async def test_a_file_is_checked_with_the_words_of_the_command(
    home_at: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    bad = tmp_path / "diplom.txt"
    bad.write_text("no scan at all")
    async with shown(home_at, WIDE) as screen:
        await at(screen, "No documents yet")
        await screen.press("c")
        await screen.until("Which file")
        await screen.press("enter")
        await screen.until("no such file")
        await screen.type("diplom.txt")
        await screen.press("enter")
        text = await screen.until("Will be refused")
        assert "diplom.txt" in text
        assert "Send to" not in text


async def test_a_scan_is_sent_and_deleted(home_at: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    good_scan(tmp_path / "diplom.jpg", "diploma")
    async with shown(home_at, WIDE) as screen:
        await at(screen, "No documents yet")
        await screen.press("a")
        await screen.until("Which file")
        await screen.type("diplom.jpg")
        await screen.press("enter")
        await screen.until("Which document is it?")
        await screen.press("enter")
        await screen.until("Send to")
        await screen.press("enter")
        await screen.until("1/1")
        await screen.press("d")
        await screen.until("Delete")
        await screen.press("y")
        await screen.until("No documents yet")


@pytest.mark.shows("R32")
async def test_what_the_portal_asks_for_stands_above_the_list(home_at: Home) -> None:
    with home_at.served.store.transaction() as t:
        t.change("accounts", {"id": home_at.account}, level="confirmed")
    async with shown(home_at, WIDE) as screen:
        await at(screen, "To open the medical services")
        assert "gosmed upload FILE --as" in screen.text
