"""A signed application from end to end, and everything for which a signature is not accepted (R23, R28)."""

from __future__ import annotations

import hashlib
import json
import sys
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest

from gosmed_cli.contract import application_xml as xml
from gosmed_cli.contract.catalogue import bundled_service
from gosmed_cli.documents.archive import build
from gosmed_cli.signing import issuing
from gosmed_cli.signing.cms import sign
from gosmed_cli.signing.keys import Key, load_p12, new_private, write_p12
from gosmed_cli.signing.subject import Subject

from .papers import form, papers
from .signing import ANNA, KEY_PASSWORD, NUMBERS, SCENARIO, cabinet, files_of, key, signing_world
from .world import Result, World

SIGNED = "identity-signature"
pytestmark = pytest.mark.shows("R28")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with signing_world(tmp_path_factory.mktemp("signature")) as one:
        yield one


def apply(world: World, *options: str) -> Result:
    """The service that asks for a signature, under the name that people look for."""
    return world.run("account", "confirm", "signature", *NUMBERS, "--json", *options)


def applications(world: World) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = world.ok("status", "--json").json["items"]
    return items


def token(world: World) -> dict[str, str]:
    stored = json.loads(Path(world.ok("whoami", "--json").json["tokens"]).read_text(encoding="utf-8"))
    return {"Authorization": f"Bearer {stored['access_token']}"}


# --- what is refused here, before anything is sent


def test_a_service_that_asks_for_a_signature_is_not_sent_without(world: World) -> None:
    for refused in (apply(world), world.run("account", "confirm", "signature", "--json")):
        assert (refused.code, refused.error["code"], refused.error["sent"]) == (3, "needed", False)
        assert "--sign" in refused.error["advice"]
        assert "gosmed portal ca issue" in refused.error["advice"], "and how to get a key"
    assert applications(world) == []


@pytest.mark.parametrize(
    ("name", "options", "code"),
    [
        ("ivan", ("--snils", "08765430300"), "foreign_key"),
        ("expired", ("--snils", "11223344595", "--days", "0"), "key_expired"),
        ("future", ("--snils", "11223344595", "--not-before", "2026-05-01"), "key_not_yet_valid"),
    ],
)
def test_a_key_that_may_not_sign_now(world: World, name: str, options: tuple[str, ...], code: str) -> None:
    refused = apply(world, "--sign", str(key(world, name, *options)))
    assert (refused.code, refused.error["code"], refused.error["sent"]) == (3, code, False)
    assert "08765430300" not in refused.err
    assert applications(world) == []


def test_a_wrong_password_and_a_damaged_key(world: World) -> None:
    path = key(world, "anna")
    wrong = world.folder / "wrong"
    wrong.write_text("ключ-2026\n", encoding="utf-8")
    refused = apply(world, "--sign", str(path), "--key-password-file", str(wrong))
    assert (refused.code, refused.error["code"]) == (2, "key_password")
    assert "ключ-2026" not in refused.err
    for content in (b"", b"%PDF-1.7", path.read_bytes()[:300]):
        (world.folder / "damaged.p12").write_bytes(content)
        refused = apply(world, "--sign", "damaged.p12")
        assert (refused.code, refused.error["code"]) == (2, "key_damaged")
    missing = apply(world, "--sign", "nowhere.p12")
    assert (missing.code, missing.error["code"]) == (2, "key_unreadable")
    assert applications(world) == []


def test_where_nobody_can_be_asked_the_password_has_to_be_in_a_file(world: World) -> None:
    path = key(world, "anna")
    kept = world.environment.pop("GOSMED_KEY_PASSWORD_FILE")
    try:
        refused = apply(world, "--sign", str(path))
    finally:
        world.environment["GOSMED_KEY_PASSWORD_FILE"] = kept
    assert (refused.code, refused.error["code"]) == (2, "needs_terminal")
    assert "--key-password-file" in refused.error["message"]


# --- what the portal refuses


