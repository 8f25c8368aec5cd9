"""The wizard of any service: answers checked as they are typed, kept at every step, codes asked, the way back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, TextArea

from gosmed_cli.contract.catalogue import bundled
from gosmed_cli.text.say import say
from gosmed_cli.usecases.drafts import Drafts
from tests.usecases import world as usecases
from tests.usecases.test_submit import PUSH
from tests.usecases.world import Home
from tui.screens.wizard.screen import WizardScreen
from tui.wizard.field_box import FieldBox
from tui.wizard.state import State

from .world import Screen, decide, sent, shown

SIZE = (100, 40)


@asynccontextmanager
async def wizard(home: Home, slug: str = "medical-cabinet", **given: Any) -> AsyncIterator[Screen]:
    """The wizard of a service, opened."""
    async with shown(home, SIZE) as screen:
        await screen.when(lambda: screen.app.begun)
        screen.app.apply_for(slug, **given)
        await screen.when(lambda: state(screen) is not None)
        await screen.until("● Details")
        yield screen


def state(screen: Screen) -> State | None:
    found: State | None = getattr(screen.app.screen, "state", None)
    return found


def field(screen: Screen, name: str) -> FieldBox:
    return screen.app.screen.query_one(f"#field-{name}", FieldBox)


def unconfirmed(home: Home) -> None:
    """The identity is yet to be proven."""
    with home.served.store.transaction() as t:
        t.change("accounts", {"id": home.account}, level="standard")


def filled(scans: Path, **changes: str) -> dict[str, Any]:
    """What a complete application is opened with."""
    draft = usecases.draft(scans, **changes)
    return {"values": dict(draft.values), "attachments": dict(draft.attachments)}


async def test_an_answer_is_checked_as_it_is_typed_and_kept(home_at: Home) -> None:
    async with wizard(home_at) as screen:
        box = field(screen, "birth_date")
        line = box.query_one(Input)
        line.focus()
        line.value = ""
        await screen.type("31.02.1985")
        await screen.until("✗")
        await screen.press("ctrl+n")
        assert "● Details" in screen.text, "one does not go on with what is wrong"
        line.focus()
        line.value = ""
        await screen.type("12.04.1985")
        await screen.press("enter")
        await screen.when(lambda: box.value == "1985-04-12")
        assert field(screen, "snils").has_focus_within, "Enter goes to the next field"
    kept = Drafts(home_at.settings.paths, home_at.settings.profile).load("medical-cabinet")
    assert kept is not None
    assert str(kept.values["birth_date"]) == "1985-04-12"
    async with wizard(home_at) as screen:  # as after a crash
        assert field(screen, "birth_date").query_one(Input).value == "12.04.1985"


@pytest.mark.shows("R39")
async def test_one_of_a_dictionary_is_found_by_typing_in_either_layout(home_at: Home) -> None:
    async with wizard(home_at) as screen:
        box = field(screen, "specialty")
        box.focus_input()
        await screen.press("enter")
        await screen.until(say("tui.filter.hint"))
        await screen.type("rfhlbjkjubz")  # «кардиология», typed in the Latin layout
        await screen.until("Кардиология")
        await screen.press("enter")
        await screen.when(lambda: bool(box.value))
        await screen.until("Кардиология")


@pytest.mark.shows("R40")
async def test_a_new_phone_gets_a_code_before_sending(home_at: Home, scans: Path) -> None:
    async with wizard(home_at, **filled(scans, phone="+79995550011")) as screen:
        await screen.press("ctrl+n")
        await screen.until("● Documents")
        await screen.press("n")
        await screen.until("Is all of it right?")
        await screen.press("n")
        await screen.until(say("tui.prompt.keys"))
        await screen.press("escape")
        await screen.until(say("tui_wizard.no_code"))
        await screen.press("enter")
        await screen.until("Is all of it right?")
        await screen.press("n")
        await screen.until(say("tui.prompt.keys"))
        await screen.type(screen.code())
        await screen.press("enter")
        await screen.until("is sent")
    assert Drafts(home_at.settings.paths, home_at.settings.profile).load("medical-cabinet") is None


async def test_back_step_by_step_and_out_with_the_draft_kept(home_at: Home, scans: Path) -> None:
    async with wizard(home_at, **filled(scans)) as screen:
        await screen.press("ctrl+n")
        await screen.until("● Documents")
        await screen.press("escape")
        await screen.until("● Details")
        found = state(screen)
        assert found is not None
        found.put("organisation", "Больница № 2")
        await screen.press("escape")
        await screen.until(say("tui_wizard.kept"))
    kept = Drafts(home_at.settings.paths, home_at.settings.profile).load("medical-cabinet")
    assert kept is not None
    assert kept.values["organisation"] == "Больница № 2"


async def test_what_cannot_be_corrected_is_told(home_at: Home, scans: Path) -> None:
    number = await sent(home_at, scans)
    decide(home_at, number, "approved", "Так решено")
    async with shown(home_at, SIZE) as screen:
        await screen.when(lambda: screen.app.begun)
        screen.app.apply_for("medical-cabinet", number)
        await screen.until("✗")
        assert number in screen.text
        await screen.press("escape")
        await screen.until("1 Home")


async def test_a_ticket_for_support_is_filled_in_and_sent(home_at: Home, scans: Path) -> None:
    number = await sent(home_at, scans)
    decide(home_at, number, "refused", "Скан диплома нечитаем")
    async with shown(home_at, SIZE) as screen:
        await screen.press("2")
        await screen.until("✗")
        await screen.press("w")
        await screen.until("● Details")
        assert "Скан диплома нечитаем" in field(screen, "description").query_one(TextArea).text
        await screen.press("ctrl+n")
        await screen.until("● Documents")
        await screen.press("n")
        await screen.until("Is all of it right?")
        await screen.press("n")
        await screen.until("is sent")


async def test_esc_stops_sending_once_that_is_confirmed(home_at: Home, scans: Path) -> None:
    home_at.line.fault = lambda request: "refused" if request.url.path == PUSH else None
    async with wizard(home_at, **filled(scans)) as screen:
        await screen.press("ctrl+n")
        await screen.until("● Documents")
        await screen.press("n")
        await screen.until("Is all of it right?")
        await screen.press("n")
        await screen.until("The portal does not answer")
        await screen.press("q")
        await screen.until("Stop sending?")
        await screen.press("escape")
        await screen.until("Stop sending?", gone=True)
        await screen.press("escape")
        await screen.until("Stop sending?")
        await screen.press("y")
        await screen.until("Sending is stopped")
        home_at.line.fault = lambda request: None
        await screen.press("n")
        await screen.until("● Details")
        await screen.press("ctrl+n")
        await screen.until("● Documents")
        await screen.press("n")
        await screen.until("Is all of it right?")
        await screen.press("n")
        await screen.until("is sent")
    assert len(home_at.sql("SELECT 1 FROM orders")) == 1, "the order that was begun is gone on with"


async def test_every_service_of_the_catalogue_opens_and_says_what_lacks(working: Home) -> None:
    async with shown(working, (80, 24)) as screen:
        await screen.when(lambda: screen.app.begun)
        for service in bundled():
            screen.app.apply_for(service.slug)
            await screen.when(lambda: isinstance(screen.app.screen, WizardScreen))
            await screen.when(lambda: bool(state(screen)) or "✗" in screen.text)
            if state(screen) is not None:
                await screen.until("● Details")
                await screen.when(lambda: screen.app.focused is not None)
                screen.app.screen.action_next()  # type: ignore[attr-defined]  # the wizard's
                await screen.when(lambda: ("▲" in screen.text) != ("○ Details" in screen.text))
            screen.app.screen.dismiss()
            await screen.when(lambda: not isinstance(screen.app.screen, WizardScreen))


async def test_the_next_step_of_the_first_screen_leads_here(home_at: Home) -> None:
    async with shown(home_at, SIZE) as screen:
        await screen.until("Apply")
        await screen.press("n")
        await screen.until("Registration of a medical worker's cabinet")
        await screen.until("● Details")
