"""`gosmed demo`: the whole story, in both languages, by itself."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from .shared import until
from .world import World


@pytest.fixture
def lonely(tmp_path: Path) -> World:
    """A computer without a portal."""
    return World(tmp_path)


def test_the_story_shows_the_commands_it_runs_and_leaves_nothing(lonely: World) -> None:
    result = lonely.ok("demo", "--lang", "en")
    for command in (
        "$ gosmed portal clock advance 5wd",
        "$ gosmed check ",
        "--fix",
        "gosmed login --login sokolova@example.ru",
        "$ gosmed register --form form.toml",
        "$ gosmed resubmit ",
        "$ gosmed decision ",
    ):
        assert command in result.out, command
    assert "Demo-2026!" not in " ".join(line for line in result.out.splitlines() if line.startswith("$"))
    assert "Refused" in result.out
    assert "Approved" in result.out
    assert result.out.index("Refused") < result.out.rindex("Approved")
    assert not (lonely.home / "state" / "tokens").exists(), "the user's own home is left alone"


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return not Path(f"/proc/{pid}/stat").read_text().split(") ")[1].startswith("Z")


def test_kept_it_leaves_a_running_portal_and_all_its_state(lonely: World) -> None:
    folder = lonely.folder / "kept"
    result = lonely.ok("demo", "--lang", "ru", "--json", "--keep", str(folder))
    told = result.json
    assert {"number", "commands", "seconds", "url"} <= set(told)
    assert {one["exit"] for one in told["commands"]} == {0, 3, 4, 10}
    assert "Отказ" in result.err
    assert "Одобрено" in result.err
    portal = json.loads((folder / "portal" / "portal.json").read_text())
    try:
        assert portal["url"] == told["url"]
        assert alive(portal["pid"])
        user = World(folder, url=told["url"])
        item = user.ok("status", told["number"], "--json").json["items"][0]
        assert item["status"] == "approved"
        assert item["attempt"] == 2
        assert (folder / "decision.pdf").read_bytes().startswith(b"%PDF-")
        user.ok("portal", "clock", "advance", "1d")
    finally:
        os.kill(portal["pid"], signal.SIGTERM)
    until(lambda: not alive(portal["pid"]))


def test_a_folder_with_something_in_it_is_refused(lonely: World) -> None:
    folder = lonely.folder / "mine"
    folder.mkdir()
    (folder / "thesis.txt").write_text("precious")
    result = lonely.run("demo", "--keep", str(folder), "--json")
    assert result.code == 2
    assert str(folder) in result.error["message"]
    assert [path.name for path in folder.iterdir()] == ["thesis.txt"]
