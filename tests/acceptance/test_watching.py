"""Watching applications as cron jobs and people do: what changed, waiting through outages, live, for machines."""

from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence

import pytest

from .papers import form, papers
from .shared import applied, begun, living, until
from .world import World

OTHER_INN = "772345678901"
APPLICATIONS = "/api/cabinet/v1/applications"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with living(tmp_path_factory.mktemp("watching"), signed_in=True) as one:
        yield one


@pytest.fixture(scope="module")
def refused(world: World) -> str:
    """Number of a cabinet's application with somebody else's ИНН; refused once five working days are over."""
    return applied(world, inn=OTHER_INN)


def changed(world: World, *options: str) -> list[str]:
    """Numbers that `status --changed` shows; no output at all is no numbers."""
    out = world.ok("status", "--changed", "--json", *options).out
    return [one["number"] for one in json.loads(out)["items"]] if out else []


def employment(world: World) -> str:
    kinds = ("employment-certificate", "employment-contract", "egrul-extract", "passport")
    return applied(world, "employment", kinds, started_on="01.09.2012")


def ended(process: subprocess.Popen[str], limit: float = 40.0) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=limit)
    return process.returncode, out, err


def waiting(world: World, *options: str) -> subprocess.Popen[str]:
    """A command in the background that has surely asked the portal once."""
    process = begun(world, "status", *options)
    time.sleep(2)
    assert process.poll() is None, process.communicate()
    return process


def test_cursors_show_each_change_exactly_once(world: World, refused: str) -> None:
    for form_of in ((), ("--json",), ("--csv",)):
        cursor = f"first{len(form_of)}{''.join(form_of).strip('-')}"
        assert world.ok("status", "--changed", "--cursor", cursor, *form_of).out == "", "a baseline shows nothing"
        assert world.ok("status", "--changed", "--cursor", cursor, *form_of).out == "", "nor does no change"
    changed(world, "--cursor", "a")
    changed(world, "--cursor", "b")
    number = employment(world)
    assert changed(world, "--cursor", "a", "--peek") == [number]
    assert changed(world, "--cursor", "a", "--peek") == [number], "--peek never advances"
    assert changed(world, "--cursor", "a") == [number], "exactly the changed one"
    assert changed(world, "--cursor", "a") == []
    assert changed(world, "--cursor", "b") == [number], "cursors know nothing of each other"
    assert refused != number


@pytest.mark.parametrize(
    ("redirect", "form_of"), [(">/dev/full", ()), (">/dev/full", ("--json",)), (">&-", ("--json",))]
)
def test_a_change_that_could_not_be_written_is_shown_again(
    world: World, refused: str, redirect: str, form_of: Sequence[str]
) -> None:
    cursor = f"full{redirect}{''.join(form_of)}".replace("/", "")
    changed(world, "--cursor", cursor)
    world.ok("cancel", employment(world), "--yes")
    number = employment(world)
    line = f'exec "$0" -m gosmed_cli "$@" {redirect}'
    done = subprocess.run(
        ["sh", "-c", line, sys.executable, "status", "--changed", "--cursor", cursor, *form_of],
        env=world.env(),
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert number in changed(world, "--cursor", cursor)


def test_waiting_ends_with_the_decision(world: World, refused: str) -> None:
    still = world.run("status", refused, "--wait", "--timeout", "1s", "--json")
    assert still.code == 8
    assert refused in still.error["message"]
    assert f"gosmed status {refused}" in still.error["advice"]
    assert world.ok("status", refused, "--wait", "--until", "under_review", "--json").json["items"]

    plain = waiting(world, refused, "--wait", "--json")
    strict = waiting(world, refused, "--wait", "--exit-status", "--json")
    world.ok("portal", "clock", "advance", "6wd")
    code, out, err = ended(plain)
    assert code == 0, err
    assert json.loads(out)["items"][0]["status"] == "refused"
    assert ended(strict)[0] == 10


def test_waiting_rides_out_a_restart_of_the_portal(make_refusable: World) -> None:
    world = make_refusable
    number = applied(world)
    process = waiting(world, number, "--wait", "--exit-status", "--json")
    port = world.port
    world.stop(kill=True)
    time.sleep(4)
    assert process.poll() is None, process.communicate()
    world.start(port=port)
    world.ok("portal", "clock", "advance", "6wd")
    code, out, err = ended(process, 60)
    assert code == 0, err
    assert json.loads(out)["items"][0]["status"] == "approved"


@pytest.fixture
def make_refusable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A portal of its own: it is killed in the story."""
    with living(tmp_path_factory.mktemp("restarted"), signed_in=True) as one:
        yield one


def test_retry_after_is_obeyed(world: World) -> None:
    limit = ["--effect", "status", "--status", "429", "--retry-after", "3", "--times", "1"]
    world.ok("portal", "fault", "add", *limit, "--path", APPLICATIONS)
    started = time.monotonic()
    world.ok("status", "--json")
    assert time.monotonic() - started >= 3
    assert world.ok("portal", "fault", "list", "--json").json["items"][0]["fired"] == 1
    world.ok("portal", "fault", "clear")


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_watching_ends_cleanly_on_a_signal(world: World, refused: str, sent: signal.Signals, code: int) -> None:
    out = world.folder / f"watched-{code}"
    with out.open("w") as stream:
        process = begun(world, "status", "--watch", "--json", stdout=stream)
        until(lambda: refused in out.read_text())
        process.send_signal(sent)
        _, err = process.communicate(timeout=20)
    assert process.returncode == code
    assert "Traceback" not in err
    assert [json.loads(line) for line in out.read_text().splitlines()], "whole documents only"


def test_watching_shows_a_change_while_it_runs(world: World) -> None:
    out = world.folder / "live"
    with out.open("w") as stream:
        process = begun(world, "status", "--watch", "--json", stdout=stream)
        until(lambda: bool(out.read_text()))
        number = employment(world)
        until(lambda: number in out.read_text())
        process.terminate()
        process.communicate(timeout=20)


def test_machines_get_tables_and_what_they_query(world: World, refused: str) -> None:
    rows = list(csv.DictReader(io.StringIO(world.ok("status", "--csv").out)))
    items = world.ok("status", "--json").json["items"]
    assert {row["number"] for row in rows} == {item["number"] for item in items}
    assert all(row["status"] and row["status_title"] for row in rows)
    query = f"items[?number=='{refused}'].attempt"
    assert world.ok("status", "--json", "--query", query).json == [1]
    assert world.run("status", "--json", "--query", "items[?").code == 2
    assert world.run("status", "9999999999", "--json").code == 5


def test_codes_of_exit_status(world: World, refused: str) -> None:
    world.ok("portal", "clock", "advance", "6wd")
    world.ok("status", refused, "--exit-status", code=10)
    world.ok("status", refused, code=0)
    approved = [one["number"] for one in world.ok("status", "--json").json["items"] if one["status"] == "approved"]
    world.ok("status", *approved, "--exit-status", code=0)


def test_a_portal_that_was_reset_is_looked_at_anew(make_refusable: World) -> None:
    """The number is the same as before the reset, and yet it is a change."""
    world = make_refusable
    changed(world)
    before = applied(world)
    assert changed(world) == [before]
    world.ok("portal", "scenario", "load", "demo")
    world.sign_in()
    assert changed(world) == []
    typed = form(world.folder / "again.toml", papers(world.folder / "scans"))
    after = world.ok("register", "--form", str(typed), "--json").json["number"]
    assert changed(world) == [after]
