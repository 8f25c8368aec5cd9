"""What can be done with an application on the screen: only what is possible, asked where it cannot be undone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gosmed_cli.text.say import say
from gosmed_cli.usecases import appointments
from tests.usecases.world import Home
from tui import saving
from tui.app import Cabinet
from tui.screens.applications import possible

from .test_wizard import unconfirmed
from .world import Screen, decide, sent, shown

SIZE = (120, 40)


@pytest.fixture
def wizard(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    """What the wizard was opened with."""
    opened: list[tuple[str, dict[str, Any]]] = []
    monkeypatch.setattr(
        Cabinet, "apply_for", lambda _app, slug, **given: opened.append((slug, given)), raising=False
    )
    return opened


async def at_list(screen: Screen, words: str) -> None:
    await screen.press("2")
    await screen.until(words)


@pytest.mark.shows("R25")
async def test_a_decision_is_saved_and_overwrites_nothing(
    home_at: Home, scans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    number = await sent(home_at, scans)
    decide(home_at, number, "approved", "Так решено")
    kept = tmp_path / f"decision_{number}.pdf"
    kept.write_text("mine")
    async with shown(home_at, SIZE) as screen:
        await at_list(screen, "✓ Approved")
        await screen.press("e")
        await screen.until(f"decision_{number}_2.pdf")
        await screen.press("enter")
        await screen.until("Decision saved")
        await screen.press("у")  # «e», with the Russian layout on
        await screen.until(f"decision_{number}_3.pdf")
        await screen.press("end", *("backspace",) * 6)
        await screen.type(".pdf")
        await screen.press("enter")
        await screen.until("exists already")
        await screen.press("escape")
    assert kept.read_text() == "mine"
    assert (tmp_path / f"decision_{number}_2.pdf").read_bytes().startswith(b"%PDF")


async def test_cancelling_is_asked(home_at: Home, scans: Path) -> None:
    number = await sent(home_at, scans)
    async with shown(home_at, SIZE) as screen:
        await at_list(screen, "Under review")
        await screen.press("d")
        await screen.until(f"Cancel application {number}?")
        await screen.press("n")
        await screen.until(f"Cancel application {number}?", gone=True)
        await screen.press("d")
        await screen.until(f"Cancel application {number}?")
        await screen.press("н")  # «y», with the Russian layout on
        await screen.until(f"Application {number} is cancelled")
        await screen.until("– Cancelled")
        await screen.when(lambda: not getattr(screen.app.screen, "can_cancel", True))


async def test_too_late_to_cancel_is_told(home_at: Home, scans: Path) -> None:
    number = await sent(home_at, scans)
    async with shown(home_at, SIZE) as screen:
        await at_list(screen, "Under review")
        await screen.press("d")
        await screen.until(f"Cancel application {number}?")
        screen.decide(number, "approved")
        await screen.press("y")
        await screen.until("cannot be cancelled")
        await screen.press("enter")
        await screen.until("✓ Approved")


@pytest.mark.shows("R74")
async def test_a_refusal_leads_to_the_wizard_and_to_support(
    home_at: Home, scans: Path, wizard: list[tuple[str, dict[str, Any]]]
) -> None:
    number = await sent(home_at, scans)
    decide(home_at, number, "refused", "Скан диплома нечитаем")
    async with shown(home_at, SIZE) as screen:
        await at_list(screen, "✗")
        await screen.press("c")
        await screen.when(lambda: bool(wizard))
        assert wizard.pop() == ("medical-cabinet", {"number": number, "edit": False})
        await screen.press("n")
        await screen.when(lambda: bool(wizard))
        assert wizard.pop()[1]["number"] == number
        await screen.press("ц")  # «w», with the Russian layout on
        await screen.when(lambda: bool(wizard))
        slug, given = wizard.pop()
        assert slug == "support"
        assert number in given["values"].values()
        assert "Скан диплома нечитаем" in given["values"]["description"]


def test_what_is_possible() -> None:
    one: Any = {
        "number": "7", "service": "medical-cabinet", "status": "refused", "remarks": [], "decision": True,
        "resubmittable": False, "editable": False, "resubmit_until": "2026-01-01", "next_service": None,
    }  # fmt: skip
    assert possible.anew(one) == "medical-cabinet"

    def but(**changed: Any) -> Any:
        return {**one, **changed}

    assert possible.anew(but(next_service="support")) == "support"
    assert possible.anew(but(resubmittable=True)) == ""
    assert possible.anew(but(status="approved", resubmit_until=None)) == ""
    assert possible.decision(one)
    assert not possible.correct(one)
    slot = but(resubmittable=True, remarks=[{"code": "slot_taken"}])
    assert possible.meeting_refused(slot)
    assert not possible.correct(slot)
    booked, held = ({"state": state} for state in ("booked", "held"))
    for appointment in (None, booked):
        remarks = [{"code": "slot_missed"}]
        missed = but(status="needs_correction", resubmittable=True, remarks=remarks, appointment=appointment)
        assert possible.meeting(missed, None)
    assert possible.meeting(but(status="under_review", appointment=booked), None)
    assert not possible.meeting(but(status="under_review", appointment=held), None)
    assert not possible.meeting(but(status="approved", appointment=booked), None)
    assert saving.why_not("~nobody-here/x.pdf")
    assert say("tui.no_file_name")


@pytest.mark.shows("R26")
async def test_a_meeting_is_moved_given_up_and_booked_again(home_at: Home) -> None:
    unconfirmed(home_at)
    async with home_at.portal() as portal:
        first, *others = await appointments.free(portal, "mfc-slots")
    second = next(one for one in others if one.at.time() != first.at.time())
    async with shown(home_at, SIZE) as screen:
        await screen.when(lambda: screen.app.begun)
        screen.app.apply_for("identity-mfc", values={"slot": first.slot})
        await screen.until("● Details")
        await screen.press("ctrl+n")
        await screen.until("Is all of it right?")
        await screen.press("n")
        await screen.until("is sent")
        await screen.press("escape")
        screen.app.action_go("applications")
        await screen.until("t moves the meeting")
        await screen.press("е")  # «t», with the Russian layout on
        await screen.until("When does it suit you?")
        await screen.type(f"{second.at:%H:%M}")
        await screen.press("enter")
        await screen.until("Booked: ")
        assert home_at.sql("SELECT slot FROM appointments") == [{"slot": second.slot}]
        await screen.press("t")
        await screen.until("When does it suit you?")
        await screen.type("give up")
        await screen.press("enter")
        await screen.until("Cancel the appointment on")
        await screen.press("y")
        await screen.until("t chooses a time for the meeting")
        assert home_at.sql("SELECT slot FROM appointments") == []
        await screen.press("1")
        await screen.until("Choose the time of the meeting")
        await screen.until(" Open the application ")
        await screen.press("2", "n")  # the next step of the application is the meeting's time
        await screen.until("When does it suit you?")
        await screen.press("enter")
        await screen.until("t moves the meeting")
        assert home_at.sql("SELECT slot FROM appointments") == [{"slot": first.slot}]
