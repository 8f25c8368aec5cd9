"""The first sign-in asks for diploma, licence and identity paper; then the medical services open (R32)."""

from __future__ import annotations

from pathlib import Path

import pytest

from .papers import papers
from .world import World

KINDS = ("diploma", "licence", "passport")


@pytest.mark.shows("R32", "R29", "R30")
def test_the_first_sign_in_asks_for_three_documents(world: World, tmp_path: Path) -> None:
    password, login = "Demo-2026!", "sokolova@example.ru"
    asked = world.ok("login", "--login", login, "--password-stdin", "--json", stdin=password, code=4).json
    finish = ["login", "--login", login, "--challenge", asked["challenge"], "--code", "-"]
    said = world.ok(*finish, stdin=world.last_code()).err
    for kind in KINDS:
        assert f"gosmed upload FILE --as {kind}" in said
    assert "gosmed upload ФАЙЛ --as licence" in world.ok("account", "show", "--lang", "ru").out

    scans = papers(tmp_path / "scans", KINDS)
    for kind, scan in scans.items():
        world.ok("upload", str(scan), "--as", kind)
    waiting = world.ok("account", "show", "--json").json
    assert [one["pending"] for one in waiting["missing_documents"]] == [True, True, True]
    assert "being checked" in world.ok("account", "show").out
    assert "medical_services" not in waiting["opened"]

    world.ok("portal", "clock", "advance", "1d")
    opened = world.ok("account", "show", "--json").json
    assert opened["missing_documents"] == []
    assert "medical_services" in opened["opened"]
    texts = [one["text"] for one in world.ok("portal", "outbox", "--json", "--all").json["items"]]
    assert any("«Медицинские услуги»" in text for text in texts)
    asked = world.ok("login", "--login", login, "--password-stdin", "--json", stdin=password, code=4).json
    done = world.ok(
        "login", "--login", login, "--challenge", asked["challenge"], "--code", "-", "--json",
        stdin=world.last_code("+79000000001"),
    )  # fmt: skip
    assert done.json["missing_documents"] == []
