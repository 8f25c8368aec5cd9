"""A submission is exactly once: killed at any point, replies lost, lines cut, the portal started again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gosmed_cli.documents.sample import good_scan

from .papers import NAMES, form, papers
from .world import World

MakeWorld = Callable[..., World]
PUSH = "/api/gusmev/push/chunked"


def _one_application(world: World, scans: dict[str, Path]) -> dict[str, Any]:
    """There is exactly one application, and every byte of its scans arrived."""
    items = world.ok("status", "--json").json["items"]
    assert len(items) == 1, items
    number = items[0]["number"]
    detail = world.ok("api", "GET", f"/api/cabinet/v1/applications/{number}").json
    sent = {one["kind"]: one["sha256"] for one in detail["attachments"]}
    assert sent == {kind: hashlib.sha256(path.read_bytes()).hexdigest() for kind, path in scans.items()}
    return dict(items[0])


def test_killed_between_any_two_writes_and_requests(world: World) -> None:
    """Kill at boundary 1, 2, 3… of the same submission, each time continuing where the last kill left it.

    Every run starts from what the kill before it left behind; the last one comes through. So each boundary is
    met with a half-done submission, and in the end there is one application.
    """
    world.sign_in()
    scans = papers(world.folder / "scans")
    typed = form(world.folder / "form.toml", scans)
    argv = ("register", "--form", str(typed), "--json")
    kills = 0
    for at in range(1, 400):
        done = world.killed(at, *argv)
        if done.code != -9:
            break
        kills += 1
    assert done.code == 0, done.err
    assert kills >= 10, "there are boundaries to be killed at"
    item = _one_application(world, scans)
    assert item["attempt"] == 1
    assert item["number"] in done.out


@pytest.mark.timeout(400)
@pytest.mark.parametrize("part", range(4))
def test_killed_once_then_run_again(make_world: MakeWorld, part: int) -> None:
    """For every boundary of a fresh submission: one kill there, one ordinary run, one application.

    Split in four, so that the parts run side by side."""
    world = make_world("demo")
    world.sign_in()
    scans = papers(world.folder / "scans")
    typed = form(world.folder / "form.toml", scans)
    argv = ("register", "--form", str(typed), "--json")
    save = world.folder / "before.snapshot"
    world.ok("portal", "snapshot", "save", str(save))
    counted = world.killed(100_000, *argv)
    assert counted.code == 0, counted.err
    total = int(re.findall(r"boundaries (\d+)", counted.err)[-1])
    places = range(1, total + 1)[part::4]
    home = world.home
    for at in places:
        world.ok("portal", "snapshot", "load", str(save))
        for name in ("journal.sqlite", "submissions"):
            _forget(home / "state" / name)
        done = world.killed(at, *argv)
        assert done.code == -9, f"boundary {at}: {done.err}"
        world.ok("register", "--form", str(typed), "--json")
        _one_application(world, scans)


def _forget(path: Path) -> None:
    if path.is_dir():
        for one in path.iterdir():
            _forget(one)
        path.rmdir()
    else:
        path.unlink(missing_ok=True)


FAULTS = {
    "lost reply to the order": ("--path", "/api/gusmev/order", "--nth", "1", "--effect", "lose-reply"),
    "lost reply to the last chunk": ("--path", PUSH, "--nth", "1", "--effect", "lose-reply"),
    "reset in the push": ("--path", PUSH, "--nth", "1", "--effect", "reset"),
    "truncated answer to the push": ("--path", PUSH, "--nth", "1", "--effect", "truncate"),
    "503 twice": ("--path", PUSH, "--times", "2", "--effect", "status", "--status", "503"),
    "429 with Retry-After": ("--path", PUSH, "--times", "1", "--effect", "status", "--status", "429"),
    "the push handled twice": ("--path", PUSH, "--nth", "1", "--effect", "duplicate"),
    "500 in the details": ("--path", "/api/gusmev/order/*", "--nth", "1", "--effect", "status", "--status", "502"),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=[name.replace(" ", "-") for name in FAULTS])
def test_faults_of_the_line_are_ridden_out(world: World, fault: tuple[str, ...]) -> None:
    world.sign_in()
    scans = papers(world.folder / "scans")
    typed = form(world.folder / "form.toml", scans)
    world.ok("portal", "fault", "add", "--method", "POST", *fault)
    result = world.run("register", "--form", str(typed), "--json")
    if result.code == 7:  # what must not be repeated blindly is left to the next run
        assert result.error["advice"]
        result = world.ok("register", "--form", str(typed), "--json")
    assert result.code == 0, str(result)
    fired = world.ok("portal", "fault", "list", "--json").json["items"]
    assert fired[0]["fired"] >= 1, "the fault did happen"
    _one_application(world, scans)


def test_several_chunks_the_second_reset(world: World) -> None:
    """A large archive goes in chunks; only the one that was cut goes again."""
    world.sign_in()
    scans = papers(world.folder / "scans")
    for kind in ("passport", "diploma", "employment-certificate"):
        scans[kind] = world.folder / "scans" / NAMES[kind].replace(".jpg", ".pdf")
        good_scan(scans[kind], kind, size=4_500_000)
    world.ok("portal", "fault", "add", "--method", "POST", "--path", PUSH, "--nth", "2", "--effect", "reset")
    world.ok("register", "--form", str(form(world.folder / "form.toml", scans)), "--json")
    pushes = [one for one in world.ok("portal", "requests", "--json").json["items"] if one["path"] == PUSH]
    assert len(pushes) == 4, "three chunks, the second twice"
    _one_application(world, scans)


def test_portal_started_again_in_the_middle(world: World) -> None:
    """The portal dies after the first chunk; once it is back the same command finishes the same application."""
    world.sign_in()
    scans = papers(world.folder / "scans")
    typed = form(world.folder / "form.toml", scans)
    world.ok("portal", "fault", "add", "--method", "POST", "--path", PUSH, "--nth", "1", "--effect", "lose-reply")
    port = world.port
    config = world.home / "config.toml"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text("retry_for = 2\n", encoding="utf-8")
    world.stop(kill=True)
    gone = world.run("register", "--form", str(typed), "--json")
    assert gone.code == 7
    assert gone.error["code"]
    world.start(port=port)
    world.run("register", "--form", str(typed), "--json")
    world.ok("register", "--form", str(typed), "--json")
    _one_application(world, scans)


def test_the_same_form_twice_is_one_application(world: World) -> None:
    """Typing the command again after it succeeded does not send a second application unasked."""
    world.sign_in()
    scans = papers(world.folder / "scans")
    typed = form(world.folder / "form.toml", scans)
    first = world.ok("register", "--form", str(typed), "--json").json["number"]
    again = world.run("register", "--form", str(typed), "--json")
    assert again.code in (0, 6), str(again)
    if again.code == 0:
        assert again.json["number"] == first
    _one_application(world, scans)
