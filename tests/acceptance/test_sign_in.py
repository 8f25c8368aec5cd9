"""Signing in and staying so: wrong passwords, old codes, rights, refreshes that are disturbed, scripts."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .papers import form, papers
from .shared import asked, begun, living
from .world import Result, World

MakeWorld = Callable[..., World]
LOGIN, PASSWORD = "sokolova@example.ru", "Demo-2026!"
REFRESH = "/api/cabinet/v1/sign-in/refresh"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Signed in; stories that end the session sign in again."""
    with living(tmp_path_factory.mktemp("sign-in"), signed_in=True) as one:
        yield one


def login(world: World, password: str = PASSWORD, *options: str) -> Result:
    return world.run("login", "--login", LOGIN, "--password-stdin", "--json", *options, stdin=password)


def tokens(world: World) -> Path:
    return Path(world.ok("whoami", "--json").json["tokens"])


def access_token(world: World) -> str:
    text: str = json.loads(tokens(world).read_text())["access_token"]
    return text


def test_a_wrong_password_is_refused_without_saying_which(world: World) -> None:
    wrong = login(world, "Wrong-2026!")
    assert wrong.code == 4
    stranger = world.run("login", "--login", "nobody@example.ru", "--password-stdin", "--json", stdin=PASSWORD)
    assert stranger.code == 4
    assert stranger.error["message"] == wrong.error["message"], "whether a login exists is not revealed"
    assert "Wrong-2026!" not in wrong.err


def test_ten_wrong_passwords_lock_and_a_quarter_of_an_hour_unlocks(make_world: MakeWorld) -> None:
    world = make_world("demo")
    for _ in range(10):
        assert login(world, "Wrong-2026!").code == 4
    locked = login(world)
    assert locked.code == 4
    assert "challenge" not in locked.out, "the right password does not help"
    assert locked.error["code"] != "code_needed"
    world.ok("portal", "clock", "advance", "1h")
    assert "challenge" in login(world).json


def test_a_code_is_worth_nothing_after_five_minutes(world: World) -> None:
    challenge = login(world).json["challenge"]
    code = world.last_code()
    world.ok("portal", "clock", "advance", "1h")
    late = world.run("login", "--login", LOGIN, "--challenge", challenge, "--code", "-", "--json", stdin=code)
    assert late.code == 4
    assert "challenge" in late.error["advice"], "the next step begins anew"


@pytest.mark.shows("R30")
def test_a_wrong_code_signs_nobody_in(make_world: MakeWorld) -> None:
    world = make_world("demo")
    challenge = login(world).json["challenge"]
    wrong = f"{(int(world.last_code()) + 1) % 1_000_000:06d}"
    assert world.run("login", "--login", LOGIN, "--challenge", challenge, "--code", wrong).code == 4
    assert world.run("status", "--json").code == 4


def test_with_scope_status_one_reads_and_sends_nothing(make_world: MakeWorld) -> None:
    world = make_world("demo")
    world.sign_in(LOGIN, PASSWORD, "--scope", "status")
    assert world.ok("whoami", "--json").json["scope"] == "status"
    assert world.ok("status", "--json").json["items"] == []
    typed = str(form(world.folder / "f.toml", papers(world.folder / "scans")))
    refused = world.run("register", "--form", typed, "--json")
    assert refused.code in (4, 6), str(refused)
    assert refused.error["sent"] is False
    assert "gosmed login" in refused.error["advice"]
    assert asked(world, "/api/gusmev/push/chunked") == 0
    world.sign_in()
    assert world.ok("status", "--json").json["items"] == []


def test_logout_ends_it_here_and_at_the_portal(world: World) -> None:
    token, file = access_token(world), tokens(world)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    world.ok("logout")
    assert not file.exists()
    out = world.run("status", "--json")
    assert out.code == 4
    assert "gosmed login" in out.error["advice"]
    assert world.run("status", "--json", GOSMED_TOKEN=token).code == 4, "the portal knows of it"
    world.sign_in()