def test_an_authority_that_the_portal_does_not_know(world: World) -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    stranger = issuing.new_authority("Учебный УЦ портала gosmed", now, now + timedelta(days=900))
    private = new_private()
    anna = Subject("Соколова", "Анна", "Петровна", "11223344595", "500100732259")
    made = issuing.issue(stranger, private.public_key(), anna, now, now + timedelta(days=900))
    path = world.folder / "stranger.p12"
    write_p12(path, Key(private, made, (stranger.certificate,)), KEY_PASSWORD)
    refused = apply(world, "--sign", str(path))
    assert (refused.code, refused.error["sent"]) == (3, True)
    assert [one["code"] for one in refused.error["errors"]] == ["signature_untrusted"]


@pytest.mark.shows("R74")
def test_a_revoked_key_is_refused_and_a_new_one_mends_it(world: World) -> None:
    """Sending again signs every file anew: nothing but the key has to be given."""
    old = key(world, "revoked")
    world.ok("portal", "ca", "revoke", load_p12(old, KEY_PASSWORD).serial)
    refused = apply(world, "--sign", str(old))
    assert (refused.code, refused.error["sent"]) == (3, True)
    assert [one["code"] for one in refused.error["errors"]] == ["signature_revoked"]
    assert "--sign KEY.p12" in refused.error["advice"]
    number = next(one["number"] for one in applications(world) if one["remarks"][0]["code"] == "signature_revoked")
    assert cabinet(world, "account")["level"] == "basic"
    assert f"gosmed resubmit {number} --sign KEY.p12" in world.ok("status", number).out

    unsigned = world.run("resubmit", number, "--yes", "--json")
    assert (unsigned.code, unsigned.error["code"], unsigned.error["sent"]) == (3, "needed", False)
    done = world.ok("resubmit", number, "--sign", str(key(world, "anna")), "--json")
    assert (done.json["status"], done.json["attempt"]) == ("approved", 2)
    account = cabinet(world, "account")
    assert account["level"] == "confirmed", "one's own signature proves who one is"
    files = files_of(world, number)
    names = [name for name in files if not name.endswith(".sig")]
    assert names
    assert all(files[name] for name in names)


def test_the_certificate_says_who_one_is(make_world: Callable[..., World]) -> None:
    """Nothing has to be typed that stands in the certificate."""
    world = make_world(SCENARIO)
    world.sign_in(ANNA)
    path = world.folder / "own.p12"
    world.ok(
        "portal", "ca", "issue", "--login", ANNA, "--snils", "112-233-445 95", "-o", str(path), "--no-password"
    )
    lacking = world.run("account", "confirm", "signature", "--sign", str(path), "--json")
    assert lacking.code == 3
    assert [one["field"] for one in lacking.error["errors"]] == ["inn"], "what it does not say"
    path = world.folder / "whole.p12"
    world.ok("portal", "ca", "issue", "--snils", "112-233-445 95", "-o", str(path), "--no-password")
    done = world.ok("account", "confirm", "signature", "--sign", str(path), "--json")
    assert done.json["status"] == "approved"


# --- archives of somebody else's making


