"""Attestation: open to a cabinet, PDF alone, a number and a letter, changed until the decision (R95–R97)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gosmed_cli.documents.sample import good_scan
from gosmed_cli.mock_portal import scenarios

from .papers import form
from .shared import living
from .world import World

PAPERS = {
    "diploma": "diplom_2012.pdf",
    "further-education": "sertifikat_2026.pdf",
    "labour-book": "trudovaya_2026.pdf",
    "payment-receipt": "oplata_2026.pdf",
}
OPEN = 'level = "confirmed"\nopened = { cabinet = true }\n'


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The demo, in which Анна has her cabinet already."""
    folder = tmp_path_factory.mktemp("attestation")
    text = scenarios.text_of("demo").replace('level = "confirmed"\n', OPEN)
    assert OPEN in text
    (folder / "open.toml").write_text(text, encoding="utf-8")
    with living(folder, str(folder / "open.toml"), signed_in=True) as one:
        yield one


def typed(world: World, **changed: str) -> str:
    world.folder.joinpath("scans").mkdir(exist_ok=True)
    scans = {kind: good_scan(world.folder / "scans" / name, kind) for kind, name in PAPERS.items()}
    return str(
        form(world.folder / "attestation.toml", scans, **{"attestation_kind": "Первая категория", **changed})
    )


@pytest.mark.shows("R95")
@pytest.mark.parametrize(
    "kind",
    [
        "Профессиональная переподготовка",
        "advanced-training",
        "Переаттестация",
        "Вторая категория",
        "Highest category",
    ],
)
def test_every_kind_may_be_chosen(world: World, kind: str) -> None:
    number = world.ok("attestation", "--form", typed(world, attestation_kind=kind), "--json").json["number"]
    world.ok("cancel", number)


@pytest.mark.shows("R96", "C2")
def test_a_picture_is_not_taken_and_every_paper_is_needed(world: World) -> None:
    picture = good_scan(world.folder / "diplom_2012.jpg", "diploma")
    result = world.run(
        "attestation", "--set", "attestation_kind=re-attestation", "--attach", f"diploma={picture}", "--json"
    )
    assert result.code == 3, str(result)
    about = {one["attachment"]: one["message"] for one in result.error["errors"]}
    assert set(about) == set(PAPERS)
    assert "PDF" in about["diploma"]


@pytest.mark.shows("R97")
def test_a_number_a_letter_and_changes_until_the_decision(world: World) -> None:
    sent = world.ok("attestation", "--form", typed(world), "--json").json
    number = sent["number"]
    assert sent["editable"] is True
    items = world.ok("portal", "outbox", "--json", "--all").json["items"]
    letters = [one for one in items if one["channel"] == "email" and number in one["text"]]
    assert letters[-1]["to"] == "sokolova@example.ru"

    changed = world.ok("edit", number, "--set", "attestation_kind=Высшая категория", "--json").json
    assert (changed["number"], changed["attempt"], changed["status"]) == (number, 2, "under_review")
    detail = world.ok("api", "GET", f"/api/cabinet/v1/applications/{number}").json
    assert detail["fields"]["attestation_kind"] == "category-highest"

    world.ok("portal", "clock", "advance", "20wd")
    assert world.ok("status", number, "--json").json["items"][0]["status"] == "approved"
    late = world.run("edit", number, "--set", "attestation_kind=Вторая категория", "--json")
    assert late.code == 6