def test_whoami_warns_a_script_of_the_end(world: World) -> None:
    world.sign_in()
    assert world.ok("whoami", "--expires-within", "7d", "--json").json["login"] == LOGIN
    soon = world.run("whoami", "--expires-within", "61d", "--json")
    assert soon.code == 4
    assert "gosmed login" in soon.error["advice"]


def test_a_session_unused_for_sixty_days_is_over(world: World) -> None:
    world.sign_in()
    world.ok("portal", "clock", "advance", "59d")
    world.ok("status", "--json")
    world.ok("portal", "clock", "advance", "61d")
    over = world.run("status", "--json")
    assert over.code == 4
    assert "gosmed login" in over.error["advice"]
    world.sign_in()
    world.ok("status", "--json")


def test_processes_that_refresh_at_once_all_succeed_with_one_refresh(world: World) -> None:
    before = asked(world, REFRESH)
    world.ok("portal", "clock", "advance", "1h")
    running = [begun(world, "status", "--json") for _ in range(3)]
    ended = [(one.communicate(timeout=60), one.returncode) for one in running]
    assert [code for _, code in ended] == [0, 0, 0], ended
    assert asked(world, REFRESH) == before + 1


def test_a_lost_reply_to_a_refresh_signs_nobody_out(world: World) -> None:
    world.ok("portal", "fault", "add", "--effect", "lose-reply", "--path", REFRESH, "--times", "1")
    world.ok("portal", "clock", "advance", "1h")
    world.ok("status", "--json")
    fired = world.ok("portal", "fault", "list", "--json").json["items"][-1]["fired"]
    assert fired == 1
    world.ok("portal", "fault", "clear")
    world.ok("status", "--json")


def test_killed_at_any_point_of_a_refresh_one_is_still_signed_in(world: World) -> None:
    points: list[str] = []
    for point in range(1, 20):
        world.ok("portal", "clock", "advance", "1h")
        done = world.killed(point, "whoami", "--json")
        if done.code == 0:
            break
        assert done.code == -9, done.err
        points.append(done.err)
        assert world.ok("whoami", "--json").json["login"] == LOGIN, done.err
    assert any(f"after POST {REFRESH}" in point for point in points), points


def test_a_token_of_the_environment_is_used_and_not_stored(world: World, tmp_path: Path) -> None:
    token = access_token(world)
    elsewhere = World(tmp_path, url=world.url, environment={"GOSMED_TOKEN": token})
    assert elsewhere.ok("whoami", "--json").json["tokens"] == "environment"
    elsewhere.ok("status", "--json")
    stored = [path for path in tmp_path.rglob("*") if path.is_file() and token.encode() in path.read_bytes()]
    assert stored == []
    world.ok("portal", "clock", "advance", "1h")
    over = elsewhere.run("status", "--json")
    assert over.code == 4
    assert token not in over.err
    assert "GOSMED_TOKEN" in over.error["message"] + over.error["advice"]


def test_the_password_comes_from_a_file(world: World, tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text(PASSWORD + "\n")
    asked_for = world.run("login", "--login", LOGIN, "--json", GOSMED_PASSWORD_FILE=str(file))
    assert asked_for.code == 4
    assert set(asked_for.json) == {"challenge", "method", "sent_to"}
    missing = world.run("login", "--login", LOGIN, "--json", GOSMED_PASSWORD_FILE=str(tmp_path / "none"))
    assert missing.code == 2


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("status", "--json"), 0),
        (("whoami",), 0),
        (("services",), 0),
        (("login", "--login", LOGIN), 2),
        (("register",), None),
        (("account", "create"), 2),
        (("documents",), 0),
    ],
)
def test_standard_input_is_never_read_unasked(world: World, argv: tuple[str, ...], code: int | None) -> None:
    """An open pipe into which nobody writes, as under many a supervisor: no command waits for it."""
    running = begun(world, *argv, stdin=subprocess.PIPE)
    try:
        ended = running.wait(timeout=30)
    finally:
        running.kill()
        running.communicate()
    if code is None:
        assert ended in (2, 3)
    else:
        assert ended == code
