"""Running the included portal: its clock, decisions by hand, faults, snapshots, scenarios, restarts."""

from __future__ import annotations

import json
import re
import signal
import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from .shared import applied, begun, insisted, living, until
from .world import World

MakeWorld = Callable[..., World]
PAGE = "/api/cabinet/v1/account"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The demo's people; decisions are left to the operator."""
    from gosmed_cli.mock_portal.scenarios import text_of

    folder = tmp_path_factory.mktemp("operator")
    by_hand = folder / "by-hand.toml"
    by_hand.write_text(text_of("demo").replace('"automatic"', '"manual"'), encoding="utf-8")
    with living(folder, str(by_hand), signed_in=True) as one:
        yield one


def now(world: World) -> datetime:
    return datetime.fromisoformat(world.ok("portal", "clock", "--json").json["now"])


def test_the_clock_goes_where_it_is_sent(world: World) -> None:
    begun_at = now(world)
    assert begun_at.date().isoformat() == "2026-03-02"
    world.ok("portal", "clock", "advance", "3h")
    assert timedelta(hours=3) <= now(world) - begun_at < timedelta(hours=3, minutes=2)
    world.ok("portal", "clock", "advance", "5wd")
    assert now(world).date().isoformat() == "2026-03-10", "8 March is a Sunday, and Monday the 9th is off for it"
    world.ok("portal", "clock", "set", "2026-04-01T10:00:00+03:00")
    assert now(world).isoformat()[:16] == "2026-04-01T10:00"
    for wrong in (("advance", "soon"), ("advance", "-5d"), ("set", "tomorrow")):
        assert world.run("portal", "clock", *wrong).code == 2


@pytest.mark.shows("R3")
def test_an_operator_decides_by_hand(world: World) -> None:
    number = applied(world)
    world.ok("portal", "clock", "advance", "20d")
    assert world.ok("status", number, "--json").json["items"][0]["status"] == "under_review"
    reason = "Диплом не читается"
    world.ok("portal", "decide", number, "--refuse", "--reason", reason)
    refused = world.ok("status", number, "--json").json["items"][0]
    assert refused["status"] == "refused"
    assert reason in json.dumps(refused, ensure_ascii=False)
    assert reason in world.ok("status", number).out
    told = world.ok("portal", "outbox", "--json").json["items"][-1]
    assert told["to"] in ("sokolova@example.ru", "+79000000001")
    assert set(told) >= {"id", "at", "channel", "to", "subject", "text"}
    assert world.run("portal", "decide", number, "--approve").code == 6, "decided already"
    world.ok("resubmit", number, "--set", "inn=500100732259", "--json")
    world.ok("portal", "decide", number, "--approve")
    assert world.ok("status", number, "--json").json["items"][0]["status"] == "approved"
    assert world.run("portal", "decide", "9999999999", "--approve").code == 5
    assert world.run("portal", "decide", number).code == 2
    assert world.run("portal", "decide", number, "--approve", "--refuse").code == 2


def test_faults_are_added_happen_and_are_cleared(world: World) -> None:
    added = world.ok("portal", "fault", "add", "--effect", "reset", "--path", PAGE, "--times", "1", "--json").json
    world.ok("account", "show", "--json")
    (listed,) = world.ok("portal", "fault", "list", "--json").json["items"]
    assert listed["id"] == added["id"]
    assert listed["fired"] == 1
    journal = world.ok("portal", "requests", "--json", "--all").json["items"]
    assert [one["fault"] for one in journal if one["path"] == PAGE][-2:] == ["reset", None]
    world.ok("portal", "fault", "clear", str(added["id"]))
    assert world.ok("portal", "fault", "list", "--json").json["items"] == []
    assert world.run("portal", "fault", "add", "--effect", "explode").code == 2
    assert world.run("portal", "fault", "clear", "999").code == 5


def test_the_journal_of_requests_keeps_no_secret(world: World) -> None:
    world.ok("services", "--json")
    text = world.ok("portal", "requests", "--json", "--all").out
    assert "Demo-2026!" not in text
    assert "sokolova" not in text
    (last,) = world.ok("portal", "requests", "--json", "--limit", "1").json["items"]
    assert last["status"] == 200
    assert last["method"] == "GET"


def test_a_snapshot_brings_the_whole_state_back(world: World) -> None:
    before = world.ok("status", "--json").json
    snapshot = world.folder / "before.snapshot"
    world.ok("portal", "snapshot", "save", str(snapshot))
    assert snapshot.stat().st_mode & 0o077 == 0, "it holds everybody's data"
    at = now(world)
    kinds = ("diploma", "residency")
    applied(world, "qualification", kinds)
    world.ok("portal", "clock", "advance", "40d")
    assert len(world.ok("status", "--json").json["items"]) == len(before["items"]) + 1
    world.ok("portal", "snapshot", "load", str(snapshot))
    assert now(world) - at < timedelta(minutes=5)
    world.sign_in()
    assert world.ok("status", "--json").json == before
    broken = world.folder / "broken.snapshot"
    broken.write_bytes(b"no database at all")
    assert world.run("portal", "snapshot", "load", str(broken)).code in (2, 3)
    assert world.ok("status", "--json").json == before, "a broken one changes nothing"


