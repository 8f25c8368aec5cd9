"""Daily work and the profession as they look: services, training, courses, the week, hours being opened, visits,
medical papers, patients behind a code."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from textual.pilot import Pilot

from gosmed_cli.text.say import say
from tests.usecases.world import Home
from tui.app import Cabinet
from tui.wizard.field_box import FieldBox

from .looks import Compare, Look, Size, app_of, every, section
from .world import Screen, still

FIRST = "Лапина"  # who comes first on Monday


def unlocked(home: Home) -> Callable[[Pilot[Any]], Awaitable[None]]:
    """The patients, behind a code."""
    lock = section(home, "records", say("tui_records.act.unlock"), "n", then=say("tui_records.code", to="+7")[:20])

    async def run(pilot: Pilot[Any]) -> None:
        await lock(pilot)
        assert isinstance(pilot.app, Cabinet)
        screen = Screen(pilot.app, pilot, home)
        await screen.type(screen.code())
        await screen.press("enter")
        await screen.until("77001")
        still(screen.app)
        await pilot.pause()

    return run


@every
def test_schedule(snap_compare: Compare, at_work: Home, look: Look, size: Size) -> None:
    app = app_of(at_work, look)
    assert snap_compare(app, terminal_size=size, run_before=section(at_work, "schedule", FIRST))


@every
def test_hours(snap_compare: Compare, at_work: Home, look: Look, size: Size) -> None:
    app = app_of(at_work, look)
    shown = section(at_work, "schedule", FIRST, "a", then=say("tui_schedule.open.ask"))
    assert snap_compare(app, terminal_size=size, run_before=shown)


@every
def test_appointments(snap_compare: Compare, at_work: Home, look: Look, size: Size) -> None:
    app = app_of(at_work, look)
    assert snap_compare(app, terminal_size=size, run_before=section(at_work, "appointments", FIRST))


@every
def test_papers(snap_compare: Compare, at_work: Home, look: Look, size: Size) -> None:
    app = app_of(at_work, look)
    assert snap_compare(app, terminal_size=size, run_before=section(at_work, "papers", "18/18"))


@every
def test_closed_records(snap_compare: Compare, at_work: Home, look: Look, size: Size) -> None:
    app = app_of(at_work, look)
    shown = section(at_work, "records", say("tui_records.act.unlock"))
    assert snap_compare(app, terminal_size=size, run_before=shown)


@every
def test_services(snap_compare: Compare, at_work: Home, look: Look, size: Size) -> None:
    app = app_of(at_work, look)
    shown = section(at_work, "services", "33/33", "down", then=say("services.genuine.mark.yes"))
    assert snap_compare(app, terminal_size=size, run_before=shown)


@every
def test_training(snap_compare: Compare, at_work: Home, look: Look, size: Size) -> None:
    app = app_of(at_work, look)
    assert snap_compare(app, terminal_size=size, run_before=section(at_work, "training", "13/16"))


@every
def test_months_of_training(snap_compare: Compare, at_work: Home, look: Look, size: Size) -> None:
    app = app_of(at_work, look)
    shown = section(at_work, "training", "13/16", "c", then=say("training.chart", year=2026))
    assert snap_compare(app, terminal_size=size, run_before=shown)


@every
def test_courses(snap_compare: Compare, at_work: Home, look: Look, size: Size) -> None:
    app = app_of(at_work, look)
    shown = section(at_work, "courses", "22/27", "s", "s", then=say("courses.for_whom", who="").strip())
    assert snap_compare(app, terminal_size=size, run_before=shown)


@every
def test_patients(snap_compare: Compare, working: Home, look: Look, size: Size) -> None:
    app = app_of(working, look)
    assert snap_compare(app, terminal_size=size, run_before=unlocked(working))


@every
def test_a_record(snap_compare: Compare, working: Home, look: Look, size: Size) -> None:
    app = app_of(working, look)

    async def opened(pilot: Pilot[Any]) -> None:
        await unlocked(working)(pilot)
        assert isinstance(pilot.app, Cabinet)
        screen = Screen(pilot.app, pilot, working)
        await screen.press("enter")
        await screen.until("21/21")
        still(screen.app)
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=opened)


@every
def test_issuing(snap_compare: Compare, at_work: Home, look: Look, size: Size) -> None:
    app = app_of(at_work, look)

    async def opened(pilot: Pilot[Any]) -> None:
        assert isinstance(pilot.app, Cabinet)
        screen = Screen(pilot.app, pilot, at_work)
        await section(at_work, "papers", "18/18", "a", then=say("tui_papers.which"))(pilot)
        await screen.press("enter")
        await screen.when(lambda: bool(screen.app.screen.query(FieldBox)))
        still(screen.app)
        await pilot.pause(0.1)

    assert snap_compare(app, terminal_size=size, run_before=opened)
