"""Payouts on the screen: a list fetched by pages, narrowed, summed up, one with the reason for its delay."""

from __future__ import annotations

import asyncio
import errno
import zipfile
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from gosmed_cli.exports import opening
from gosmed_cli.text.say import set_language
from gosmed_cli.usecases import payout_report
from tests.usecases.world import Home

from .world import refuse, shown


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


async def test_the_list_its_sum_and_a_card(working: Home) -> None:
    async with shown(working, (160, 50)) as screen:
        await screen.press("7")
        await screen.until("in all:")
        await screen.until("gosmed payouts ask")
        asked: list[tuple[str, dict[str, object]]] = []
        screen.app.apply_for = lambda slug, *, values: asked.append((slug, values))  # type: ignore[assignment, method-assign, misc]  # the wizard has stories of its own
        await screen.when(lambda: screen.app.screen.has_card)  # type: ignore[attr-defined]  # the screen of payouts
        await screen.press("n")
        ((slug, values),) = asked
        assert slug == "payout-inquiry"
        assert values["payout"] == screen.app.screen.selected  # type: ignore[attr-defined]  # the same
        assert set(values) == {"payout", "payout_date", "question"}


async def test_a_delayed_one_says_why(working: Home) -> None:
    async with shown(working, (80, 24)) as screen:
        await screen.press("7")
        await screen.until("in all:")
        await screen.press("slash")
        await screen.type("delayed")
        await screen.press("enter")
        await screen.until("all the time, delayed")
        await screen.until("▲ delayed")
        await screen.press("enter")
        await screen.until("Reason:")
        await screen.press("escape", "escape")
        await screen.until("delayed ·", gone=True)
        await screen.until("· all the time\n")


async def test_the_end_of_the_list_is_fetched_when_it_is_looked_at(working: Home) -> None:
    async with shown(working, (160, 50)) as screen:
        await screen.press("7")
        await screen.until("gosmed payouts ask")
        first = screen.app.screen.selected  # type: ignore[attr-defined]  # the screen of payouts
        await screen.press("end")
        await screen.when(lambda: screen.app.screen.selected not in (None, first))  # type: ignore[attr-defined]  # the same


async def test_months_against_the_plan(working: Home) -> None:
    async with shown(working, (160, 50)) as screen:
        await screen.press("7")
        await screen.until("in all:")
        await screen.press("c")
        await screen.until("█ Transferred  ░ Not yet come")
        await screen.until("There is no plan for these months")
        await screen.press("w")
        await screen.until("How much is expected")
        await screen.type("soon")
        await screen.press("enter")
        await screen.until("A month and an amount are needed")
        await screen.press("backspace", "backspace", "backspace", "backspace")
        await screen.type("01.2026 999 000")
        await screen.press("enter")
        await screen.until("│ Plan")
        text = " ".join((await screen.until("01.2026: plan 999,000.00")).split())
        assert "less than planned" in text


async def test_the_order_is_said_and_never_pretended(working: Home) -> None:
    async with shown(working, (80, 24)) as screen:
        await screen.press("7")
        await screen.until("Day ▼")
        await screen.press("greater_than_sign")
        await screen.until("by their day alone")
        await screen.until("Day ▼")


@pytest.mark.shows("R98")
async def test_an_export_writes_its_file(working: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with shown(working, (100, 30)) as screen:
        await screen.press("7")
        await screen.until("in all:")
        await screen.press("e")
        await screen.until("Name of the file")
        await screen.press("enter")
        await screen.until("Written: payouts.xlsx")
        assert zipfile.is_zipfile("payouts.xlsx")
        assert mode(tmp_path / "payouts.xlsx") == 0o600
        await screen.press("e")
        await screen.until("payouts_2.xlsx")
        for wrong, why in (("payouts.xlsx", "exists"), ("payouts.doc", "does not say what kind")):
            screen.app.screen.query_one(Input).value = wrong
            await screen.press("enter")
            await screen.until(why)
        screen.app.screen.query_one(Input).value = "again.csv"
        await screen.press("enter")
        await screen.until("Written: again.csv")
        await screen.until("Nothing has changed")
    assert lines(tmp_path / "again.csv") > 20


async def test_a_stopped_export_leaves_nothing(
    working: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    begun, waiting = asyncio.Event(), asyncio.Event()

    async def rows(*_: object) -> AsyncIterator[Any]:
        yield {"id": "V-1"}
        begun.set()
        await waiting.wait()

    before = names(tmp_path)
    monkeypatch.setattr(payout_report, "_values", rows)
    async with shown(working, (100, 30)) as screen:
        await screen.press("7")
        await screen.until("in all:")
        await screen.press("e")
        await screen.until("Name of the file")
        await screen.press("enter")
        await screen.until("Exporting payouts.xlsx")
        await begun.wait()
        await screen.press("escape")
        await screen.until("The export was stopped")
        await screen.pilot.pause()
        await screen.until("in all:")
        assert names(tmp_path) == before


async def test_an_export_that_cannot_be_is_told(
    working: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    def full(*_: object, **__: object) -> object:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(opening, "file_writer", full)
    async with shown(working, (100, 30)) as screen:
        await screen.press("7")
        await screen.until("in all:")
        await screen.press("e")
        await screen.until("Name of the file")
        await screen.press("enter")
        await screen.until("the disk is full")


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_every_key_has_its_place_in_russian(working: Home, size: tuple[int, int]) -> None:
    set_language("ru")
    working.settings = replace(working.settings, lang="ru")
    async with shown(working, size) as screen:
        await screen.press("7")
        await screen.when(lambda: getattr(screen.app.screen, "has_card", False))
        await screen.until("n Спросить")
        last = screen.text.splitlines()[-1].split()
        await screen.press("у")  # e in the Russian layout
        await screen.until("Имя файла выгрузки?")
        await screen.press("escape")
        await screen.until("n Спросить")
        assert {"o", "n", "c", "e", "?", "/", "m", "q"} <= set(last)


async def test_without_the_portal_it_is_said(working: Home) -> None:
    async with shown(working, (80, 24)) as screen:
        await screen.press("7")
        await screen.until("in all:")
        working.line.fault = refuse
        await screen.press("r")
        await screen.until("The portal does not answer")
        assert "in all:" in screen.text, "what was seen stays"


async def test_statuses_are_found_in_russian(working: Home) -> None:
    set_language("ru")
    working.settings = replace(working.settings, lang="ru")
    async with shown(working, (80, 24)) as screen:
        await screen.press("7")
        await screen.until("Всего")
        await screen.press("slash")
        await screen.type("задерж")
        await screen.press("enter")
        await screen.until("за всё время, задержана")
