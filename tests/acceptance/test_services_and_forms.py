"""Finding a service by what people call it, reading what it wants, filling in its form."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .papers import form, papers
from .shared import living
from .world import World

SLUGS = ("medical-cabinet", "qualification", "employment", "identity-bank")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with living(tmp_path_factory.mktemp("services"), signed_in=True) as one:
        yield one


def found(world: World, *words: str) -> list[str]:
    return [one["slug"] for one in world.ok("services", "search", *words, "--json").json["items"]]


@pytest.mark.shows("R34", "R43", "C19")
@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Регистрация личного кабинета для медицинского работника", "medical-cabinet"),
        ("личный кабинет врача", "medical-cabinet"),
        ("кабинет регистрация", "medical-cabinet"),
        ("Подтверждение квалификации", "qualification"),
        ("квалификацию подтвердить", "qualification"),
        ("Подтверждение трудовой деятельности", "employment"),
        ("трудовую деятельность", "employment"),
        ("ПОДТВЕРЖДЕНИЕ ЛИЧНОСТИ ЧЕРЕЗ БАНК", "identity-bank"),
        ("банк", "identity-bank"),
        ("employment confirmation", "employment"),
    ],
)
def test_a_service_is_found_by_any_order_and_form_of_its_words(world: World, words: str, slug: str) -> None:
    assert found(world, words)[:1] == [slug]
    assert found(world, *reversed(words.split()))[:1] == [slug]


def test_what_is_not_there_is_not_found(world: World) -> None:
    nothing = world.ok("services", "search", "рыбалка", "--json")
    assert nothing.json["items"] == []
    assert world.ok("services", "search", "рыбалка").err.strip(), "a person is told"


@pytest.mark.shows("R34")
def test_services_are_filtered_by_category(world: World) -> None:
    everything = world.ok("services", "--json").json["items"]
    assert {one["slug"] for one in everything} >= set(SLUGS)
    identity = world.ok("services", "list", "--category", "identity", "--json").json["items"]
    assert [one["slug"] for one in identity] == [
        one["slug"] for one in everything if one["category"] == "identity"
    ]
    assert 0 < len(identity) < len(everything)
    titled = world.ok("services", "list", "--category", "Подтверждение личности", "--json").json["items"]
    assert titled == identity, "a category is also known by its title"
    unknown = world.run("services", "search", "кабинет", "--category", "подтверждение", "--json")
    assert (unknown.code, unknown.error["code"]) == (5, "unknown_category")
    assert "identity (Identity confirmation)" in unknown.error["message"]
    assert "user-profile" not in unknown.error["message"], "only those that are like it"
    assert "user-profile" in world.run("services", "--category", "x").err, "and all where none is"


@pytest.mark.parametrize("slug", SLUGS)
def test_a_service_tells_machines_and_people_what_it_wants(world: World, slug: str) -> None:
    shown: dict[str, Any] = world.ok("services", "show", slug, "--json").json
    wanted = {"slug", "service_code", "target_code", "title", "category", "fields", "attachments", "review"}
    assert wanted | {"resubmit", "opens"} <= set(shown)
    assert shown["slug"] == slug
    for lang in ("ru", "en"):
        words = world.ok("services", "show", slug, "--lang", lang).out
        assert shown["title"][lang] in " ".join(words.split())
        for slot in shown["attachments"]:
            assert slot["kind"] in words
        assert f"gosmed form {slug}" in words or f"gosmed apply {slug}" in words


def test_an_unknown_service_names_the_nearest(world: World) -> None:
    result = world.run("services", "show", "medical-cabinte", "--json")
    assert result.code == 5
    assert "medical-cabinet" in result.error["message"] + result.error["advice"]


@pytest.mark.shows("R40")
def test_dictionaries_are_searched_by_words(world: World) -> None:
    items = world.ok("dictionary", "specialties", "терапия", "--json").json["items"]
    assert items[0] == {**items[0], "value": "097", "title": "Терапия"}
    assert len(world.ok("dictionary", "specialties", "--json").json["items"]) == 118
    regions = world.ok("dictionary", "regions", "москва", "--json").json["items"]
    assert "45000000000" in {one["value"] for one in regions}
    unknown = world.run("dictionary", "specialities", "--json")
    assert unknown.code == 5
    assert "specialties" in unknown.error["message"] + unknown.error["advice"]


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("slug", SLUGS)
def test_a_form_names_every_field_and_slot_and_loads_back(
    world: World, tmp_path: Path, slug: str, lang: str
) -> None:
    shown = world.ok("services", "show", slug, "--json").json
    path = tmp_path / "form.toml"
    world.ok("form", slug, "-o", str(path), "--lang", lang)
    text = path.read_text(encoding="utf-8")
    tomllib.loads(text)
    for field in shown["fields"]:
        lines = [line.removeprefix("# ") for line in text.splitlines()]
        assert any(line.startswith(f"{field['name']} =") for line in lines), field["name"]
        assert field["title"][lang] in text
    for slot in shown["attachments"]:
        assert f"{slot['kind']} =" in text
    for example in ("а", "ё"):
        assert lang == "en" or example in text
    again = world.run("form", slug, "-o", str(path))
    assert again.code == 2, "a form that somebody filled in is never overwritten"
    empty = world.run("apply", slug, "--form", str(path), "--json")
    assert empty.code in (0, 3), str(empty)
    if empty.code == 3:
        codes = {one["code"] for one in empty.error["errors"]}
        assert "unknown_key" not in codes, "the program understands its own form"


def test_a_set_field_and_an_attached_file_beat_the_form(world: World) -> None:
    scans = papers(world.folder / "scans")
    better = papers(world.folder / "better", ("diploma",))["diploma"]
    typed = str(
        form(world.folder / "f.toml", {**scans, "diploma": Path("none.jpg")}, inn="123", birth_date="12.04.1985")
    )
    wrong = world.run("register", "--form", typed, "--attach", f"diploma={better}", "--json")
    assert wrong.code == 3
    assert {one.get("field") for one in wrong.error["errors"]} == {"inn"}
    command = ["register", "--form", typed, "--set", "inn=500100732259", "--attach", f"diploma={better}"]
    number = world.ok(*command, "--json").json["number"]
    world.ok("portal", "clock", "advance", "6wd")
    assert world.ok("status", number, "--json").json["items"][0]["status"] == "approved"


def test_a_draft_is_kept_with_what_was_right_and_goes_on(world: World) -> None:
    scans = papers(world.folder / "scans", ("diploma", "residency"))
    typed = str(form(world.folder / "q.toml", {"diploma": scans["diploma"]}, specialty="Терапевтия"))
    wrong = world.run("apply", "qualification", "--form", typed, "--set", "region=Москва", "--json")
    assert wrong.code == 3, str(wrong)
    drafts = list((world.home / "state" / "drafts").rglob("qualification.toml"))
    assert len(drafts) == 1
    assert drafts[0].stat().st_mode & 0o777 == 0o600
    more = ["--set", "specialty=Терапия", "--attach", f"residency={scans['residency']}"]
    sent = world.ok("apply", "qualification", "--draft", *more, "--json").json
    assert sent["service"] == "qualification"
    assert not drafts[0].exists(), "a sent draft is done with"


def test_a_key_that_no_service_has_names_the_right_one(world: World) -> None:
    wrong = world.run("apply", "identity-bank", "--set", "passport_serie=4509", "--set", "ogrn=1", "--json")
    assert wrong.code == 3, str(wrong)
    unknown = {
        one["field"]: one["message"] for one in wrong.error["errors"] if one["code"].startswith("unknown_key")
    }
    assert set(unknown) == {"passport_serie", "ogrn"}
    assert "passport_series" in unknown["passport_serie"]


def test_the_same_in_both_languages(world: World) -> None:
    """Words differ, content does not."""
    russian, english = (world.ok("services", "--lang", lang).out for lang in ("ru", "en"))
    assert russian != english
    assert all(slug in russian and slug in english for slug in SLUGS)
    assert "Подтверждение квалификации" in russian
    assert "Confirmation of qualification" in english
    for lang in ("ru", "en"):
        machine = world.ok("services", "--json", "--lang", lang).out
        assert machine == world.ok("services", "--json").out
