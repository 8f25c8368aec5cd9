"""Identity through a bank: a video check that fails, a document that the bank signs, and a notice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .shared import living
from .world import World

SOKOLOVA, ORLOV = "sokolova@example.ru", "orlov@example.ru"
SCENARIO = Path(__file__).parent / "meetings.toml"
DOCUMENT = "identity-confirmation"
VIDEO_FAILED = """
[[verdict]]
service = "identity-bank"
stage = "review"
field = "method"
equals = "video"
code = "video_failed"
message = "Видеопроверка не пройдена: лицо не совпало с фотографией в паспорте"
advice = "Пройдите её ещё раз при хорошем свете или выберите документ, подписанный банком."
"""


@pytest.mark.shows("R5", "R25", "R27")
def test_a_video_check_that_fails_leaves_the_other_way(tmp_path: Path) -> None:
    text = SCENARIO.read_text(encoding="utf-8")
    scenario = tmp_path / "bank.toml"
    scenario.write_text(text + VIDEO_FAILED, encoding="utf-8")
    with living(tmp_path, str(scenario), signed_in=True) as world:
        bank = ("--set", "inn=500100732259", "--set", "bank=Сбербанк", "--set", "method=video")
        refused = world.ok("account", "confirm", "bank", *bank, "--json").json
        assert refused["status"] == "refused", "a bank answers at once"
        assert [(one["field"], one["code"]) for one in refused["remarks"]] == [("method", "video_failed")]
        number = refused["number"]
        told = world.ok("status", number).out
        assert "при хорошем свете" in told
        assert f"gosmed resubmit {number} --set method=" in told
        assert world.ok("account", "show", "--json").json["level"] == "standard"
        letters = world.ok("portal", "outbox", "--recipient", SOKOLOVA, "--json").json["items"]
        assert "Видеопроверка не пройдена" in letters[-1]["text"]

        again = world.ok("resubmit", number, "--set", "method=signed-document", "--json").json
        assert again["status"] == "approved"
        assert world.ok("account", "show", "--json").json["level"] == "confirmed"
        letters = world.ok("portal", "outbox", "--recipient", SOKOLOVA, "--json").json["items"]
        assert any("Подтверждено" in one["text"] for one in letters[-3:]), "a notice on completion"
        assert "Confirmed" in world.ok("status", number).out


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with living(tmp_path_factory.mktemp("bank"), str(SCENARIO), signed_in=True) as one:
        yield one


def confirmed(world: World, inn: str, method: str, bank: str = "Сбербанк") -> dict[str, Any]:
    given = ("--set", f"inn={inn}", "--set", f"bank={bank}", "--set", f"method={method}")
    found: dict[str, Any] = world.ok("account", "confirm", "bank", *given, "--json").json
    return found


def received(world: World) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = world.ok("documents", "--received", "--json").json["items"]
    return found


@pytest.fixture(scope="module")
def saved(world: World) -> tuple[dict[str, Any], Path, Path]:
    """Анна's application with a document that the bank has signed, and where both files are saved."""
    refused = confirmed(world, "772816897110", "signed-document")
    assert refused["status"] == "refused", "the ИНН is another person's"
    assert (refused["documents"], received(world)) == ([], []), "a refusal signs nothing"
    number = refused["number"]
    one = world.ok("resubmit", number, "--set", "inn=500100732259", "--json").json
    assert one["status"] == "approved"
    files = []
    for document in one["documents"]:
        saved = world.ok("documents", "download", document["id"], "--json").json
        files.append(world.folder / saved["path"])
    document, signature = files
    return one, document, signature


@pytest.mark.shows("R25", "R27")
def test_a_bank_signs_a_document_and_its_owner_is_told(
    world: World, saved: tuple[dict[str, Any], Path, Path]
) -> None:
    one, document, signature = saved
    name = f"{DOCUMENT}_{one['number']}-2.pdf"
    assert (document.name, signature.name) == (name, f"{name}.sig")
    assert document.read_bytes().startswith(b"%PDF")
    assert f"{name}, {name}.sig" in one["history"][-1]["comment"]
    told = world.ok("status", one["number"]).out
    for enclosed in one["documents"]:
        assert f"gosmed documents download {enclosed['id']}" in told
    assert f"gosmed verify {name}" in told
    listed = {item["name"]: (item["format"], item["sender"]) for item in received(world)}
    assert listed == {name: ("pdf", "Сбербанк"), f"{name}.sig": ("sig", "Сбербанк")}
    letters = world.ok("portal", "outbox", "--recipient", SOKOLOVA, "--json").json["items"]
    assert sum("Вам прислан документ: Подтверждение личности" in item["text"] for item in letters) == 1
    assert any("Подтверждено" in item["text"] and name in item["text"] for item in letters)


@pytest.mark.shows("R25")
def test_its_signature_is_the_banks_and_a_changed_byte_spoils_it(
    world: World, saved: tuple[dict[str, Any], Path, Path]
) -> None:
    _, document, signature = saved
    good = world.ok("verify", document.name, "--json").json
    assert (good["good"], good["name"], good["snils"]) == (True, "Сбербанк", None)
    assert "Сбербанк" in world.ok("verify", document.name, "--lang", "ru").out
    data = bytearray(document.read_bytes())
    data[-1] ^= 1
    changed = world.folder / "changed.pdf"
    changed.write_bytes(data)
    bad = world.run("verify", "changed.pdf", "--signature", signature.name, "--json")
    assert bad.code == 3, str(bad)
    assert bad.error["code"] == "not_good"
    assert "documents --received" in bad.error["advice"]


@pytest.mark.shows("R25", "R28")
def test_a_video_check_leaves_no_document_and_nobody_has_anothers(
    world: World, saved: tuple[dict[str, Any], Path, Path]
) -> None:
    one, _, _ = saved
    world.ok("logout")
    world.sign_in(ORLOV)
    try:
        assert world.run("documents", "download", one["documents"][0]["id"]).code == 5
        checked = confirmed(world, "772816897110", "video")
        assert checked["status"] == "approved"
        assert (checked["documents"], received(world)) == ([], [])
    finally:
        world.ok("logout")
        world.sign_in()


@pytest.mark.shows("R25")
def test_the_banks_key_is_part_of_the_portals_state_and_may_be_revoked(
    world: World, saved: tuple[dict[str, Any], Path, Path]
) -> None:
    one, document, _ = saved
    snapshot = str(world.folder / "bank.snapshot")
    world.ok("portal", "snapshot", "save", snapshot)
    world.ok("portal", "scenario", "load", str(SCENARIO))
    assert world.run("verify", document.name).code == 3, "another portal's authority"
    world.ok("portal", "snapshot", "load", snapshot)
    serial = world.ok("verify", document.name, "--json").json["serial"]
    (key,) = world.ok("portal", "ca", "list", "--json").json["items"]
    assert (key["serial"], key["name"]) == (serial, "Сбербанк")
    world.ok("portal", "ca", "revoke", serial)
    assert world.run("verify", document.name).code == 3, "a revoked key signs nothing"
    world.sign_in()
    assert [item["id"] for item in world.ok("status", one["number"], "--json").json["items"][0]["documents"]]
