"""Starting the portal again on the same data; what it writes for others to find it. (Sockets: acceptance.)"""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from gosmed_cli.errors import UsageProblem
from gosmed_cli.mock_portal import schedule, serve
from gosmed_cli.mock_portal.state import Portal
from gosmed_cli.text.say import say


@contextmanager
def started(data: Path, scenario: str | None = None, clock: str | None = None) -> Iterator[Portal]:
    """The portal as `serve` prepares it."""
    serve._private_file(data)
    portal = serve._open(data)
    try:
        serve._prepare(portal, scenario, clock)
        yield portal
    finally:
        portal.close()


def counted(portal: Portal, table: str) -> int:
    return int(portal.store.connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])


def test_a_restart_on_the_same_data_keeps_everything(tmp_path: Path) -> None:
    with started(tmp_path, "demo") as portal:
        schedule.advance(portal, "5d")
        told, key = portal.clock.now(), portal.operator_key
        portal.store.connection.execute("DELETE FROM people")
    with started(tmp_path, "demo", "2026-03-02T09:00:00+03:00") as portal:
        assert portal.operator_key == key
        assert timedelta(0) <= portal.clock.now() - told < timedelta(minutes=1), "the clock does not go back"
        assert counted(portal, "people") == 0, "the scenario was not loaded again"
    with started(tmp_path) as portal:
        assert counted(portal, "accounts") == 1


def test_another_scenario_never_erases_what_is_there(tmp_path: Path) -> None:
    with started(tmp_path, "demo"):
        pass
    with pytest.raises(UsageProblem) as refused, started(tmp_path, "slow"):
        pass
    assert refused.value.code == "serve.other_scenario"


def test_a_clock_without_a_scenario_is_set_on_a_new_portal(tmp_path: Path) -> None:
    with started(tmp_path, clock="2020-05-01T12:00") as portal:
        assert portal.clock.now().isoformat().startswith("2020-05-01T09:00"), "Moscow's, without a zone"


def test_a_scenario_may_be_a_file(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('review = "manual"\n', encoding="utf-8")
    for _ in range(2):
        with started(tmp_path / "data", str(file)) as portal, portal.store.transaction() as t:
            assert t.meta("review") == "manual"


@pytest.mark.parametrize(
    ("scenario", "clock", "code"),
    [("no-such", None, "serve.no_scenario"), (None, "tomorrow", "serve.clock")],
)
def test_wrong_options_are_told(tmp_path: Path, scenario: str | None, clock: str | None, code: str) -> None:
    with pytest.raises(UsageProblem) as refused, started(tmp_path, scenario, clock):
        pass
    assert refused.value.code == code
    for lang in ("ru", "en"):
        assert "{" not in say(code, lang=lang, **refused.value.params)
        assert say(f"{code}.advice", lang=lang, **refused.value.params).startswith("gosmed portal")


def test_a_wrong_scenario_file_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text("clock = 5\n", encoding="utf-8")
    with pytest.raises(UsageProblem) as refused, started(tmp_path / "data", str(file)):
        pass
    assert refused.value.code == "serve.bad_scenario"
    assert "строка 1" in refused.value.params["problems"]


def test_portal_json_is_private_and_removed_only_by_its_owner(tmp_path: Path) -> None:
    files = [tmp_path / "data" / "portal.json", tmp_path / "state" / "portal.json"]
    ready: list[str] = []
    with started(tmp_path / "data", "demo") as portal:
        serve._announce(files, "http://127.0.0.1:1", portal, ready.append)
        key = portal.operator_key
    assert ready == ["http://127.0.0.1:1"]
    for file in files:
        told = json.loads(file.read_text(encoding="utf-8"))
        assert (told["url"], told["operator_key"]) == ("http://127.0.0.1:1", key)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "data" / "portal.sqlite").stat().st_mode) == 0o600
    files[1].write_text('{"pid": 1}', encoding="utf-8")
    for file in files:
        serve._forget(file)
    assert [file.exists() for file in files] == [False, True]
