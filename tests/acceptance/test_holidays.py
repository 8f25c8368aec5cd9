"""Working days by the Russian production calendar, around the May holidays and the New Year (C16)."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosmed_cli.mock_portal import scenarios

from .shared import applied
from .world import World

START = "2026-03-02T09:00:00+03:00"


def world_at(folder: Path, moment: str) -> World:
    """The demo scenario with its clock at this moment."""
    text = scenarios.text_of("demo")
    assert START in text
    path = folder / "then.toml"
    path.write_text(text.replace(START, moment), encoding="utf-8")
    world = World(folder, str(path), "ru")
    world.start()
    return world


@pytest.mark.shows("R42", "C16")
@pytest.mark.parametrize(
    ("sent", "before", "due"),
    [
        # 1–4 and 8–11 May are days off in 2025
        ("2025-04-30T10:00:00+03:00", "2025-05-13T09:00:00+03:00", "2025-05-13"),
        # 31 December 2026 is off, and so are 1–10 January 2027
        ("2026-12-30T10:00:00+03:00", "2027-01-15T09:00:00+03:00", "2027-01-15"),
    ],
)
def test_five_working_days_over_the_holidays(tmp_path: Path, sent: str, before: str, due: str) -> None:
    world = world_at(tmp_path, sent)
    try:
        world.sign_in()
        number = applied(world)
        item = world.ok("status", number, "--json").json["items"][0]
        assert item["review_due_at"].startswith(due)
        year, month, day = due.split("-")
        assert f"{day}.{month}.{year}" in world.ok("status", number).out
        world.ok("portal", "clock", "set", before)
        assert world.ok("status", number, "--json").json["items"][0]["status"] == "under_review"
        world.ok("portal", "clock", "advance", "2h")
        assert world.ok("status", number, "--json").json["items"][0]["status"] == "approved"
    finally:
        world.stop(kill=True)
