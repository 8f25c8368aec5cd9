"""Keys: made, asked for their passwords, used for a file, and for signing in (R28, R31)."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from gosmed_cli.documents.sample import good_scan
from gosmed_cli.signing.keys import load_p12

from .papers import form
from .signing import IVAN, KEY_PASSWORD, PASSWORD, files_of, key, signing_world
from .test_terminal import at_terminal
from .world import Result, World

pytestmark = pytest.mark.shows("R28")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with signing_world(tmp_path_factory.mktemp("signature")) as one:
        yield one


def test_a_key_is_made_for_a_person_whom_the_registers_know(world: World) -> None:
    path = world.folder / "made.p12"
    made = world.ok(
        "portal", "ca", "issue", "--snils", "112-233-445 95", "-o", str(path), "--days", "30", "--json"
    )
    assert made.json["name"] == "Соколова Анна Петровна"
    assert "11223344595" not in made.out + made.err
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert load_p12(path, KEY_PASSWORD).subject.snils == "11223344595"
    listed = world.ok("portal", "ca", "list", "--json").json["items"]
    assert made.json["serial"] in [one["serial"] for one in listed]
    assert world.ok("portal", "ca", "list", "--csv", "--limit", "1").out.startswith("serial,name,snils,")
    again = world.run("portal", "ca", "issue", "--snils", "112-233-445 95", "-o", str(path), "--json")
    assert (again.code, again.error["code"]) == (2, "file_exists")
    assert len(world.ok("portal", "ca", "list", "--json").json["items"]) == len(listed), (
        "nothing was issued for it"
    )


def test_whom_the_portal_does_not_know_it_gives_no_key(world: World) -> None:
    nobody = world.run("portal", "ca", "issue", "--snils", "123-456-789 64", "-o", "nobody.p12", "--json")
    assert (nobody.code, nobody.error["code"]) == (5, "nobody")
    wrong = world.run("portal", "ca", "issue", "--snils", "112-233-445 96", "-o", "nobody.p12", "--json")
    assert wrong.code == 3
    none = world.run("portal", "ca", "issue", "-o", "nobody.p12", "--json")
    assert (none.code, none.error["code"]) == (2, "missing_parameter")
    unknown = world.run("portal", "ca", "revoke", "00ff", "--json")
    assert (unknown.code, unknown.error["code"]) == (5, "no_such_certificate")
    assert not (world.folder / "nobody.p12").exists()


def test_the_authority_speaks_to_other_programs(world: World) -> None:
    root, crl = world.folder / "root.pem", world.folder / "crl.pem"
    world.ok("portal", "ca", "crl", "--root", "-o", str(root))
    world.ok("portal", "ca", "crl", "-o", str(crl))
    assert root.read_text().startswith("-----BEGIN CERTIFICATE-----")
    assert crl.read_text().startswith("-----BEGIN X509 CRL-----")
    taken = world.run("portal", "ca", "crl", "-o", str(crl), "--json")
    assert (taken.code, taken.error["code"]) == (2, "file_exists")


def test_at_a_terminal_passwords_of_keys_are_asked(world: World, tmp_path: Path) -> None:
    world.environment["GOSMED_KEY_PASSWORD_FILE"] = ""
    try:
        path, typed = tmp_path / "asked.p12", "Ключ 3000"
        made = at_terminal(world, "portal", "ca", "issue", "--snils", "11223344595", "-o", str(path))
        for question, answer in [
            ("new key: ", typed),
            ("again: ", "Ключ"),
            ("new key: ", typed),
            ("again: ", typed),
        ]:
            made.until(question)
            made.type(answer)
        made.until("A training key is in")
        assert made.close() == 0
        (tmp_path / "scan").write_bytes(b"scan")
        asked = at_terminal(world, "sign", str(tmp_path / "scan"), "--key", str(path))
        asked.until("asked.p12: ")
        asked.type(typed)
        asked.until("The signature is in")
        assert asked.close() == 0
    finally:
        world.environment["GOSMED_KEY_PASSWORD_FILE"] = str(world.folder / "password")


def test_a_file_is_signed_and_checked(world: World) -> None:
    scan = world.folder / "скан.pdf"
    scan.write_bytes(b"%PDF-1.7 a scan")
    signed = world.ok("sign", str(scan), "--sign", str(key(world, "anna")), "--json").json
    assert world.run("sign", str(scan), "--json").error["message"] == "Missing: --key"
    assert signed["signature"] == f"{scan}.sig"
    good = world.ok("verify", str(scan), "--json")
    assert (good.json["good"], good.json["name"]) == (True, "Соколова Анна Петровна")
    assert "11223344595" not in good.out
    again = world.run("sign", str(scan), "--key", str(key(world, "anna")), "--json")
    assert (again.code, again.error["code"]) == (2, "file_exists")

    scan.write_bytes(b"%PDF-1.7 another scan")
    changed = world.run("verify", str(scan), "--json")
    assert (changed.code, changed.error["code"]) == (3, "not_good")
    assert [one["code"] for one in changed.error["errors"]] == ["content_changed"]
    none = world.run("verify", str(scan), "--signature", "nowhere.sig", "--json")
    assert (none.code, none.error["code"]) == (2, "cannot_read")


def login(world: World, *options: str) -> Result:
    return world.run("login", "--login", IVAN, "--password-stdin", "--json", *options, stdin=PASSWORD)


def at_ivans(world: World, folder: Path) -> World:
    """Another user's computer, at the same portal."""
    return World(folder, url=world.url, environment={**world.environment, "GOSMED_PORTAL_KEY": _operator(world)})


