"""Keeping an account current: professional data, a later СНИЛС, what the registers contradict (R12, R18, R103)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .life import PASSWORD, member
from .shared import living
from .world import Result, World

pytestmark = pytest.mark.shows("R12", "R18", "R103")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Орлов has a base account without a СНИЛС and is signed in."""
    folder = tmp_path_factory.mktemp("edit")
    with living(folder) as one:
        email = member(one, folder, 301, snils="")
        one.sign_in(email, PASSWORD)
        yield one


def edit(world: World, *changes: str, code: int = 0) -> Result:
    sets = [part for one in changes for part in ("--set", one)]
    return world.ok("account", "edit", *sets, "--json", code=code)


def test_professional_data_are_kept_shown_and_taken_away(world: World) -> None:
    known = edit(
        world, "specialty=Кардиология", "licence=Л041-01137-77/00512204", "licence_until=01.04.2026"
    ).json["known"]
    assert known["licence_until"] == "2026-04-01"
    shown = world.ok("account", "show", "--lang", "ru").out
    assert "Специальность: Кардиология" in shown
    assert "Лицензия действует до 01.04.2026: осталось 30 дней" in shown
    world.ok("portal", "clock", "advance", "31d")
    assert "The licence expired on 01.04.2026" in world.ok("account", "show").out
    assert "licence_until" not in edit(world, "licence_until=").json["known"]


@pytest.mark.shows("R20", "R21")
def test_a_snils_of_another_person_is_refused_and_the_own_one_raises_the_level(world: World) -> None:
    wrong = edit(world, "snils=112-233-445 95", code=3)
    assert [(one["field"], one["code"]) for one in wrong.error["errors"]] == [("snils", "mismatch")]
    assert "112" not in wrong.err
    mistyped = edit(world, "snils=087-654-303 01", code=3)
    assert mistyped.error["sent"] is False
    assert world.ok("account", "show", "--json").json["level"] == "basic"
    result = world.ok("account", "edit", "--set", "snils=087-654-303 00")
    assert "standard" in result.err
    assert world.ok("account", "show", "--json").json["level"] == "standard"


def test_an_exchanged_passport_must_be_the_one_in_the_register(world: World) -> None:
    refused = edit(world, "passport_series=4525", "passport_number=777777", code=3)
    assert {one["field"] for one in refused.error["errors"]} == {"passport_series", "passport_number"}
    assert "777777" not in refused.err


def test_a_form_changes_only_what_is_filled_in(world: World, tmp_path: Path) -> None:
    path = tmp_path / "edit.toml"
    world.ok("form", "account-edit", "-o", str(path))
    text = path.read_text(encoding="utf-8")
    assert '# snils = "08765430300"' in text
    path.write_text(text.replace('\nposition = ""', '\nposition = "врач-кардиолог"'), encoding="utf-8")
    before = world.ok("account", "show", "--json").json["known"]
    after = world.ok("account", "edit", "--form", str(path), "--json").json["known"]
    assert {name for name in after if after[name] != before.get(name)} == {"position"}


def test_mistakes_name_their_field_and_its_line(world: World, tmp_path: Path) -> None:
    path = tmp_path / "edit.toml"
    path.write_text('licence = "1"\nlicence_until = "01.01.2020"\nspeciality = "Терапия"\n', encoding="utf-8")
    result = world.ok("account", "edit", "--form", str(path), "--json", code=3)
    assert {one["field"]: one["where"] for one in result.error["errors"]} == {
        "licence_until": "edit.toml:2",
        "speciality": "edit.toml:3",
    }
    nothing = world.ok("account", "edit", "--json", code=2)
    assert "gosmed form account-edit" in nothing.error["advice"]
    assert edit(world, "passport_number=", code=3).error["errors"][0]["field"] == "passport_number"
