"""The wizard as it looks: fields with a mistake, the last look, a scan that would be refused, its repair."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from gosmed_cli.text.say import say
from tests import scans as faulty
from tests.usecases import world as usecases
from tests.usecases.world import Home
from tui.app import Cabinet
from tui.widgets.thumbnail import Thumbnail
from tui.wizard.scans_view import ScansView

from . import world
from .looks import Compare, Look, Size, app_of, every
from .world import Screen, still


@pytest.fixture(scope="module")
def signed_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """Somebody at home, with scans in a folder of their own."""
    folder = tmp_path_factory.mktemp("looks")
    with world.lasting(folder) as home:
        usecases.draft(folder / "scans")
        faulty.save(faulty.sheet(), folder / "scans" / "diplom spravka.png")
        for one in (folder / "scans").iterdir():
            os.utime(one, (1_772_000_000, 1_772_000_000))  # a picker shows days: 25.02.2026
        yield home


@pytest.fixture(autouse=True)
def _own_folder(signed_in: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(signed_in.folder))
    monkeypatch.chdir(signed_in.folder / "scans")
    monkeypatch.setattr(Thumbnail, "in_colour", False)


def opened(home: Home, *, step: str, repair: bool = False) -> Callable[[Pilot[Any]], Awaitable[None]]:
    """The wizard at this step; with `repair` the dialog on top."""

    async def run(pilot: Pilot[Any]) -> None:
        assert isinstance(pilot.app, Cabinet)
        screen = Screen(pilot.app, pilot, home)
        draft = usecases.draft(home.folder / "scans")
        files = {**draft.attachments, "diploma": (home.folder / "scans" / "diplom spravka.png",)}
        values = {**draft.values, "last_name": "Cоколова"} if step == "form" else draft.values  # a Latin C
        if step == "summary":
            files = dict(draft.attachments)
        else:
            del files["passport-registration"]
        await screen.when(lambda: screen.app.begun)
        screen.app.apply_for("medical-cabinet", values=dict(values), attachments=files)
        await screen.until("● " + say("tui_wizard.step.form"))
        if step == "form":
            await screen.press("ctrl+n")
            await screen.until("▲")
        if step == "summary":
            await screen.press("ctrl+n")
            await screen.until("● " + say("tui_wizard.step.files"))
            await screen.press("n")
            await screen.until("● " + say("tui_wizard.step.summary"))
        if step == "files":
            await screen.press("ctrl+n")
            await screen.until("● " + say("tui_wizard.step.files"))
            view = screen.app.screen.query_one(ScansView)
            await screen.when(
                lambda: all(view.outcome(path, kind) for kind, paths in files.items() for path in paths)
            )
            view.table.select("diploma/0")
            await screen.until(say("tui_files.hint.repair"))
        if repair:
            await screen.press("enter")
            await screen.when(lambda: getattr(screen.app.screen, "copy", None) is not None)
            await screen.until(say("tui_files.verdict.pass"))
        still(screen.app)
        await pilot.pause()

    return run


@every
def test_fields(snap_compare: Compare, signed_in: Home, look: Look, size: Size) -> None:
    app = app_of(signed_in, look)
    assert snap_compare(app, terminal_size=size, run_before=opened(signed_in, step="form"))


@every
def test_last_look(snap_compare: Compare, signed_in: Home, look: Look, size: Size) -> None:
    app = app_of(signed_in, look)
    assert snap_compare(app, terminal_size=size, run_before=opened(signed_in, step="summary"))


@every
def test_scans(snap_compare: Compare, signed_in: Home, look: Look, size: Size) -> None:
    app = app_of(signed_in, look)
    assert snap_compare(app, terminal_size=size, run_before=opened(signed_in, step="files"))


@every
def test_repair(snap_compare: Compare, signed_in: Home, look: Look, size: Size) -> None:
    app = app_of(signed_in, look)
    assert snap_compare(app, terminal_size=size, run_before=opened(signed_in, step="files", repair=True))


@every
def test_dictionary(snap_compare: Compare, signed_in: Home, look: Look, size: Size) -> None:
    app = app_of(signed_in, look)

    async def choosing(pilot: Pilot[Any]) -> None:
        await opened(signed_in, step="form")(pilot)
        assert isinstance(pilot.app, Cabinet)
        screen = Screen(pilot.app, pilot, signed_in)
        screen.app.screen.query_one("#field-specialty Button").focus()
        await screen.press("enter")
        await screen.when(lambda: screen.app.screen.is_modal)
        await screen.type("nthfg")  # «терап» with the other layout on
        still(screen.app)
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=choosing)


@every
def test_picker(snap_compare: Compare, signed_in: Home, look: Look, size: Size) -> None:
    app = app_of(signed_in, look)

    async def picking(pilot: Pilot[Any]) -> None:
        await opened(signed_in, step="files")(pilot)
        assert isinstance(pilot.app, Cabinet)
        screen = Screen(pilot.app, pilot, signed_in)
        screen.app.screen.query_one(ScansView).table.select("passport-registration")
        await screen.press("enter")
        await screen.until(say("tui_files.picker.keys"))
        await screen.type("propiska")
        await screen.until("✓")
        still(screen.app)
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=picking)


@every
def test_sent(snap_compare: Compare, home_at: Home, scans: Path, look: Look, size: Size) -> None:
    app = app_of(home_at, look)
    draft = usecases.draft(scans)

    async def sending(pilot: Pilot[Any]) -> None:
        assert isinstance(pilot.app, Cabinet)
        screen = Screen(pilot.app, pilot, home_at)
        await screen.when(lambda: screen.app.begun)
        screen.app.apply_for("medical-cabinet", values=dict(draft.values), attachments=dict(draft.attachments))
        await screen.until("● " + say("tui_wizard.step.form"))
        await screen.press("ctrl+n")
        await screen.until("● " + say("tui_wizard.step.files"))
        await screen.press("n")
        await screen.until("● " + say("tui_wizard.step.summary"))
        await screen.press("n")
        await screen.until("1230254811")
        still(screen.app)
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=sending)