@pytest.mark.shows("R31", "R100")
def test_signing_in_by_key(world: World, tmp_path: Path) -> None:
    ivan = at_ivans(world, tmp_path)
    own = str(key(world, "ivan", "--snils", "08765430300"))
    off = login(ivan, "--key", own)
    assert (off.code, off.error["code"]) == (4, "method_off")
    ivan.sign_in(IVAN)
    ivan.ok("apply", "contact-change", "--set", "key_sign_in=да", "--json")
    ivan.ok("logout")

    strangers = login(ivan, "--method", "key", "--key", str(key(world, "anna")))
    assert (strangers.code, strangers.error["code"]) == (4, "signature_refused")
    assert [one["code"] for one in strangers.error["errors"]] == ["foreign"]
    late = login(ivan, "--key", str(key(world, "ivan-late", "--snils", "08765430300", "--days", "0")))
    assert [one["code"] for one in late.error["errors"]] == ["expired"]
    assert ivan.run("whoami").code == 4

    letters = len(world.ok("portal", "outbox", "--json").json["items"])
    assert login(ivan, "--key", own).code == 0
    assert len(world.ok("portal", "outbox", "--json").json["items"]) == letters, "no code was sent"
    assert ivan.ok("whoami", "--json").json["login"] == IVAN


@pytest.mark.shows("R23")
def test_a_status_confirmed_by_signature_opens_the_services(world: World, tmp_path: Path) -> None:
    ivan = at_ivans(world, tmp_path)
    ivan.sign_in(IVAN)
    scans = {
        kind: tmp_path / name for kind, name in {"diploma": "diplom.jpg", "certificate": "sertifikat.jpg"}.items()
    }
    for kind, path in scans.items():
        good_scan(path, kind)
    typed = form(tmp_path / "status.toml", scans, snils_again="087-654-303 00")
    own = str(key(world, "ivan", "--snils", "08765430300"))
    sent = ivan.ok("apply", "professional-status", "--form", str(typed), "--sign", own, "--json").json
    assert sum(files_of(ivan, sent["number"]).values()) == 4, "two XMLs and two scans are signed"
    ivan.ok("portal", "clock", "advance", "6wd")
    assert ivan.ok("status", sent["number"], "--json").json["items"][0]["status"] == "approved"
    opened = ivan.ok("account", "show", "--json").json["professional_services"]
    assert "statistics" in json.dumps(opened)


def test_key_and_method_agree(world: World) -> None:
    none = login(world, "--method", "key")
    assert (none.code, none.error["code"]) == (2, "missing_parameter")
    both = login(world, "--method", "sms", "--key", "anna.p12")
    assert (both.code, both.error["code"]) == (2, "conflict")


def _operator(world: World) -> str:
    found = json.loads((world.folder / "portal" / "portal.json").read_text(encoding="utf-8"))
    return str(found.get("operator_key") or found["key"])
