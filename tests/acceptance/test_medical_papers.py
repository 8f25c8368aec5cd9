"""Prescriptions and sick leaves: issued from a form, cancelled, printed, only while switched on (R102)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from .shared import living
from .world import Result, World

pytestmark = pytest.mark.shows("R102")
RECIPE = {
    "patient": "Белова Мария Сергеевна",
    "patient_birth_date": "03.07.1961",
    "patient_phone": "+7 901 000-01-01",
    "diagnosis": "i10",
    "medicine": "Эналаприл",
    "dosage": "таблетки 10 мг",
    "quantity": "1",
    "directions": "по 1 таблетке 2 раза в день",
    "term": "15",
}
LEAVE = {
    "patient": "Белова Мария Сергеевна",
    "patient_birth_date": "03.07.1961",
    "patient_snils": "112-233-445 95",
    "reason": "01",
    "diagnosis": "J06.9",
    "starts_on": "02.03.2026",
    "ends_on": "09.03.2026",
}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with living(tmp_path_factory.mktemp("papers"), "profession", signed_in=True) as world:
        yield world


def typed(values: dict[str, str], **changed: str) -> list[str]:
    return [part for name, value in {**values, **changed}.items() for part in ("--set", f"{name}={value}")]


def issued(world: World, command: str, values: dict[str, str], **changed: str) -> Result:
    return world.ok(command, "issue", *typed(values, **changed), "--json")


@pytest.mark.shows("R58")
def test_a_prescription_from_a_form_reaches_the_patient_and_the_printer(world: World) -> None:
    form = world.folder / "recipe.toml"
    world.ok("form", "prescriptions", "-o", str(form))
    text = form.read_text(encoding="utf-8")
    assert "region" not in text
    assert "15: 15 days" in text
    for name, value in RECIPE.items():
        text = text.replace(f'{name} = ""', f'{name} = "{value}"')
    form.write_text(text, encoding="utf-8")
    one = world.ok("prescriptions", "issue", "--form", str(form), "--json").json
    assert (one["state"], one["valid_until"]) == ("issued", "2026-03-16")
    assert one["values"]["diagnosis"] == "I10"
    told = world.ok("portal", "outbox", "--json").json["items"][-1]
    assert told["to"] == "+79010000101"
    assert one["number"] in told["text"]
    assert "16.03.2026" in told["text"]
    target = world.folder / "recipe.pdf"
    world.ok("prescriptions", "print", one["number"], "-o", str(target))
    page = pypdfium2.PdfDocument(target)[0].get_textpage().get_text_bounded()
    for words in (one["number"], "Белова Мария Сергеевна", "Эналаприл", "16.03.2026", "Соколова Анна Петровна"):
        assert words in page
    assert target.stat().st_mode & 0o777 == 0o600
    assert world.ok("prescriptions", "--limit", "1", "--json").json["items"] == [one]
    assert [entry["action"] for entry in world.ok("journal", "--json", "--limit", "2").json["items"]] == [
        "paper_printed",
        "paper_issued",
    ]


def test_every_mistake_is_told_before_anything_is_issued(world: World) -> None:
    before = world.ok("prescriptions", "--json").json
    wrong = world.ok(
        "prescriptions", "issue", *typed(RECIPE, quantity="21", diagnosis="42", term="17"), "--json", code=3
    )
    found = {one["field"]: one["message"] for one in wrong.error["errors"]}
    assert set(found) == {"quantity", "diagnosis", "term"}
    assert "from 1 to 20" in found["quantity"]
    assert wrong.error["sent"] is False
    assert world.ok("prescriptions", "--json").json == before
    assert "gosmed form prescriptions" in world.ok("prescriptions", "issue", code=2).err


def test_nothing_of_the_patient_stays_on_this_computer(world: World) -> None:
    issued(world, "prescriptions", RECIPE, patient="Неповторимова Ульяна Игоревна")
    world.ok("prescriptions")
    kept = [one for one in world.home.rglob("*") if one.is_file() and "Неповторимова".encode() in one.read_bytes()]
    assert kept == []


@pytest.mark.parametrize(
    ("first", "last", "code", "words"),
    [
        ("02.03.2026", "16.03.2026", 0, ""),
        ("02.03.2026", "17.03.2026", 3, "16.03.2026"),
        ("02.03.2026", "01.03.2026", 3, "02.03.2026"),
    ],
)
def test_a_physician_alone_gives_fifteen_days(world: World, first: str, last: str, code: int, words: str) -> None:
    done = world.ok("sick-leaves", "issue", *typed(LEAVE, starts_on=first, ends_on=last), code=code)
    assert words in done.err + done.out


def test_the_clock_closes_what_has_ended(world: World) -> None:
    leave = issued(world, "sick-leaves", LEAVE, ends_on="05.03.2026").json["number"]
    recipe = issued(world, "prescriptions", RECIPE, term="365").json["number"]
    world.ok("portal", "clock", "set", "2026-03-05T23:50:00+03:00")
    assert world.ok("sick-leaves", "show", leave, "--json").json["state"] == "issued"
    world.ok("portal", "clock", "advance", "10m")
    ended = world.ok("sick-leaves", "show", leave, "--json").json
    assert (ended["state"], ended["state_title"]) == ("ended", "Закрыт")
    assert leave in [one["number"] for one in world.ok("sick-leaves", "--state", "ended", "--json").json["items"]]
    refused = world.ok("sick-leaves", "cancel", leave, "--reason", "поздно", code=6)
    assert f"gosmed sick-leaves show {leave}" in refused.err
    assert world.ok("prescriptions", "show", recipe, "--json").json["state"] == "issued"


def test_cancelling_needs_a_reason_and_tells_the_patient(world: World) -> None:
    number = issued(world, "prescriptions", RECIPE).json["number"]
    assert "--reason" in world.ok("prescriptions", "cancel", number, code=2).err
    done = world.ok("prescriptions", "cancel", number, "--reason", "Ошибка в дозе", "--json").json
    assert (done["state"], done["reason"]) == ("cancelled", "Ошибка в дозе")
    assert "отменён" in world.ok("portal", "outbox", "--json").json["items"][-1]["text"]
    world.ok("prescriptions", "cancel", number, "--reason", "ещё раз", code=6)
    assert "Ошибка в дозе" in world.ok("prescriptions", "show", number).out


def test_another_physician_sees_none_of_it(world: World, tmp_path: Path) -> None:
    number = issued(world, "prescriptions", RECIPE).json["number"]
    other = World(tmp_path, "profession", url=world.url)
    argv = ("login", "--login", "orlov@example.ru")
    asked = other.ok(*argv, "--password-stdin", "--json", stdin="Demo-2026!", code=4).json["challenge"]
    other.ok(*argv, "--challenge", asked, "--code", "-", stdin=world.last_code("+79000000002"))
    for typed_in in (["show", number], ["cancel", number, "--reason", "чужой"], ["print", number]):
        refused = other.ok("prescriptions", *typed_in, code=5)
        assert "gosmed prescriptions" in refused.err
    assert world.ok("prescriptions", "show", number, "--json").json["state"] == "issued"


@pytest.mark.shows("R59")
def test_only_while_the_service_is_on(world: World) -> None:
    world.ok("services", "disable", "sick-leaves")
    for argv in (("list",), ("issue", *typed(LEAVE)), ("show", "910000001001")):
        refused = world.ok("sick-leaves", *argv, "--json", code=6)
        assert refused.error["code"] == "service_off"
        assert refused.error["advice"] == "gosmed services enable sick-leaves"
    world.ok("services", "enable", "sick-leaves")
    world.ok("sick-leaves")
