"""Medical papers on the screen: every kind in one list, issued by their forms, cancelled, printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosmed_cli.text import formats
from tests.usecases.world import Home
from tui.screens.papers.screen import PapersScreen
from tui.wizard.field_box import FieldBox

from .disk import mentions
from .world import Screen, shown

WIDE = (140, 40)
SICK_LEAVE = {
    "patient": "Белова Мария Сергеевна",
    "patient_birth_date": "03.07.1961",
    "patient_snils": "087-654-303 00",
    "diagnosis": "J06.9",
    "starts_on": "02.03.2026",
}


def place(screen: Screen) -> PapersScreen:
    found = screen.app.screen
    assert isinstance(found, PapersScreen)
    return found


async def at(screen: Screen, words: str = "All · ") -> None:
    await screen.when(lambda: screen.app.begun)
    screen.app.action_go("papers")
    await screen.until(words)


async def fill(screen: Screen, name: str, text: str) -> None:
    """Type it into the field of this name."""
    screen.app.screen.query_one(f"#field-{name}", FieldBox).query_one("Input").focus()
    await screen.press("ctrl+u")
    await screen.type(text)


async def valid(home: Home) -> str:
    """A sick leave that is valid; its number."""
    from gosmed_cli.contract.papers import paper
    from gosmed_cli.usecases import papers

    async with home.portal() as portal:
        values = {**SICK_LEAVE, "reason": "01", "ends_on": "09.03.2026"}
        kind = paper("sick-leaves")
        return (await papers.issue(portal, kind, papers.checked(portal, kind, values, {})))["number"]


@pytest.mark.shows("R102")
async def test_a_paper_is_issued_by_its_form_and_its_rules(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await at(screen)
        await screen.until("12/12", gone=True)
        await screen.press("ф")  # «a», with the Russian layout on
        await screen.until("What shall be issued?")
        await screen.type("sick")
        await screen.press("enter")
        await screen.until("Patient's date of birth")
        for name, text in SICK_LEAVE.items():
            await fill(screen, name, text)
        await fill(screen, "ends_on", "30.03.2026")
        box = screen.app.screen.query_one("#field-reason", FieldBox)
        box.query_one("Button").focus()
        await screen.press("enter")
        await screen.until("Reason")
        await screen.press("enter")
        await screen.press("f4")
        await screen.until("15 days at most")
        await fill(screen, "ends_on", "09.03.2026")
        await screen.press("f4")
        await screen.until("Issue it?")
        assert "Белова Мария Сергеевна" in screen.text
        await screen.press("y")
        await screen.until("Issued: Electronic sick leave")
        await screen.when(lambda: (place(screen).one or {}).get("state") == "issued")  # type: ignore[call-overload]  # a paper
    assert not mentions(working, "Белова", "08765430300")


async def test_what_is_filled_in_is_not_dropped_without_asking(working: Home) -> None:
    async with shown(working, (80, 24)) as screen:
        await at(screen)
        await screen.press("a")
        await screen.until("What shall be issued?")
        await screen.press("enter")
        await screen.until("Full name")
        await fill(screen, "patient", "Белова Мария")
        await screen.press("tab", "f4")
        await screen.until("✗")
        await screen.press("escape")
        await screen.until("will be lost")
        await screen.press("n")
        await screen.until("will be lost", gone=True)
        await screen.press("escape")
        await screen.until("will be lost")
        await screen.press("y")
        await screen.until("All · ")


async def test_a_paper_is_cancelled_with_a_reason(working: Home) -> None:
    number = await valid(working)
    async with shown(working, WIDE) as screen:
        await at(screen, number)
        place(screen).look_at(number)
        await screen.press("d")
        await screen.until("Reason for cancelling")
        await screen.press("enter")
        await screen.until("reason for cancelling is missing")
        await screen.type("Mistake")
        await screen.press("enter")
        await screen.until(f"Cancel {number}?")
        await screen.press("y")
        await screen.until("Cancelled 02.03.2026")
        assert not place(screen).is_good


async def test_its_pdf_is_private_and_overwrites_nothing(
    working: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    number = await valid(working)
    taken = tmp_path / f"sick-leaves-{number}.pdf"
    taken.write_text("mine")
    async with shown(working, WIDE) as screen:
        await at(screen, number)
        place(screen).look_at(number)
        await screen.press("e")
        await screen.until("Where shall the PDF")
        await screen.press("enter")
        await screen.until("Saved:")
    saved = tmp_path / f"sick-leaves-{number}_2.pdf"
    assert taken.read_text() == "mine"
    assert saved.read_bytes().startswith(b"%PDF")
    assert saved.stat().st_mode & 0o777 == 0o600


async def test_groups_by_kind_and_state(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await at(screen)
        await screen.until("18/18")
        for title in ("Valid · ", "Ended · ", "Cancelled · ", "Electronic prescription · 12/18"):
            await screen.press("s")
            await screen.until(title)
        place(screen).table.sorted_by = ("issued", False)
        place(screen).draw_list()
        shown_first = place(screen).table.key
        oldest = min(
            (one for one in place(screen).items or () if one["kind"] == "prescriptions"),
            key=lambda one: formats.parse(one["issued_at"]),
        )
        assert shown_first is not None
        assert any(one["number"] == oldest["number"] for one in place(screen).items or ())


async def test_a_kind_that_is_off_is_switched_on_by_a_key_or_when_it_is_wanted(working: Home) -> None:
    async with working.portal() as portal:
        await portal.cabinet.switch_service("sick-leaves", on=False)
    async with shown(working, WIDE) as screen:
        await at(screen)
        await screen.until("12/12")
        assert place(screen).is_off
        await screen.press("a")
        await screen.until("What shall be issued?")
        await screen.type("sick")
        await screen.press("enter")
        await screen.until("Switch it on now?")
        await screen.press("y")
        await screen.until("Patient's date of birth")
        await screen.press("escape")
        await screen.until("18/18")


async def test_all_off_and_the_key_that_switches_on(working: Home) -> None:
    async with working.portal() as portal:
        for name in ("sick-leaves", "e-prescriptions"):
            await portal.cabinet.switch_service(name, on=False)
    async with shown(working, (80, 24)) as screen:
        await at(screen, "is off")
        await screen.press("v")
        await screen.until("12/12")
