"""Tokens at rest: private, whole, per profile and portal; a broken store is «not signed in»."""

from __future__ import annotations

import stat
import sys
import time
import types
from pathlib import Path

import pytest

from gosmed_cli.errors import Locked, SignInNeeded, UsageProblem
from gosmed_cli.paths import Paths
from gosmed_cli.session import SessionStore, StoredTokens, ring
from gosmed_cli.session.lock import locked

TOKENS = StoredTokens("access", "refresh", "full", "account", "device", time.time() + 60, "2026-05-01")


def store(
    folder: Path, profile: str = "default", portal: str = "http://p.test", **options: object
) -> SessionStore:
    paths = Paths(folder / "config.toml", folder / "state")
    return SessionStore(paths, profile, portal, **options)  # type: ignore[arg-type]  # options are of the test


def test_a_file_of_its_owner_alone(tmp_path: Path) -> None:
    kept = store(tmp_path)
    kept.save(TOKENS)
    assert kept.load() == TOKENS
    assert stat.S_IMODE(kept.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.file.parent.stat().st_mode) == 0o700
    assert kept.where() == str(kept.file)
    assert [one.name for one in kept.file.parent.iterdir()] == [kept.file.name], "nothing half written is left"


def test_profiles_and_portals_do_not_mix(tmp_path: Path) -> None:
    store(tmp_path).save(TOKENS)
    assert store(tmp_path, profile="work").load() is None
    assert store(tmp_path, portal="http://other.test").load() is None
    assert store(tmp_path, portal="http://p.test/").load() == TOKENS


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"access_token": 5}', "\x00" * 50])
def test_a_broken_file_is_not_signed_in(tmp_path: Path, text: str) -> None:
    kept = store(tmp_path)
    kept.save(TOKENS)
    kept.file.write_text(text)
    with pytest.raises(SignInNeeded) as found:
        kept.load()
    assert found.value.code == "session.broken"
    kept.save(TOKENS)
    assert kept.load() == TOKENS, "signing in again mends it"


def test_a_home_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder should be")
    with pytest.raises(UsageProblem):
        store(tmp_path).save(TOKENS)


def test_forgetting(tmp_path: Path) -> None:
    kept = store(tmp_path)
    kept.save(TOKENS)
    kept.forget()
    kept.forget()
    assert kept.load() is None


def test_a_token_from_outside(tmp_path: Path) -> None:
    kept = store(tmp_path, token="x")
    assert kept.signed_in
    assert kept.where() == "environment"


def test_no_keyring_without_a_session_bus_or_when_forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert not ring.usable({})
    assert ring.usable({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/x"})
    assert not ring.usable({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/x", "GOSMED_NO_KEYRING": "1"})


class FakeKeyring(types.ModuleType):
    def __init__(self, *, works: bool = True, hangs: float = 0.0) -> None:
        super().__init__("keyring")
        self.entries: dict[tuple[str, str], str] = {}
        self.works, self.hangs = works, hangs

    def get_password(self, service: str, name: str) -> str | None:
        time.sleep(self.hangs)
        return self.entries.get((service, name))

    def set_password(self, service: str, name: str, text: str) -> None:
        if not self.works:
            raise RuntimeError("no backend")
        time.sleep(self.hangs)
        self.entries[service, name] = text

    def delete_password(self, service: str, name: str) -> None:
        del self.entries[service, name]


BUS = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/x"}


def test_the_keyring_is_preferred(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = FakeKeyring()
    monkeypatch.setitem(sys.modules, "keyring", fake)
    kept = store(tmp_path, environment=BUS)
    kept.save(TOKENS)
    assert kept.where() == "keyring"
    assert not kept.file.exists()
    assert kept.load() == TOKENS
    kept.forget()
    assert kept.load() is None


@pytest.mark.parametrize("fake", [FakeKeyring(works=False), FakeKeyring(hangs=10.0)], ids=["broken", "hanging"])
def test_a_keyring_that_does_not_work_falls_back_to_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fake: FakeKeyring
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", fake)
    monkeypatch.setattr(ring, "LIMIT", 0.1)
    kept = store(tmp_path, environment=BUS)
    kept.save(TOKENS)
    assert kept.where() == str(kept.file)
    assert kept.load() == TOKENS


async def test_a_lock_is_waited_for_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "locks" / "one.lock"
    async with locked(path, wait=0):
        with pytest.raises(Locked):
            async with locked(path, wait=0.1):
                raise AssertionError("two holders")
    async with locked(path, wait=0):
        assert path.exists()