def test_a_broken_scenario_names_its_lines_and_changes_nothing(world: World) -> None:
    names = {one["name"] for one in world.ok("portal", "scenario", "--json").json["items"]}
    assert {"demo", "first-refusal", "second-refusal", "duplicate", "file-not-supported", "slow", "flaky"} <= names
    path = world.folder / "broken.toml"
    path.write_text(
        'clock = "2026-03-02T09:00:00+03:00"\nreview = "sometimes"\n\n'
        '[[person]]\nlast_name = "Орлов"\nsnils = "1"\n',
        encoding="utf-8",
    )
    before = world.ok("status", "--json").json
    for command in ("check", "load"):
        result = world.ok("portal", "scenario", command, str(path), code=3)
        for line in ("2: review", "6: person[1].snils"):
            assert line in result.err
    path.write_text("review = \n", encoding="utf-8")
    assert " 1: " in world.ok("portal", "scenario", "check", str(path), code=3).err
    assert world.run("portal", "scenario", "load", "no-such").code == 5
    assert world.ok("status", "--json").json == before
    world.ok("portal", "scenario", "check", world.scenario)


def test_a_restarted_portal_goes_on_where_it_was(make_world: MakeWorld) -> None:
    world = make_world("demo")
    world.sign_in()
    number = applied(world)
    world.ok("portal", "clock", "advance", "1d")
    world.ok("portal", "fault", "add", "--effect", "latency", "--delay", "0.01", "--path", "/api/nsi")
    at, faults = now(world), world.ok("portal", "fault", "list", "--json").json
    private = world.folder / "portal" / "portal.json"
    assert private.stat().st_mode & 0o777 == 0o600
    told = json.loads(private.read_text())
    assert told["url"] == world.url
    assert (world.folder / "ready").read_text().split()[-1] == world.url
    assert f"portal ready at {world.url}" in (world.folder / "portal.log").read_text()
    unaware = world.run("portal", "clock", "--json", GOSMED_PORTAL="")
    assert unaware.code == 0, "found by portal.json in the state folder"

    assert world.stop() == 0, "SIGTERM is a clean stop"
    assert not private.exists()
    world.start()
    assert now(world) >= at
    assert world.ok("portal", "fault", "list", "--json").json["items"][0]["id"] == faults["items"][0]["id"]
    world.sign_in()
    assert [one["number"] for one in world.ok("status", "--json").json["items"]] == [number]
    world.ok("portal", "clock", "advance", "6wd")
    assert world.ok("status", number, "--json").json["items"][0]["status"] == "approved"
    world.ok("portal", "reset")
    assert world.run("status", "--json").code == 4, "nobody is known any more"


def serve(world: World, data: Path, port: int) -> subprocess.Popen[str]:
    return begun(world, "portal", "serve", "--data", str(data), "--port", str(port))


def test_a_second_portal_on_the_same_port_or_data_is_refused(world: World) -> None:
    for data, port, named in (
        (world.folder / "other", world.port, str(world.port)),
        (world.folder / "portal", 0, "portal"),
    ):
        process = serve(world, data, port)
        try:
            _, err = process.communicate(timeout=30)
        finally:
            if process.poll() is None:
                process.kill()
                process.communicate()
        assert process.returncode == 2, err
        assert named in err
        assert "Traceback" not in err
    world.ok("status", "--json")
    world.ok("portal", "clock")


def test_interrupting_a_portal_is_a_clean_stop(make_world: MakeWorld, tmp_path: Path) -> None:
    world = make_world("demo", start=False)
    process = serve(world, tmp_path / "data", 0)
    assert process.stdout is not None
    assert process.stdout.readline().startswith("portal ready at http://127.0.0.1:")
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode in (0, 130)
    assert "Traceback" not in err


def test_the_whole_registration_on_a_flaky_line(make_world: MakeWorld) -> None:
    world = make_world("flaky")
    world.sign_in()
    number = applied(world, send=insisted, inn="772345678901")
    world.ok("portal", "clock", "advance", "6wd")
    world.ok("status", number, "--wait", "--exit-status", code=10)
    assert insisted(world, "resubmit", number, "--set", "inn=500100732259", "--json").json["attempt"] == 2
    world.ok("portal", "clock", "advance", "6wd")
    world.ok("status", number, "--wait", "--exit-status")
    insisted(world, "decision", number, "-o", str(world.folder / "decision.pdf"))
    assert (world.folder / "decision.pdf").read_bytes().startswith(b"%PDF-")
    assert len(insisted(world, "status", "--json").json["items"]) == 1


def test_a_registration_on_a_slow_portal(make_world: MakeWorld, tmp_path: Path) -> None:
    from gosmed_cli.mock_portal.scenarios import text_of

    slow = tmp_path / "rather-slow.toml"  # the scenario as it ships, in less time
    text = re.sub(r"seconds = \d", "seconds = 1", text_of("slow")).replace("delay = 0.5", "delay = 0.1")
    slow.write_text(text, encoding="utf-8")
    world = make_world(str(slow))
    world.sign_in()
    number = applied(world)
    world.ok("portal", "clock", "advance", "6wd")
    world.ok("status", number, "--wait", "--exit-status")


def test_a_second_portal_of_one_home_leaves_the_first_in_charge(world: World, tmp_path: Path) -> None:
    second = World(tmp_path, "demo", environment={"GOSMED_HOME": str(world.home)})
    second.start()
    try:
        log = tmp_path / "portal.log"  # what is said to people comes after what is said to scripts
        until(lambda: f"--data {tmp_path / 'portal'}" in log.read_text(encoding="utf-8"))
        assert f"A portal is running here already, {world.url}" in log.read_text(encoding="utf-8")
        assert now(world).year == 2026
        key = json.loads((world.home / "state" / "portal.json").read_text(encoding="utf-8"))
        assert key["url"] == world.url
        world.ok("portal", "clock", "--data", str(tmp_path / "portal"))
    finally:
        assert second.stop() == 0
    assert (world.home / "state" / "portal.json").exists()


def test_without_a_portal_it_says_how_to_name_one(tmp_path: Path) -> None:
    refused = World(tmp_path).ok("portal", "outbox", code=2)
    assert "--data DIR" in refused.err
