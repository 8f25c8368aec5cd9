"""Sending from the cabinet: stopped in the middle and gone on with, a portal that goes away, a refusal at once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.app import ComposeResult

from gosmed_cli.client.http import httpx
from gosmed_cli.documents.sample import good_scan
from gosmed_cli.text.say import say
from gosmed_cli.usecases.packing import Draft
from tests.usecases import world as usecases
from tests.usecases.test_submit import PUSH, one_whole_application
from tests.usecases.world import Home
from tui.screens.base import CabinetScreen
from tui.wizard.courier import Parcel
from tui.wizard.measure import Measure
from tui.wizard.sending import Sending

from .world import Screen, shown


class Desk(CabinetScreen):
    """A screen on which something is sent."""

    PLACE = "applications"

    def body(self) -> ComposeResult:
        yield Sending()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Draft:
    """Scans of two parts."""
    folder = tmp_path_factory.mktemp("large")
    draft = usecases.draft(folder)
    attachments = dict(draft.attachments)
    for kind, name in (("passport", "passport_razvorot.pdf"), ("diploma", "diplom_2008.pdf")):
        good_scan(folder / name, kind, size=3_400_000)
        attachments[kind] = (folder / name,)
    return replace(draft, attachments=attachments)


@asynccontextmanager
async def sending(home: Home, draft: Draft, **parcel: Any) -> AsyncIterator[tuple[Screen, Sending]]:
    """A form on its way."""
    async with shown(home, (100, 30)) as screen:
        await screen.until("1 Home")
        await screen.app.push_screen(Desk())
        widget = screen.app.screen.query_one(Sending)
        widget.begin(Parcel(usecases.service(), draft, **parcel))
        yield screen, widget


def pushes(home: Home) -> int:
    return home.line.log.count(f"POST {PUSH}")


async def test_stopped_in_the_middle_and_gone_on_with(home_at: Home, large: Draft) -> None:
    held: list[int] = []

    def after_the_first(request: httpx.Request) -> str | None:
        if request.url.path == PUSH:
            held.append(1)
        return "503" if request.url.path == PUSH and len(held) > 1 else None

    home_at.line.fault = after_the_first
    async with sending(home_at, large) as (screen, widget):
        await screen.until("part 2 of 2")
        await screen.until(say("tui_sending.lost")[:40])
        stopping = screen.app.run_worker(widget.may_stop())
        await screen.until("Stop sending?")
        await screen.press("y")
        await screen.until("Sending is stopped")
        assert await stopping.wait()
        assert not widget.busy
        home_at.line.fault = lambda request: None
        before = pushes(home_at)
        assert widget.parcel is not None
        widget.begin(widget.parcel)
        await screen.until("is sent")
        assert pushes(home_at) == before + 1, "the part that was acknowledged is not sent again"
    await one_whole_application(home_at, large)


async def test_a_portal_that_goes_away_and_comes_back(home_at: Home, large: Draft) -> None:
    home_at.line.fault = lambda request: "refused" if request.url.path == PUSH else None
    async with sending(home_at, large) as (screen, widget):
        await screen.until("The portal does not answer")
        assert widget.busy
        home_at.line.fault = lambda request: None
        await screen.until("is sent")
        assert "Under review" in screen.text
    await one_whole_application(home_at, large)


async def test_a_stop_that_is_not_meant_stops_nothing(home_at: Home, large: Draft) -> None:
    home_at.line.fault = lambda request: "refused" if request.url.path == PUSH else None
    async with sending(home_at, large) as (screen, widget):
        await screen.until("The portal does not answer")
        stopping = screen.app.run_worker(widget.may_stop())
        await screen.until("Stop sending?")
        await screen.press("escape")
        assert not await stopping.wait()
        home_at.line.fault = lambda request: None
        await screen.until("is sent")


async def test_what_the_check_refuses_is_told_with_its_remarks(home_at: Home, scans: Path) -> None:
    draft = usecases.draft(scans)
    broken = {**draft.attachments, "diploma": ()}
    async with sending(home_at, replace(draft, attachments=broken)) as (screen, _):
        await screen.until("for correction")
        text = await screen.until("Diploma")
        assert "✗" in text


def test_how_fast_and_how_long() -> None:
    now = [0.0]
    measure = Measure(lambda: None, lambda: now[0])
    measure.start("submit.sending", 10_000_000, number="7")
    measure.advance(5_000_000)  # sent by an earlier run
    now[0] = 2.0
    measure.advance(1_000_000)
    state = measure.state
    assert (state.done, state.share) == (6_000_000, 60)
    assert state.speed == 500_000
    assert state.left == 8
    now[0] = 9.0
    assert measure.state.still == 7