def archive(world: World, number: int, by: Path | None, folder: Path) -> dict[str, bytes]:
    """The files of a signed application as another program would pack them."""
    service = bundled_service(SIGNED)
    assert service is not None
    values = {
        "last_name": "Соколова", "first_name": "Анна", "middle_name": "Петровна", "snils": "11223344595",
        "inn": "500100732259",
    }  # fmt: skip
    head = xml.ApplicationForm(
        "0f8fad5b-d9cb-469f-a165-70867728950e", SIGNED, service.service_code, service.target_code, "45000000000",
        str(number), 1, datetime(2026, 3, 2, 9, tzinfo=UTC), None, values,
    )  # fmt: skip
    owner = load_p12(by, KEY_PASSWORD) if by else None
    built = build(folder / "raw.zip", head, [], (lambda data: sign(data, owner)) if owner else None)
    with zipfile.ZipFile(built.path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def push(world: World, headers: dict[str, str], number: int, files: dict[str, bytes]) -> list[str]:
    """Send these files; the codes of the remarks on the application."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    sent = {"orderId": str(number)}
    path = f"{world.url}/api/gusmev/push/chunked"
    answer = httpx.post(path, headers=headers, data=sent, files={"file": ("a.zip", out.getvalue())})
    assert answer.status_code == 200, answer.text
    return [one["code"] for one in cabinet(world, f"applications/{number}")["remarks"]]


def _another_region(files: dict[str, bytes]) -> None:
    """Whoever changes a form on its way mends its checksum too; the signatures tell."""
    req = next(name for name in files if name.startswith("req_") and name.endswith(".xml"))
    trans = next(name for name in files if name.startswith("trans_") and name.endswith(".xml"))
    text = files[req].replace(b"45000000000", b"46000000000")
    old, new = (hashlib.sha256(one).hexdigest().encode() for one in (files[req], text))
    files[trans] = files[trans].replace(b"45000000000", b"46000000000").replace(old, new)
    files[req] = text


def _no_signature_of_the_form(files: dict[str, bytes]) -> None:
    del files[next(name for name in files if name.startswith("req_") and name.endswith(".sig"))]


@pytest.mark.parametrize(
    ("by", "change", "codes"),
    [
        ("anna", _another_region, ["signature_content_changed"] * 2),
        ("anna", _no_signature_of_the_form, ["unsigned"]),
        ("ivan", None, ["foreign_signature"]),
        (None, None, ["unsigned"] * 2),
    ],
)
def test_a_raw_archive_with_wrong_signatures(
    world: World, tmp_path: Path, by: str | None, change: Any, codes: list[str]
) -> None:
    service, headers = bundled_service(SIGNED), token(world)
    assert service is not None
    person = ("--snils", "08765430300") if by == "ivan" else ()
    body = {"serviceCode": service.service_code, "targetCode": service.target_code, "region": "45000000000"}
    number = httpx.post(f"{world.url}/api/gusmev/order", headers=headers, json=body).json()["orderId"]
    files = archive(world, number, key(world, by, *person) if by else None, tmp_path)
    if change is not None:
        change(files)
    assert push(world, headers, number, files) == codes
    told = world.ok("api", "POST", f"/api/gusmev/order/{number}").json
    assert told["code"] == "FILES_VERIFICATION_FAILED"
    assert "08765430300" not in json.dumps(cabinet(world, f"applications/{number}"))


# --- a provider's program, and scans


PROVIDER = """
import sys
from pathlib import Path
from gosmed_cli.signing.cms import sign
from gosmed_cli.signing.keys import load_p12
sys.stdout.buffer.write(sign(sys.stdin.buffer.read(), load_p12(Path(sys.argv[1]), sys.argv[2])))
"""


def registered(world: World, typed: Path, code: int = 0) -> Result:
    values = ("specialty=Терапия", "position=врач-терапевт", "organisation=ГБУЗ «Городская поликлиника № 1»")
    sets = [word for value in values for word in ("--set", value)]
    return world.ok("register", "--form", str(typed), *NUMBERS, *sets, "--sign", "command", "--json", code=code)


def test_a_providers_program_signs_every_scan(world: World, tmp_path: Path) -> None:
    script = world.folder / "provider.py"
    script.write_text(PROVIDER, encoding="utf-8")
    none = apply(world, "--sign", "command")
    assert (none.code, none.error["code"]) == (2, "no_command")
    world.ok(
        "config", "set", "signer_command", f"'{sys.executable}' '{script}' '{key(world, 'anna')}' {KEY_PASSWORD}"
    )
    if cabinet(world, "account")["level"] != "confirmed":
        apply(world, "--sign", "command")
    typed = form(world.folder / "cabinet.toml", papers(world.folder / "scans"))
    sent = registered(world, typed)
    files = files_of(world, sent.json["number"])
    assert len(files) == 12, "two XMLs, four scans, a signature beside each"
    again = registered(world, typed)
    assert again.json["number"] == sent.json["number"], "the same, signed by the same, is one application"


def test_a_provider_that_fails_is_named_and_nothing_is_sent(world: World) -> None:
    before = len(applications(world))
    world.ok("config", "set", "signer_command", f"'{sys.executable}' -c 'import sys; sys.exit(3)'")
    typed = form(world.folder / "again.toml", papers(world.folder / "scans"))
    assert registered(world, typed, code=2).error["code"] == "command_failed"
    assert len(applications(world)) == before
