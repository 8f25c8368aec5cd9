"""Patients' visits on the screen: groups, a cancellation with its reason, what was held, a video visit's link."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gosmed_cli.text import formats
from tests.usecases.world import Home
from tui.screens.appointments.screen import AppointmentsScreen

from .world import Screen, shown

WIDE = (140, 40)


def place(screen: Screen) -> AppointmentsScreen:
    found = screen.app.screen
    assert isinstance(found, AppointmentsScreen)
    return found


async def at(screen: Screen) -> None:
    await screen.when(lambda: screen.app.begun)
    screen.app.action_go("appointments")
    await screen.until("To come · ")
    await screen.until("Лапина")


def pick(screen: Screen, condition: str) -> str:
    """Put the cursor on a visit of this kind; its patient."""
    for one in place(screen).items or ():
        if one["state"] == "booked" and one["kind"] == condition and formats.parse(one["at"]) > place(screen).now:
            place(screen).table.select(one["id"])
            return one["patient"]
    raise AssertionError("none of these lies ahead")


@pytest.mark.shows("R102")
async def test_a_visit_is_cancelled_with_a_reason_alone(working: Home) -> None:
    async with shown(working, (80, 24)) as screen:
        await at(screen)
        patient = pick(screen, "office")
        await screen.press("в")  # «d», with the Russian layout on
        await screen.until("Cancel the visit of")
        await screen.press("f4")
        await screen.until("without a reason")
        await screen.type("Ill")
        await screen.press("f4")
        await screen.until("Cancel the visit of", gone=True)
        place(screen).group = "cancelled"
        place(screen).draw_list()
        await screen.until(patient.split()[0])
    (sent,) = working.sql("SELECT cancel_reason FROM patient_visits WHERE cancel_reason = 'Ill'")
    assert sent


async def test_groups_and_filter(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await at(screen)
        await screen.press("s")
        await screen.until("Held · ")
        await screen.until("✓ held")
        await screen.press("s")
        await screen.until("Patient did not come · ")
        await screen.press("s", "s", "slash")
        await screen.type("kfgbyf")  # «лапина», typed in the other layout
        await screen.until("Лапина")
        assert "Фомин" not in screen.text


async def test_what_has_begun_is_recorded_and_what_lies_ahead_is_not(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await at(screen)
        pick(screen, "office")
        assert not place(screen).has_begun
        await screen.press("h")
        working.served.clock.offset += timedelta(minutes=20)
        await screen.press("r", "home")
        await screen.when(lambda: place(screen).has_begun)
        await screen.press("h")
        await screen.press("s")
        await screen.until("Held · ")
        await screen.when(lambda: any(one["state"] == "held" for one in place(screen).items or ()))
        await screen.until("Лапина")


async def test_a_video_link_is_copied_only_in_time(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await at(screen)
        pick(screen, "telemedicine")
        await screen.until("n copies the link")
        await screen.press("n")
        await screen.until("The link opens on")
        await screen.press("enter")
        one = place(screen).one
        assert one is not None
        begins = formats.parse(one["at"])
        working.served.clock.offset += begins - timedelta(minutes=5) - place(screen).now
        await screen.press("r")
        await screen.when(lambda: place(screen).now > begins - timedelta(minutes=6))
        await screen.press("n")
        await screen.until("The link works until")
        assert screen.app.clipboard.startswith("http")


async def test_a_visit_opened_from_the_week(working: Home) -> None:
    async with shown(working, WIDE) as screen:
        await screen.press("8")
        await screen.until("Лапина")
        await screen.press("enter")
        await screen.until("To the visit")
        await screen.press("enter")
        await screen.until("All appointments · ")
        await screen.when(lambda: place(screen).has_selected)
        one = place(screen).one
        assert one is not None
        assert one["patient"] == "Лапина Тамара Ивановна"


async def test_a_service_that_is_off(working: Home) -> None:
    async with working.portal() as portal:
        await portal.cabinet.switch_service("patient-booking", on=False)
    async with shown(working, (80, 24)) as screen:
        await screen.when(lambda: screen.app.begun)
        screen.app.action_go("appointments")
        await screen.until("is off")
        await screen.press("v")
        await screen.until("Лапина")
